import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './testbed/findBrowser';
import { runScript, type Lifetime } from './testbed/lifetime';
import { projectRoot } from './testbed/projectRoot';
import { requireGit, requireNode } from './testbed/requireTools';
import { runProjectScript } from './testbed/runProjectScript';
import { SetupError } from './testbed/setupError';
import { formatSummary, type StepResult } from './testbed/summary';
import { readReport } from './testbed/testReport';
import { testSteps, type TestStep } from './testbed/testSteps';

const out = join(projectRoot, '.test-out');

runScript(async (lifetime) => {
  requireNode();
  requireGit();
  const browserMissing = missingBrowser();
  if (browserMissing !== undefined) console.error(`\n${browserMissing.describe()}\n`);
  const results: StepResult[] = [];
  let built = true;
  for (const step of testSteps) {
    const result: StepResult =
      step.needsBuild && !built
        ? notRun(step, 'not run: the build failed')
        : step.needsBrowser && browserMissing !== undefined
          ? notRun(step, 'not run: no browser (see above)')
          : await runStep(step, lifetime);
    if (step.script === 'build') built = result.failed === 0;
    results.push(result);
  }
  if (browserMissing !== undefined) console.error(`\n${browserMissing.describe()}`);
  console.log(formatSummary(results));
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
});

/** A step that is not run counts as one failure, so that nothing is left out silently. */
function notRun({ title }: TestStep, note: string): StepResult {
  return { title, passed: 0, failed: 1, skipped: 0, seconds: 0, note };
}

async function runStep(step: TestStep, lifetime: Lifetime): Promise<StepResult> {
  console.log(`\n── ${step.title} (npm run ${step.script})`);
  const reports = step.reports.map((name) => join(out, name));
  for (const report of reports) await rm(report, { force: true });
  const started = Date.now();
  const args = step.plainMocha === true ? ['--reporter', join('test', 'support', 'reporter.ts')] : [];
  const env = step.plainMocha === true ? { TEST_REPORT: reports[0] } : {};
  const code = await runProjectScript(lifetime, step.script, args, env);
  const { title } = step;
  const seconds = (Date.now() - started) / 1000;
  const counted = await countReports(reports);
  if (reports.length === 0) {
    return { title, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds };
  }
  const { passed, skipped, missing } = counted;
  const note = missing > 0 ? `${missing} of ${reports.length} suites broke off` : undefined;
  // An exit code that no failed test explains is a failure of its own.
  const failed = Math.max(counted.failed + missing, code === 0 ? 0 : 1);
  return { title, passed, failed, skipped, seconds, ...(note === undefined ? {} : { note }) };
}

async function countReports(reports: readonly string[]) {
  const counted = { passed: 0, failed: 0, skipped: 0, missing: 0 };
  for (const report of reports) {
    const stats = await readReport(report);
    if (stats === undefined) counted.missing++;
    counted.passed += stats?.passes ?? 0;
    counted.failed += stats?.failures ?? 0;
    counted.skipped += stats?.pending ?? 0;
  }
  return counted;
}

function missingBrowser(): SetupError | undefined {
  try {
    findBrowser();
    return undefined;
  } catch (error) {
    if (error instanceof SetupError) return error;
    throw error;
  }
}
