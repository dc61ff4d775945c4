import assert from 'node:assert/strict';
import { metricsGeneralisation } from '../../../../src/core/checks/metrics/metricsGeneralisation';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

function compare(metric: string, train: number | string, test: number | string, written: object = {}) {
  const text = `{"train": {"${metric}": ${String(train)}}, "test": {"${metric}": ${String(test)}}}`;
  const given = { file: 'm.json', train: `train.${metric}`, test: `test.${metric}`, ...written };
  return judge(metricsGeneralisation, given, memoryWorld({ 'm.json': text }));
}

describe('metrics.generalisation', () => {
  it('passes where the model is nearly as good on new data', async () => {
    const outcome = await compare('auc', 0.9, 0.85);
    assert.deepEqual(lines(outcome), ['pass: test.auc is 0.85, in training 0.9.']);
    assert.deepEqual(outcome.metrics, {
      train: 0.9,
      test: 0.85,
      max: 0.1,
      direction: 'higher',
      drop: 0.055555555556,
    });
  });

  it('fails a model that has learned by heart, at the number of the test', async () => {
    const outcome = await compare('auc', 1, 0.8);
    assert.deepEqual(lines(outcome), [
      'fail: test.auc is 0.8, in training 1: a drop of 0.2; 0.1 is allowed.',
      'fail m.json:0:38 test.auc is 0.8, in training 1: a drop of 0.2; 0.1 is allowed.',
    ]);
  });

  it('counts a drop equal to the limit as good', async () => {
    assert.equal((await compare('auc', 1, 0.9)).verdict, 'pass');
    assert.equal((await compare('auc', 0.8, 0.72)).verdict, 'pass');
    assert.equal((await compare('auc', 0.8, 0.7199)).verdict, 'fail');
  });

  it('knows that lower is better of losses, and reads it from nothing else', async () => {
    assert.equal((await compare('loss', 0.2, 0.3)).verdict, 'fail');
    assert.equal((await compare('loss', 0.2, 0.1)).verdict, 'pass');
    assert.equal((await compare('quality', 0.2, 0.3, { direction: 'lower' })).verdict, 'fail');
    assert.equal((await compare('quality', 0.2, 0.3, { direction: 'higher' })).verdict, 'pass');
  });

  it('judges values at and below zero', async () => {
    assert.match(lines(await compare('loss', 0, 0.001))[0] ?? '', /^fail: .*no share of that allows it/);
    assert.equal((await compare('loss', 0, 0)).verdict, 'pass');
    assert.equal((await compare('r2', -0.5, -0.6)).verdict, 'fail');
    assert.equal((await compare('r2', -0.5, -0.55)).verdict, 'pass');
  });

  it('reads the two numbers from two files', async () => {
    const world = memoryWorld({ 'train.yaml': 'auc: 0.9', 'test.toml': '[scores]\nauc = 0.5\n' });
    const given = {
      train: { file: 'train.yaml', metric: 'auc' },
      test: { file: 'test.toml', metric: 'scores.auc' },
    };
    const outcome = await judge(metricsGeneralisation, given, world);
    assert.match(lines(outcome)[1] ?? '', /^fail test.toml:1:0 /);
  });

  for (const [what, train, test, words] of [
    ['NaN in training', 'NaN', 0.5, /train.auc is NaN/],
    ['a missing test value', 0.9, 'null', /test.auc has no value/],
    ['a drop beyond all numbers', 1e-300, -1e300, /no finite number/],
  ] as const) {
    it(`cannot judge ${what}`, async () => {
      const outcome = await compare('auc', train, test);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('refuses what could not fail or not be compared', () => {
    const given = { file: 'm.json', train: 'train.auc', test: 'test.auc' };
    assert.deepEqual(refused(metricsGeneralisation, given), []);
    assert.deepEqual(refused(metricsGeneralisation, { ...given, train: 'test.auc' }), ['']);
    assert.deepEqual(refused(metricsGeneralisation, { ...given, file: undefined }), ['']);
    assert.deepEqual(
      refused(metricsGeneralisation, { ...given, train: 'train.quality', test: 'test.quality' }),
      [''],
    );
    assert.deepEqual(refused(metricsGeneralisation, { ...given, max: -1 }), ['max']);
  });
});
