import assert from 'node:assert/strict';
import type { Cadence } from '../../src/core/history/cadence';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';

const WEEKS = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'];
const CADENCE: Cadence = {
  weeks: WEEKS,
  wheels: [
    { wheel: 'data', commits: [1, 1, 1, 1], passes: [2, 2, 2, 2] },
    { wheel: 'ml', commits: [4, 4, 4, 4], passes: [6, 6, 6, 6] },
    { wheel: 'dev', commits: [1, 0, 0, 0], passes: [0, 0, 0, 0] },
    { wheel: 'ops', commits: [0, 0, 0, 0], passes: [0, 1, 0, 0] },
  ],
};

describe('the pace of the wheels on the knot', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(options: BoardOptions = {}) {
    board = await suite.open({ stoppedClock: true, ...options });
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.stage('Plan').waitFor();
  }
  const asked = async () => (await board.requests()).filter(({ action }) => action.kind === 'cadence').length;

  it('is asked for when the board has been seen, and moves dots the faster the more checks begin to pass', async () => {
    await show();
    assert.equal(await asked(), 0);
    await board.page.clock.runFor(2000);
    const root = TUMOUR_SCREENING.root;
    await board.answer('cadence', { kind: 'cadence', root, cadence: CADENCE, isShallow: false });
    await board.page.locator('.knot .flow').first().waitFor();
    const durations = await board.page
      .locator('.knot .flow')
      .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).animationDuration));
    // Data at two a week, ML at six, Ops at a quarter of one; nothing of Dev began to pass.
    assert.deepEqual([...new Set(durations)].sort(), ['2s', '40s', '6s']);
    await board.picture('flow');
  });

  it('has dots in the legend that are there at every moment', async () => {
    await show();
    const sample = await board.page.locator('.legend .flow').evaluate((path) => {
      const { animationName, strokeDasharray } = getComputedStyle(path);
      const period = strokeDasharray.split(',').reduce((sum, part) => sum + parseFloat(part), 0);
      return { animationName, dots: (path as SVGPathElement).getTotalLength() / period };
    });
    assert.equal(sample.animationName, 'none');
    assert.ok(sample.dots > 2);
  });

  it('is not asked for by people who want no motion', async () => {
    await show({ reducedMotion: true });
    await board.page.clock.runFor(5000);
    assert.equal(await asked(), 0);
    assert.equal(await board.page.locator('.knot .flow').count(), 0);
  });
});
