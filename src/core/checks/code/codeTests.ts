import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { readJunit } from '../../results/readJunit';
import type { TestCounts } from '../../results/results';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { ReportedFiles } from './reportedFiles';

const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe('JUnit reports that a test run left: a path or pattern, or a list of them.'),
  ),
  minTests: z
    ._default(z.int().check(z.gte(1), z.lte(10_000_000)), 1)
    .check(z.describe('The fewest tests that must have been run, skipped ones not counted.')),
});
type Parameters = z.infer<typeof parameters>;

/** The tests that ran elsewhere passed. */
export const codeTests: BuiltinCheckOf<Parameters> = {
  id: 'code.tests',
  judgement: 1,
  // Reports are XML, whose meaning is its bytes.
  identity: 'bytes',
  title: 'The tests pass',
  description: `Reads the JUnit reports that a test run left, for example that of the build server. To let the check run the tests itself, use \`run:\` with \`results: { junit: … }\` instead.

- **fail**: a test failed or broke, no test was run at all, or fewer than \`minTests\`.
- **warn**: all tests were skipped, one of several reports has no tests, or a test failed at first and passed when it was repeated.
- **error**: no file matches, or one is no JUnit report that can be read.

Several reports count together. Failed tests are told with their place in the project where the report names it.

A report without tests looks as green as one in which all of them passed: it usually means that the tests were not found.

**To mend it**, mend what failed and run the tests again; their report must be written anew.`,
  stages: ['test', 'code', 'build', 'validate', 'evaluate'],
  parameters,
  example: `file: reports/junit-*.xml`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

/** Reports name files by the paths of the machine that ran the tests; all of them are looked for in the project. */
const ANY_ROOT = '/';

async function judge({ file, minTests }: Parameters, world: CheckWorld): Promise<Outcome> {
  const { files, unmatched } = matchFiles(listOf(file), world.files);
  const faults: Fault[] = unmatched.map(nothingMatches);
  const findings: Finding[] = [];
  const reports: { readonly path: string; readonly counts: TestCounts }[] = [];
  const reported = new ReportedFiles(world);
  for (const path of files) {
    const content = await world.readText(path);
    const results = content.kind === 'text' ? readJunit(content.text, ANY_ROOT) : undefined;
    if (content.kind === 'unreadable') faults.push(unreadableFile(path, content.reason));
    else if (results?.kind === 'results' && results.counts !== undefined) {
      reports.push({ path, counts: results.counts });
      for (const finding of results.findings) findings.push(await reported.placed(finding, path));
    } else if (results?.kind === 'invalid') faults.push(notReport(path, results.reason));
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const counts = sum(reports.map((report) => report.counts));
  findings.push(...judgeCounts(counts, minTests, reports));
  const { total, passed, failed, skipped } = counts;
  const metrics = { tests: total, passed, failed, skipped, files: files.length };
  return judged(
    say('Tests: {0} passed, {1} failed, {2} skipped.', passed, failed, skipped),
    findings,
    metrics,
  );
}

function judgeCounts(
  { total, skipped }: TestCounts,
  minTests: number,
  reports: readonly { readonly path: string; readonly counts: TestCounts }[],
): readonly Finding[] {
  const [first] = reports;
  const place = first === undefined ? {} : { path: first.path };
  if (total === 0) {
    const next = say('Mend the command that runs the tests, so that it finds them.');
    return [{ severity: 'fail', message: say('No test was run: the report has none.'), ...place, next }];
  }
  const findings = reports.flatMap(({ path, counts }): Finding[] => {
    if (counts.total > 0) return [];
    const next = say('Mend the command that writes this report, so that it finds its tests.');
    return [{ severity: 'warn', message: say('{0} has no tests.', path), path, next }];
  });
  if (skipped === total) {
    const next = say('Let at least one test run.');
    findings.push({
      severity: 'warn',
      message: say('Every test was skipped: nothing was tested.'),
      ...place,
      next,
    });
  } else if (total - skipped < minTests) {
    const message = say('Only {0} tests were run; at least {1} are expected.', total - skipped, minTests);
    const next = say('Find out which tests were not found or are skipped, or lower "minTests".');
    findings.push({ severity: 'fail', message, ...place, next });
  }
  return findings;
}

function sum(counts: readonly TestCounts[]): TestCounts {
  const add = (key: keyof TestCounts): number => counts.reduce((total, one) => total + one[key], 0);
  return { total: add('total'), passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

function notReport(path: string, reason: Message): Fault {
  return {
    ...unreadableFile(path, reason),
    next: say('Run the tests again so that they write it, or name the right file in the project file.'),
  };
}
