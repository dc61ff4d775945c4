import assert from 'node:assert/strict';
import { metricsCost } from '../../../../src/core/checks/metrics/metricsCost';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, refused } from '../memoryWorld';
import { assertClose, REFERENCE } from './reference';

const COSTS = {
  file: 'p.csv',
  label: 'label',
  prediction: 'prediction',
  falsePositive: 6,
  falseNegative: 120,
  max: 15,
};

/** So many rows: hits, misses, false alarms, rightly left alone. */
function table(hits: number, misses: number, alarms: number, quiet: number): string {
  const counts = [hits, misses, alarms, quiet];
  return `label,prediction\n${['1,1', '1,0', '0,1', '0,0'].map((row, at) => `${row}\n`.repeat(counts[at] ?? 0)).join('')}`;
}

describe('metrics.cost', () => {
  const folder = scratchFolders();

  function judge(text: string, written: object = {}) {
    return judgeOnDisk(metricsCost, { ...COSTS, ...written }, folder({ 'p.csv': text }));
  }

  it('passes at the greatest mean cost that is acceptable', async () => {
    const outcome = await judge(table(30, 10, 50, 10));
    assert.deepEqual(lines(outcome), [
      'pass: A row costs 15: 50 false positives and 10 false negatives in 100 rows.',
    ]);
    assert.deepEqual(outcome.metrics, {
      cost: 15,
      max: 15,
      total: 1500,
      falsePositives: 50,
      falseNegatives: 10,
      rows: 100,
      confusion: {
        classes: ['0', '1'],
        counts: [
          [10, 50],
          [10, 30],
        ],
      },
    });
  });

  it('names the class that counts and the other one in its confusion matrix', async () => {
    const text = 'label,prediction\nwell,ill\nwell,well\nwell,well\nill,ill\n';
    const outcome = await judge(text, { positive: 'ill' });
    assert.deepEqual(outcome.metrics?.['confusion'], {
      classes: ['well', 'ill'],
      counts: [
        [2, 1],
        [0, 1],
      ],
    });
    const many = await judge(`${text}unsure,well\n`, { positive: 'ill' });
    assert.deepEqual(many.metrics?.['confusion'], {
      classes: ['', 'ill'],
      counts: [
        [3, 1],
        [0, 1],
      ],
    });
  });

  it('fails above it', async () => {
    const outcome = await judge(table(29, 11, 50, 10));
    const words = 'A row costs 16.2, more than 15: 50 false positives and 11 false negatives in 100 rows.';
    assert.deepEqual(lines(outcome), [`fail: ${words}`, `fail p.csv ${words}`]);
  });

  it('agrees with what was computed apart', async () => {
    const written = { positive: 'malignant', falsePositive: 3, falseNegative: 50, max: 1e6 };
    const outcome = await judge(REFERENCE.classes.csv, written);
    assertClose(outcome.metrics?.['cost'], REFERENCE.classes.cost);
    const scored = await judge(REFERENCE.classes.csv, { ...written, prediction: undefined, score: 'score' });
    assert.deepEqual(scored.metrics, outcome.metrics);
  });

  it('decides by the score and the threshold where there is no prediction', async () => {
    const text = 'label,score\n1,0.2\n1,0.19\n0,0.3\n0,0.1\n';
    const outcome = await judge(text, { prediction: undefined, score: 'score', threshold: 0.2, max: 1000 });
    const { falseNegatives, falsePositives } = outcome.metrics ?? {};
    assert.deepEqual([falseNegatives, falsePositives], [1, 1]);
  });

  it('adds up costs that computers cannot write exactly', async () => {
    const outcome = await judge(table(0, 0, 3, 7), { falsePositive: 0.1, max: 0.03 });
    assert.equal(outcome.verdict, 'pass');
    assert.equal(outcome.metrics?.['cost'], 0.03);
  });

  for (const [what, text, written, words] of [
    [
      'a missing prediction',
      'label,prediction\n1,1\n0,\n',
      {},
      /"prediction" is empty or NaN in 1 rows, first in row 2/,
    ],
    ['no rows', table(0, 0, 0, 0), {}, /has no rows/],
    [
      'many classes without a positive one',
      'label,prediction\na,a\nb,b\nc,c\n',
      {},
      /Which class of "label" counts/,
    ],
    ['a column that is not there', table(1, 1, 1, 1), { label: 'truth' }, /no column "truth"/],
  ] as const) {
    it(`cannot judge ${what}`, async () => {
      const outcome = await judge(text, written);
      assert.match(lines(outcome)[0] ?? '', words);
      assert.equal(outcome.verdict, 'error');
    });
  }

  it('refuses costs by which nothing could fail', () => {
    assert.deepEqual(refused(metricsCost, { ...COSTS, falsePositive: 0, falseNegative: 0 }), ['']);
    assert.deepEqual(refused(metricsCost, { ...COSTS, falsePositive: -1 }), ['falsePositive']);
    assert.deepEqual(refused(metricsCost, { ...COSTS, prediction: undefined }), ['']);
  });
});
