import assert from 'node:assert/strict';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { METRICS, metricsAnswer } from './metricFixtures';

/** Counts that no limit judges and that stay the same: more than a list shows at first. */
function countsOf(stage: string): readonly MetricSeries[] {
  return Array.from({ length: 12 }, (_, at) => ({
    stage,
    check: 'counts',
    metric: `${stage}-${String(at)}`,
    limits: [],
    points: [0, 23].map((commit) => ({ at: commit, value: at })),
  }));
}
const RECALL: MetricSeries = {
  stage: 'monitor',
  check: 'recall',
  metric: 'value',
  measures: 'test.recall',
  direction: 'higher',
  limits: [{ kind: 'min', value: 0.95 }],
  points: [
    { at: 0, value: 0.95 },
    { at: 23, value: 0.97 },
  ],
};
const SERIES = [...TUMOUR_SCREENING.stages.flatMap(({ id }) => countsOf(id)), RECALL];

describe('many metrics on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(width: number) {
    board = await suite.open({ width, height: 900 });
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.page.getByRole('tab', { name: 'Metrics' }).click();
    await board.answer('metricHistory', metricsAnswer({ ...METRICS, series: SERIES }));
    await board.page.locator('.plot').first().waitFor();
  }
  const monitor = () => board.page.locator('.metric-list section', { hasText: 'monitor-0' });

  it('begin in each stage with those that have limits: the one that is plotted at first is seen', async () => {
    await show(1600);
    const choices = monitor().locator('.metric-choice');
    assert.match(await choices.first().innerText(), /test\.recall · recall/);
    assert.equal(await choices.first().getAttribute('aria-pressed'), 'true');
    assert.match(await choices.nth(1).innerText(), /monitor-0/, 'the others keep their order');
  });

  it('are compared beginning with what differs', async () => {
    await show(1600);
    const table = board.page.getByRole('table').last();
    assert.match(await table.getByRole('row').nth(1).innerText(), /^test\.recall.*↑ better/s);
    assert.match(await table.getByRole('row').nth(2).innerText(), /= same/);
  });

  for (const width of [600, 1600]) {
    it(`are chosen beside their plots, which stay in sight, at ${String(width)} px`, async () => {
      await show(width);
      await monitor().locator('.metric-choice').nth(3).click();
      const plot = board.page.getByRole('figure', { name: 'monitor-2' }).locator('.plot');
      await plot.waitFor();
      const box = await plot.boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y < 750, `the plot is at ${String(box?.y)} px`);
      await board.picture(`metrics-many-${String(width)}`);
    });
  }
});
