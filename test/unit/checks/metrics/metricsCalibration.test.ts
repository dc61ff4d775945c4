import assert from 'node:assert/strict';
import { metricsCalibration } from '../../../../src/core/checks/metrics/metricsCalibration';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, refused } from '../memoryWorld';
import { assertClose, REFERENCE } from './reference';

const COLUMNS = { file: 'p.csv', label: 'label', score: 'score' };

function table(...groups: readonly (readonly [row: string, count: number])[]): string {
  return `label,score\n${groups.map(([row, count]) => `${row}\n`.repeat(count)).join('')}`;
}

describe('metrics.calibration', () => {
  const folder = scratchFolders();

  function judge(text: string, written: object = {}) {
    return judgeOnDisk(metricsCalibration, { ...COLUMNS, ...written }, folder({ 'p.csv': text }));
  }

  for (const [bins, expected] of Object.entries(REFERENCE.classes.ece)) {
    it(`computes the expected calibration error of ${bins} bins`, async () => {
      const outcome = await judge(REFERENCE.classes.csv, { positive: 'malignant', bins: Number(bins) });
      assertClose(outcome.metrics?.['ece'], expected);
    });
  }

  it('passes where scores are shares, and keeps the bins', async () => {
    const outcome = await judge(table(['1,0.8', 80], ['0,0.8', 20], ['1,0.25', 5], ['0,0.25', 15]));
    assert.deepEqual(lines(outcome), ['pass: The expected calibration error is 0.']);
    assert.deepEqual(outcome.metrics?.['bins'], [
      { from: 0.2, to: 0.3, rows: 20, score: 0.25, observed: 0.25 },
      { from: 0.7, to: 0.8, rows: 100, score: 0.8, observed: 0.8 },
    ]);
  });

  it('keeps the Brier score, of which 0 is best', async () => {
    const brierOf = async (text: string) => (await judge(text)).metrics?.['brier'];
    assert.equal(await brierOf(table(['1,1', 3], ['0,0', 2])), 0);
    assert.equal(await brierOf(table(['1,0.8', 80], ['0,0.8', 20])), 0.16);
    assert.equal(await brierOf(table(['0,1', 5])), 1);
  });

  it('warns of a model that is too sure of itself, and names the bin', async () => {
    const outcome = await judge(table(['1,0.95', 60], ['0,0.95', 40], ['0,0.05', 95], ['1,0.05', 5]));
    assert.deepEqual(lines(outcome), [
      'warn: The expected calibration error 0.175 is above 0.1. From 0.9 to 1 the mean score is 0.95, but 0.6 of 100 rows are positive.',
      'warn p.csv The expected calibration error 0.175 is above 0.1. From 0.9 to 1 the mean score is 0.95, but 0.6 of 100 rows are positive.',
    ]);
  });

  it('fails above the limit that is given for it', async () => {
    const text = table(['1,0.95', 60], ['0,0.95', 40]);
    assert.equal((await judge(text, { fail: 0.3 })).verdict, 'fail');
    assert.equal((await judge(text, { fail: 0.4 })).verdict, 'warn');
    assert.equal((await judge(text, { max: 0.5, fail: 0.2 })).verdict, 'fail');
  });

  it('puts the bound of a bin into the bin below, as it is written', async () => {
    const outcome = await judge(
      table(['1,0', 1], ['1,0.1', 1], ['1,0.3', 1], ['1,0.7', 1], ['1,1', 1], ['0,0.30000001', 1]),
    );
    const bins = outcome.metrics?.['bins'] as readonly { readonly to: number; readonly rows: number }[];
    assert.deepEqual(
      bins.map(({ to, rows }) => [to, rows]),
      [
        [0.1, 2],
        [0.3, 1],
        [0.4, 1],
        [0.7, 1],
        [1, 1],
      ],
    );
  });

  it('says that few rows are uncertain', async () => {
    const outcome = await judge(table(['1,0.5', 10], ['0,0.5', 4]));
    assert.match(
      lines(outcome).at(-1) ?? '',
      /^info p.csv With so few rows, chance alone would give about 0\.09/,
    );
  });

  for (const [what, text, written, words] of [
    [
      'scores above 1',
      table(['1,0.9', 9], ['0,90', 1]),
      {},
      /"score" is no probability in 1 rows, first in row 10/,
    ],
    ['a missing score', table(['1,0.9', 9], ['0,', 1]), {}, /"score" is empty or NaN in 1 rows/],
    ['an infinite score', table(['1,0.9', 9], ['0,inf', 1]), {}, /"score" is infinite or NaN in 1 rows/],
    ['no rows', table(), {}, /has no rows/],
    ['a score that is not there', table(['1,0.5', 9]), { score: 'probability' }, /no column "probability"/],
    [
      'classes without a positive one',
      table(['a,0.5', 9], ['b,0.5', 9]),
      {},
      /Which class of "label" counts/,
    ],
  ] as const) {
    it(`cannot judge ${what}`, async () => {
      const outcome = await judge(text, written);
      assert.match(lines(outcome)[0] ?? '', words);
      assert.equal(outcome.verdict, 'error');
    });
  }

  it('judges labels of one class and a single row', async () => {
    assert.equal((await judge(table(['1,0.95', 40]))).verdict, 'pass');
    assert.equal((await judge(table(['0,0.95', 1]))).verdict, 'warn');
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(metricsCalibration, { ...COLUMNS, bins: 1 }), ['bins']);
    assert.deepEqual(refused(metricsCalibration, { ...COLUMNS, max: 1.5 }), ['max']);
    assert.deepEqual(refused(metricsCalibration, { ...COLUMNS, score: undefined }), ['score']);
  });
});
