import assert from 'node:assert/strict';
import { metricsGain } from '../../../../src/core/checks/metrics/metricsGain';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

function gain(files: Readonly<Record<string, string>>, written: object) {
  return judge(metricsGain, { file: 'm.json', ...written }, memoryWorld(files));
}

/** The gain of a metric of a model over one of a heuristic. */
function compare(metric: string, model: number | string, heuristic: number | string, written: object = {}) {
  const text = `{"model": {"${metric}": ${String(model)}}, "rule": {"${metric}": ${String(heuristic)}}}`;
  return gain({ 'm.json': text }, { metric: `model.${metric}`, baseline: `rule.${metric}`, ...written });
}

describe('metrics.gain', () => {
  it('passes a model that beats the heuristic by enough', async () => {
    const outcome = await compare('auc', 0.9, 0.6);
    assert.deepEqual(lines(outcome), ['pass: The gain is 0.75: model.auc is 0.9, the baseline 0.6.']);
    assert.deepEqual(outcome.metrics, { gain: 0.75, model: 0.9, baseline: 0.6, perfect: 1, min: 0.1 });
  });

  it('fails one that does not, at the number of the model', async () => {
    const outcome = await compare('auc', 0.62, 0.6);
    assert.deepEqual(lines(outcome), [
      'fail: The gain 0.05 is below 0.1: model.auc is 0.62, the baseline 0.6.',
      'fail m.json:0:18 The gain 0.05 is below 0.1: model.auc is 0.62, the baseline 0.6.',
    ]);
  });

  it('says that a model is worse than the heuristic', async () => {
    assert.match(
      lines(await compare('auc', 0.5, 0.6))[0] ?? '',
      /^fail: The model is worse than the baseline, gain -0\.25/,
    );
  });

  it('counts a gain equal to the limit as enough', async () => {
    assert.equal((await compare('auc', 0.64, 0.6)).verdict, 'pass');
    assert.equal((await compare('auc', 0.639, 0.6)).verdict, 'fail');
    assert.equal((await compare('auc', 0.6, 0.6, { min: 0 })).verdict, 'pass');
  });

  for (const [metric, model, heuristic, written, expected] of [
    ['rmse', 6, 10, {}, 0.4],
    ['logloss', 0.3, 0.6, {}, 0.5],
    ['accuracy', 90, 80, { perfect: 100 }, 0.5],
    ['quality', 6, 10, { perfect: 2 }, 0.5],
    ['mcc', 0.5, -0.5, {}, 0.666666666667],
  ] as const) {
    it(`knows the perfect value of ${metric}`, async () => {
      assert.equal((await compare(metric, model, heuristic, written)).metrics?.['gain'], expected);
    });
  }

  it('reads the baseline from another file, or takes a number', async () => {
    const files = { 'm.json': '{"auc": 0.9}', 'rules.csv': 'metric,value\nauc,0.6\n' };
    const baseline = { file: 'rules.csv', metric: 'auc' };
    assert.equal((await gain(files, { metric: 'auc', baseline })).metrics?.['gain'], 0.75);
    assert.equal((await gain(files, { metric: 'auc', baseline: 0.5 })).metrics?.['gain'], 0.8);
  });

  for (const [what, outcome, words] of [
    [
      'a baseline that is perfect',
      () => compare('auc', 0.9, 1),
      /^error: The baseline is 1, which is perfect/,
    ],
    [
      'percentages taken for shares',
      () => compare('accuracy', 90, 80),
      /^error: The baseline 80 is better than 1/,
    ],
    [
      'a model in percent against a share',
      () => compare('accuracy', 90, 0.8),
      /^error: The model has 90, better than 1/,
    ],
    [
      'a scale that nobody knows',
      () => compare('quality', 120, 80),
      /^error: The baseline 80 is better than 1/,
    ],
    ['a model that is NaN', () => compare('auc', 'NaN', 0.5), /^error: model.auc is NaN/],
    [
      'a baseline that is missing',
      () => compare('auc', 0.9, 0.5, { baseline: 'rule.acu' }),
      /^error: There is no metric rule.acu/,
    ],
    [
      'a file that is missing',
      () => gain({}, { metric: 'auc', baseline: 0.5 }),
      /^error: m.json cannot be read/,
    ],
  ] as const) {
    it(`cannot judge ${what}`, async () => {
      const judged = await outcome();
      assert.match(lines(judged)[0] ?? '', words);
      assert.ok(nextSteps(judged).length > 0);
    });
  }

  it('consumes both files', () => {
    const given = {
      file: 'm.json',
      metric: 'auc',
      baseline: { file: 'rules.json', metric: 'auc' },
      min: 0.1,
    };
    assert.deepEqual(metricsGain.consumes(given as never, undefined as never), {
      patterns: ['m.json', 'rules.json'],
    });
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(metricsGain, { file: 'm.json', metric: 'auc' }), ['baseline']);
    assert.deepEqual(refused(metricsGain, { file: 'm.json', metric: 'auc', baseline: 0.5, min: 2 }), ['min']);
  });
});
