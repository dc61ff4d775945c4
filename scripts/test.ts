import { findBrowser } from './testbed/findBrowser';
import { inLanes } from './testbed/inLanes';
import { runScript } from './testbed/lifetime';
import { requireGit, requireNode } from './testbed/requireTools';
import { runTestStep } from './testbed/runTestStep';
import { SetupError } from './testbed/setupError';
import { formatSummary, type StepResult } from './testbed/summary';
import { testSteps, type TestStep } from './testbed/testSteps';

/** Steps at a time, of those that may run side by side. */
const LANES = 2;

runScript(async (lifetime) => {
  requireNode();
  requireGit();
  const browserMissing = missingBrowser();
  if (browserMissing !== undefined) console.error(`\n${browserMissing.describe()}\n`);
  const results: StepResult[] = [];
  let built = true;
  const run = async (step: TestStep, isBesideOthers: boolean): Promise<StepResult> => {
    if (step.needsBuild && !built) return notRun(step, 'not run: the build failed');
    if (step.needsBrowser && browserMissing !== undefined)
      return notRun(step, 'not run: no browser (see above)');
    const result = await runTestStep(step, lifetime, isBesideOthers);
    if (step.script === 'build') built = result.failed === 0;
    return result;
  };
  for (const steps of testSteps) {
    const tasks = steps.map((step) => () => run(step, steps.length > 1));
    results.push(...(await inLanes(tasks, LANES)));
  }
  if (browserMissing !== undefined) console.error(`\n${browserMissing.describe()}`);
  console.log(formatSummary(results));
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
});

/** A step that is not run counts as one failure, so that nothing is left out silently. */
function notRun({ title }: TestStep, note: string): StepResult {
  return { title, passed: 0, failed: 1, skipped: 0, seconds: 0, note };
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
