import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Lifetime } from './lifetime';
import { projectRoot } from './projectRoot';
import { runProjectScript } from './runProjectScript';
import type { StepResult } from './summary';
import { readReport, type FailedTest } from './testReport';
import type { TestStep } from './testSteps';

const out = join(projectRoot, '.test-out');

/** Runs a step and counts its tests. Beside others it prints all that it has to say at once, at its end. */
export async function runTestStep(
  step: TestStep,
  lifetime: Lifetime,
  isBesideOthers: boolean,
): Promise<StepResult> {
  const { title, script } = step;
  const head = `\n── ${title} (npm run ${script})`;
  if (!isBesideOthers) console.log(head);
  const reports = step.reports.map((name) => join(out, name));
  for (const report of reports) await rm(report, { force: true });
  const started = Date.now();
  const code = await runProjectScript(lifetime, script, {
    args: argumentsOf(step),
    env: step.plainMocha === true ? { TEST_REPORT: reports[0] } : {},
    ...(isBesideOthers ? { onOutput: (text) => console.log(`${head}\n${text.trimEnd()}`) } : {}),
  });
  const seconds = (Date.now() - started) / 1000;
  if (reports.length === 0) {
    return { title, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds };
  }
  const counted = await countReports(reports);
  const { passed, skipped, missing, failures, retried } = counted;
  const note = missing > 0 ? `${missing} of ${reports.length} suites broke off` : undefined;
  // An exit code that no failed test explains is a failure of its own.
  const failed = Math.max(counted.failed + missing, code === 0 ? 0 : 1);
  return {
    title,
    passed,
    failed,
    skipped,
    seconds,
    failures,
    retried,
    ...(note === undefined ? {} : { note }),
  };
}

function argumentsOf({ plainMocha, inProcesses }: TestStep): readonly string[] {
  const processes = availableParallelism();
  return [
    ...(plainMocha === true ? ['--reporter', join('test', 'support', 'reporter.ts')] : []),
    ...(inProcesses === true && processes > 1 ? ['--parallel', '--jobs', String(processes)] : []),
  ];
}

async function countReports(reports: readonly string[]) {
  const counted = { passed: 0, failed: 0, skipped: 0, missing: 0 };
  const failures: FailedTest[] = [];
  const retried: FailedTest[] = [];
  for (const file of reports) {
    const report = await readReport(file);
    if (report === undefined) counted.missing++;
    counted.passed += report?.passes ?? 0;
    counted.failed += report?.failures ?? 0;
    counted.skipped += report?.pending ?? 0;
    failures.push(...(report?.failed ?? []));
    retried.push(...(report?.retried ?? []));
  }
  return { ...counted, failures, retried };
}
