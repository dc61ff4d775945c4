import { Lifetime } from '../../../scripts/testbed/lifetime';
import { openWorkbench, type JourneyOptions } from './openWorkbench';
import type { Workbench } from './workbench';

/**
 * A journey: steps in one editor that stays open from the first to the last. A step that fails
 * leaves a picture, and those after it are not tried.
 */
export function journey(
  title: string,
  options: JourneyOptions,
  steps: (workbench: () => Workbench) => void,
): void {
  describe(title, function () {
    this.timeout(120_000);
    const lifetime = new Lifetime();
    let workbench: Workbench | undefined;
    let failed = false;

    before(async () => {
      workbench = await openWorkbench(lifetime, options);
    });

    // Mocha's own bail would also keep back the journeys after this one.
    beforeEach(function () {
      if (failed) this.skip();
    });

    afterEach(async function () {
      const test = this.currentTest;
      if (test?.state !== 'failed') return;
      failed = true;
      await workbench?.keepPicture(`failed-${fileName(test.fullTitle())}`);
    });

    after(() => lifetime.end());

    steps(() => {
      if (workbench === undefined) throw new Error('The workbench is open only while steps run.');
      return workbench;
    });
  });
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80);
}
