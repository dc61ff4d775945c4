import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { IssueDetail } from '../../project/issueDetail';
import { render, say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { exceeds, fixed } from '../rounding';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { CoverageReading, CoverageReport, Share } from './coverage/coverageReport';
import { readCobertura } from './coverage/readCobertura';
import { readCoverageJson } from './coverage/readCoverageJson';
import { readLcov } from './coverage/readLcov';
import { worstFiles } from './coverage/worstFiles';

/** A share between 0 and 1; who writes 80 means 0.8, and is told so. */
const share = z.number().check((context) => {
  const { value } = context;
  if (value >= 0 && value <= 1) return;
  const isPercentage = value > 1 && value <= 100;
  const detail: IssueDetail = {
    code: 'not-a-share',
    message: say('{0} is no share: it must be between 0 and 1.', value),
    next: isPercentage ? say('Write {0} for {1} %.', value / 100, value) : say('Write 0.8 for 80 %.'),
    ...(isPercentage ? { suggestion: String(value / 100) } : {}),
  };
  context.issues.push({
    code: 'custom',
    input: value,
    message: render(detail.message),
    params: { detail },
  });
});

const parameters = z.strictObject({
  file: projectPath.check(
    z.describe('The coverage report: Cobertura XML, LCOV, or JSON of coverage.py or Istanbul.'),
  ),
  min: share.check(z.describe('The least share of lines that tests must reach, from 0 to 1.')),
  minBranches: z
    .optional(share)
    .check(z.describe('The least share of branches that tests must take, from 0 to 1.')),
});
type Parameters = z.infer<typeof parameters>;

/** The tests reach enough of the code. */
export const codeCoverage: BuiltinCheckOf<Parameters> = {
  id: 'code.coverage',
  judgement: 1,
  identity: 'bytes',
  title: 'The tests reach enough of the code',
  description: `Reads a coverage report that a test run left and compares the share of lines, and if wanted of branches, with the least that is accepted.

- **fail**: a share below \`min\` or \`minBranches\`.
- **error**: the file is missing or no coverage report, it measured no lines, or \`minBranches\` is given and it measured no branches.

The total is that which the report states, else the sum of its files; lines that several tests or classes list count once. The files in which most lines were not reached are told.

Code that no test reaches breaks unnoticed. A high share proves nothing, but one that falls shows that new code came without tests.

**To mend it**, test the files that are told, and run the tests with coverage again.`,
  stages: ['test', 'code', 'build'],
  parameters,
  example: `file: reports/coverage.xml
min: 0.8
minBranches: 0.6`,
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { files, unmatched } = matchFiles([given.file], world.files);
  const [path] = files;
  if (path === undefined) return cannotJudge(unmatched.map(nothingMatches));
  if (files.length > 1) return cannotJudge([several(given.file, files.length)]);
  const content = await world.readText(path);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(path, content.reason)]);
  const report = readReport(content.text);
  if (report.kind === 'invalid') return cannotJudge([notReport(path, report)]);
  const { lines, branches } = report;
  if (lines.valid === 0) return cannotJudge([nothingMeasured(path)]);
  if (given.minBranches !== undefined && branches === undefined) return cannotJudge([withoutBranches(path)]);
  return compare(given, path, report, world);
}

async function compare(
  { min, minBranches }: Parameters,
  path: string,
  report: CoverageReport,
  world: CheckWorld,
): Promise<Outcome> {
  const { lines, branches } = report;
  const findings: Finding[] = [];
  if (isBelow(lines, min)) {
    const message = say('Tests reach {0} of the lines; at least {1} is expected.', shown(lines), min);
    findings.push({ severity: 'fail', message, path, next: testMore() });
  }
  if (branches !== undefined && minBranches !== undefined && isBelow(branches, minBranches)) {
    const message = say(
      'Tests take {0} of the branches; at least {1} is expected.',
      shown(branches),
      minBranches,
    );
    findings.push({ severity: 'fail', message, path, next: testMore() });
  }
  const metrics = {
    coverage: ratio(lines),
    lines: lines.valid,
    coveredLines: lines.covered,
    min,
    ...(branches === undefined ? {} : { branchCoverage: ratio(branches), branches: branches.valid }),
    ...(minBranches === undefined ? {} : { minBranches }),
  };
  const [failure] = findings;
  const summary = failure?.message ?? say('Tests reach {0} of the lines.', shown(lines));
  return judged(summary, [...findings, ...(await worstFiles(report, world))], metrics);
}

function readReport(text: string): CoverageReading {
  if (text.trim() === '') return { kind: 'invalid', reason: say('it is empty') };
  switch (text.trimStart().charAt(0)) {
    case '<':
      return readCobertura(text);
    case '{':
      return readCoverageJson(text);
    default:
      return readLcov(text);
  }
}

function ratio({ covered, valid }: Share): number {
  return fixed(covered / valid);
}

function isBelow(part: Share, least: number): boolean {
  return exceeds(least - part.covered / part.valid, 0, 1);
}

function shown({ covered, valid }: Share): string {
  // Cut, not rounded: 0.7996 must not read as the 0.8 that it misses.
  return `${String(Math.floor((covered / valid) * 1000 + 1e-9) / 1000)} (${String(covered)}/${String(valid)})`;
}

function testMore() {
  return say('Test what was not reached, and run the tests with coverage again.');
}

function notReport(path: string, { reason }: Extract<CoverageReading, { kind: 'invalid' }>): Fault {
  return {
    ...unreadableFile(path, reason),
    next: say('Write Cobertura XML ("coverage xml"), LCOV or JSON, and name it in the project file.'),
  };
}

function several(pattern: string, count: number): Fault {
  return {
    message: say('"{0}" matches {1} files; coverage is one report.', pattern, count),
    next: say('Combine the reports ("coverage combine"), and name the one that results.'),
  };
}

function nothingMeasured(path: string): Fault {
  return {
    path,
    message: say('{0} measured no lines.', path),
    next: say('Run the tests with coverage of the folder that holds the code.'),
  };
}

function withoutBranches(path: string): Fault {
  return {
    path,
    message: say('{0} measured no branches.', path),
    next: say('Measure branches ("--branch", "--cov-branch"), or remove "minBranches".'),
  };
}
