import assert from 'node:assert/strict';
import { metricsSlices } from '../../../../src/core/checks/metrics/metricsSlices';
import { lines, nextSteps, refused } from '../memoryWorld';
import { assertClose } from './reference';
import { PREDICTED, sliceJudge, table } from './sliceTables';

describe('metrics.slices', () => {
  const { judge, accuracy } = sliceJudge();

  it('fails with the worst slice first, and says how all rows are', async () => {
    const outcome = await accuracy(
      table(['a,1,1', 90], ['a,1,0', 10], ['b,1,1', 20], ['b,0,1', 20], ['c,0,1', 40]),
    );
    assert.deepEqual(lines(outcome), [
      'fail: site = c: accuracy is 0 on 40 rows, below 0.8; on all rows 0.6111.',
      'fail p.csv site = c: accuracy is 0 on 40 rows, below 0.8; on all rows 0.6111.',
      'fail p.csv site = b: accuracy is 0.5 on 40 rows, below 0.8; on all rows 0.6111.',
    ]);
    const { overall, ...metrics } = outcome.metrics ?? {};
    assertClose(overall, 110 / 180);
    assert.deepEqual(metrics, {
      worst: 0,
      failed: 2,
      judged: 3,
      unjudged: 0,
      floor: 0.8,
      metric: 'accuracy',
      slices: [
        { name: 'site = c', rows: 40, value: 0, low: 0, high: 0.087621601197 },
        { name: 'site = b', rows: 40, value: 0.5, low: 0.351995269335, high: 0.648004730665 },
        { name: 'site = a', rows: 100, value: 0.9, low: 0.825634338495, high: 0.944770862939 },
      ],
      confusion: {
        classes: ['0', '1'],
        counts: [
          [0, 60],
          [10, 110],
        ],
      },
    });
  });

  it('passes at the floor, and names the worst slice', async () => {
    const outcome = await accuracy(table(['a,1,1', 40], ['b,1,1', 32], ['b,0,1', 8]));
    assert.deepEqual(lines(outcome), [
      'pass: The worst of 2 slices is site = b: accuracy is 0.8, on all rows 0.9.',
    ]);
  });

  describe('keeps for drawings', () => {
    const confusionOf = async (text: string, written: object) =>
      (await accuracy(text, { metric: 'f1', ...written })).metrics?.['confusion'];

    it('how classes are mixed up, by label and prediction', async () => {
      const text = table(['a,cat,cat', 30], ['a,cat,dog', 5], ['a,dog,dog', 20], ['a,owl,cat', 2]);
      assert.deepEqual(await confusionOf(text, {}), {
        classes: ['cat', 'dog', 'owl'],
        counts: [
          [30, 5, 0],
          [0, 20, 0],
          [2, 0, 0],
        ],
      });
    });

    it('at most twenty classes by themselves, and all others together', async () => {
      const rows = Array.from({ length: 25 }, (_, at): [string, number] => {
        const name = `c${String(at).padStart(2, '0')}`;
        return [`a,${name},${name}`, 100 - at];
      });
      const confusion = (await confusionOf(table(...rows), {})) as {
        readonly classes: readonly string[];
        readonly counts: readonly (readonly number[])[];
        readonly rest: number;
      };
      assert.equal(confusion.classes.length, 20);
      assert.equal(confusion.rest, 5);
      assert.deepEqual(
        confusion.counts.map((row) => row.length),
        Array.from({ length: 21 }, () => 21),
      );
      assert.equal(confusion.counts[20]?.[20], 80 + 79 + 78 + 77 + 76);
    });

    it('no matrix of numbers and of scores, and intervals of AUC', async () => {
      const scores = [0.1, 0.4, 0.35, 0.8].map((score, at) => `a,${String(at % 2)},${String(score)}\n`);
      const text = `site,label,score\n${scores.join('').repeat(10)}`;
      const written = { label: 'label', score: 'score', slices: ['site'], metric: 'auc', floor: 0.6 };
      const { metrics } = await judge(text, written);
      assert.equal(metrics?.['confusion'], undefined);
      const [slice] = metrics?.['slices'] as readonly { value: number; low: number; high: number }[];
      assert.ok(slice !== undefined && slice.low > 0.85 && slice.low < slice.value && slice.high === 1);
    });
  });

  it('reports slices of too few rows without judging them', async () => {
    const outcome = await accuracy(table(['a,1,1', 40], ['b,0,1', 29]));
    assert.deepEqual(lines(outcome), [
      'pass: The worst of 1 slices is site = a: accuracy is 1, on all rows 0.5797.',
      'info p.csv site = b: not judged, it has 29 rows of at least 30.',
    ]);
    assert.equal((await accuracy(table(['a,1,1', 40], ['b,0,1', 30]))).verdict, 'fail');
  });

  it('cannot judge where no slice has rows enough', async () => {
    const outcome = await accuracy(table(['a,1,1', 20], ['b,0,1', 20]));
    assert.equal(outcome.verdict, 'error');
    assert.match(lines(outcome)[0] ?? '', /No slice can be judged/);
    assert.equal((await accuracy(table(['a,1,1', 1]))).verdict, 'error');
  });

  it('takes rows without a value for a slice', async () => {
    const outcome = await accuracy(table(['a,1,1', 100], [',0,1', 40]));
    assert.match(lines(outcome)[0] ?? '', /^fail: site = \(missing\): accuracy is 0 on 40 rows/);
  });

  it('finds the slice that only two columns together make', async () => {
    const row = (site: string, sex: string, prediction: number) => `${site},${sex},1,${String(prediction)}\n`;
    const text =
      'site,sex,label,prediction\n' +
      [row('a', 'f', 1), row('a', 'm', 1), row('b', 'f', 1)].map((one) => one.repeat(200)).join('') +
      row('b', 'm', 0).repeat(50);
    const written = { ...PREDICTED, metric: 'accuracy', floor: 0.7 };
    assert.equal((await judge(text, { ...written, slices: ['site', 'sex'] })).verdict, 'pass');
    const outcome = await judge(text, { ...written, slices: ['site', 'sex', ['site', 'sex']] });
    assert.match(lines(outcome)[0] ?? '', /^fail: site = b, sex = m: accuracy is 0 on 50 rows/);
  });

  it('compares slices with all rows by their share', async () => {
    const text = table(['a,1,1', 95], ['a,0,1', 5], ['b,1,1', 40], ['b,0,1', 10]);
    const written = { floor: undefined, drop: 0.1 };
    const outcome = await accuracy(text, written);
    assert.deepEqual(
      lines(outcome)[0],
      'fail: site = b: accuracy is 0.8 on 50 rows, worse than 0.9 on all rows by more than 0.1 of it.',
    );
    assert.equal((await accuracy(text, { ...written, drop: 0.12 })).verdict, 'pass');
  });

  it('says where a metric has no value', async () => {
    const scores = (site: string, label: number) =>
      `${site},${String(label)},0.${String(3 + label * 4)}\n`.repeat(40);
    const text = `site,label,score\n${scores('a', 0)}${scores('a', 1)}${scores('b', 1)}`;
    const written = { label: 'label', score: 'score', slices: ['site'], metric: 'auc', floor: 0.6 };
    assert.deepEqual(lines(await judge(text, written)), [
      'pass: The worst of 1 slices is site = a: auc is 1, on all rows 1.',
      'info p.csv site = b: not judged, its labels are all of one class.',
    ]);
    const one = await judge(`site,label,score\n${scores('b', 1)}`, written);
    assert.equal(lines(one)[0], 'error: The data has no auc: its labels are all of one class.');
  });

  it('gives precision 0 to what never predicts the class, as scikit-learn does', async () => {
    const outcome = await accuracy(table(['a,1,0', 30], ['a,0,0', 30]), { metric: 'precision' });
    assert.match(lines(outcome)[0] ?? '', /^fail: site = a: precision is 0/);
  });

  describe('cannot judge', () => {
    for (const [what, text, written, words] of [
      [
        'a missing prediction',
        table(['a,1,1', 40], ['a,1,', 1]),
        {},
        /"prediction" is empty or NaN in 1 rows, first in row 41/,
      ],
      [
        'a NaN in a column of numbers',
        table(['a,1,1.5', 40], ['a,1,NaN', 2]),
        { metric: 'mae', floor: undefined, max: 1 },
        /"prediction" is empty or NaN in 2 rows, first in row 41/,
      ],
      [
        'an infinite prediction',
        table(['a,1,1.5', 40], ['a,1,inf', 1]),
        { metric: 'rmse', floor: undefined, max: 1 },
        /"prediction" is infinite or NaN in 1 rows, first in row 41/,
      ],
      [
        'a text among numbers',
        table(['a,1,1.5', 40], ['a,1,much', 1]),
        { metric: 'rmse', floor: undefined, max: 1 },
        /"prediction" is no number in 1 rows, first in row 41/,
      ],
      ['a column that is not there', table(['a,1,1', 40]), { slices: ['sites'] }, /no column "sites"/],
      ['a header without rows', table(), {}, /has no rows/],
      [
        'predictions of other classes than the labels',
        table(['a,ill,1', 40], ['a,well,0', 40]),
        { positive: 'ill' },
        /No prediction \(0, 1\) is one of the labels \(ill, well\)/,
      ],
      [
        'a positive class that nobody has',
        table(['a,ill,ill', 40], ['a,well,well', 40]),
        { positive: 'll', metric: 'recall' },
        /never has the value "ll"/,
      ],
      [
        'more slices than anyone looks at',
        `site,label,prediction\n${Array.from({ length: 1100 }, (_, at) => `s${String(at)},1,1\n`).join('')}`,
        {},
        /more than 1000 slices/,
      ],
    ] as const) {
      it(what, async () => {
        const outcome = await accuracy(text, written);
        assert.equal(outcome.verdict, 'error', lines(outcome).join('\n'));
        assert.match(lines(outcome)[0] ?? '', words);
        assert.equal(nextSteps(outcome).length, 1);
      });
    }

    it('probabilities below 0 or above 1', async () => {
      const text = `site,label,score\n${'a,1,0.9\na,0,0.2\n'.repeat(20)}a,1,1.2\n`;
      const written = { label: 'label', score: 'score', slices: ['site'] };
      const outcome = await judge(text, { ...written, metric: 'logloss', max: 1 });
      assert.match(lines(outcome)[0] ?? '', /^error: .*"score" is no probability in 1 rows, first in row 41/);
      // AUC only ranks: margins are as good.
      assert.equal((await judge(text, { ...written, metric: 'auc', floor: 0.5 })).verdict, 'pass');
    });

    it('scores of classes whose positive one does not go without saying', async () => {
      const text = `site,label,score\n${'a,ill,0.9\na,well,0.2\n'.repeat(20)}`;
      const outcome = await judge(text, {
        label: 'label',
        score: 'score',
        slices: ['site'],
        metric: 'auc',
        floor: 0.5,
      });
      assert.match(lines(outcome)[0] ?? '', /^error: Which class of "label" counts/);
      assert.deepEqual(nextSteps(outcome), ['Name it in "positive".']);
    });
  });

  it('refuses parameters by which nothing could fail, or good slices would', () => {
    const given = { file: 'p.csv', ...PREDICTED, slices: ['a'], metric: 'accuracy' };
    assert.deepEqual(refused(metricsSlices, given), ['']);
    assert.deepEqual(refused(metricsSlices, { ...given, max: 1 }), ['']);
    assert.deepEqual(refused(metricsSlices, { ...given, metric: 'mae', floor: 1 }), ['']);
    assert.deepEqual(refused(metricsSlices, { ...given, metric: 'auc', floor: 0.5 }), ['']);
    assert.deepEqual(refused(metricsSlices, { ...given, prediction: undefined, floor: 0.5 }), ['']);
    assert.deepEqual(refused(metricsSlices, { ...given, slices: [], floor: 1 }), ['slices']);
    assert.deepEqual(refused(metricsSlices, { ...given, floor: 0.5 }), []);
  });
});
