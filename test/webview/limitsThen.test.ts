import assert from 'node:assert/strict';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes, picturesInThemes } from './inThemes';
import { COMMITS, METRICS, metricsAnswer } from './metricFixtures';

/** The history with limits that were raised, and taken away, on the way. */
const RAISED: MetricHistory = {
  ...METRICS,
  series: METRICS.series.map((one): MetricSeries => {
    if (one.check === 'beats-threshold') {
      const steps = [
        { at: 0, value: 0.78 },
        { at: 9, value: 0.82 },
        { at: 15, value: 0.85 },
      ];
      return { ...one, limitRuns: [{ kind: 'min', steps }] };
    }
    if (one.check === 'recall-per-slice') {
      return { ...one, limitRuns: [{ kind: 'min', steps: [{ at: 5, value: 0.65 }] }] };
    }
    return one;
  }),
};

describe('the limits of metrics through the commits', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(options: BoardOptions = {}, history = RAISED) {
    board = await suite.open(options);
    await board.show(boardOf(TUMOUR_SCREENING));
    await page().getByRole('tab', { name: 'Metrics' }).click();
    await board.answer('metricHistory', metricsAnswer(history));
    await page().locator('.plot').first().waitFor();
  }

  const page = () => board.page;
  const chart = (name: string) => page().getByRole('figure', { name, exact: true });
  const choice = (name: string) =>
    page().getByRole('navigation', { name: 'Metrics by stage' }).getByRole('button', { name });
  /** Heights of the level lines, from left to right: pixels. */
  const levels = (name: string) =>
    chart(name)
      .locator('.limit')
      .evaluateAll((lines) =>
        lines.map((line) => /(?:^|M)[\d.]+ ([\d.]+)H/.exec(line.getAttribute('d') ?? '')?.[1]),
      );

  it('are drawn in steps where they changed, each with its name', async () => {
    await show();
    for (const name of ['minimum 0.78', 'minimum 0.82', 'minimum 0.85']) {
      await chart('test.auc').getByText(name, { exact: true }).waitFor();
    }
    const heights = (await levels('test.auc')).map(Number);
    assert.equal(heights.length, 3);
    assert.deepEqual(
      heights,
      heights.toSorted((a, b) => b - a),
      'each higher than the one before',
    );
    assert.equal(new Set(heights).size, 3);
  });

  it('are told in words with the days on which they ended', async () => {
    await show();
    const words = await chart('test.auc').locator('figcaption').innerText();
    const [first, second] = [COMMITS[9], COMMITS[15]].map((commit) => commit?.date.slice(0, 10) ?? '');
    assert.ok(words.includes('Limits: minimum 0.85.'), words);
    assert.ok(
      words.includes(`Before: minimum 0.78 until ${first ?? ''}, minimum 0.82 until ${second ?? ''}.`),
      words,
    );
  });

  it('stand in the table beside each value, and are told at each point', async () => {
    await show();
    await chart('test.auc').locator('summary').click();
    const rows = chart('test.auc').getByRole('row');
    assert.match(await rows.first().innerText(), /minimum then/);
    assert.match(await rows.nth(1).innerText(), /0\.85$/, 'the newest comes first');
    assert.match(await rows.last().innerText(), /0\.78$/);
    const stops = page().getByRole('button', { name: /Limits then: minimum 0\.82/ });
    assert.equal(await stops.count(), 6);
  });

  it('end with the last evidence where the project file has another by now', async () => {
    await show();
    await choice('worst (recall) · recall-per-slice').click();
    await choice('test.auc · beats-threshold').click();
    const words = await chart('worst (recall)').locator('figcaption').innerText();
    assert.ok(
      words.includes(`Before: minimum 0.65 until ${COMMITS.at(-1)?.date.slice(0, 10) ?? ''}.`),
      words,
    );
    assert.equal((await levels('worst (recall)')).length, 2);
  });

  it('are named as today’s where no evidence repeats them', async () => {
    await show({}, METRICS);
    const words = await chart('test.auc').locator('figcaption').innerText();
    assert.ok(words.includes('Limits by today’s project file: minimum 0.85.'), words);
    assert.equal(
      await page()
        .getByRole('button', { name: /Limits then/ })
        .count(),
      0,
    );
  });

  for (const width of [600, 1600]) {
    it(`can be read in any theme at ${String(width)} px, where axe finds nothing`, async () => {
      await show({ width, height: 900 });
      assert.deepEqual(await axeInThemes(board, 'limits-then'), []);
      await choice('worst (recall) · recall-per-slice').click();
      await chart('test.auc, worst (recall)').waitFor();
      await page().getByRole('button', { name: 'by time' }).click();
      await picturesInThemes(board, 'limits-then-two');
    });
  }
});
