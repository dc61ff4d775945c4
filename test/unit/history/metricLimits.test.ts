import assert from 'node:assert/strict';
import { meaningOf } from '../../../src/core/history/metricLimits';
import type { CheckDefinition } from '../../../src/core/project/project';

function check(uses: string, parameters: Readonly<Record<string, unknown>>): CheckDefinition {
  return { kind: 'builtin', uses, parameters } as CheckDefinition;
}

describe('the limits of a metric', () => {
  it('are those of a threshold, which names what is measured', () => {
    const threshold = check('metrics.threshold', { metric: 'test.auc', min: 0.8, max: 0.99 });
    assert.deepEqual(meaningOf(threshold, 'value'), {
      measures: 'test.auc',
      direction: 'higher',
      limits: [
        { kind: 'min', value: 0.8 },
        { kind: 'max', value: 0.99 },
      ],
    });
    assert.equal(meaningOf(threshold, 'min'), undefined, 'a limit is no measurement');
  });

  it('say which way is better where the name does not, and only one side is limited', () => {
    assert.equal(meaningOf(check('metrics.threshold', { metric: 'x', max: 3 }), 'value')?.direction, 'lower');
    assert.equal(
      meaningOf(check('metrics.threshold', { metric: 'x', min: 3 }), 'value')?.direction,
      'higher',
    );
    const both = check('metrics.threshold', { metric: 'x', min: 1, max: 3 });
    assert.equal(meaningOf(both, 'value')?.direction, undefined);
  });

  it('are none of a regression, which is compared with its baseline', () => {
    const regression = check('metrics.regression', { metric: 'size', direction: 'lower', baseline: 'main' });
    assert.deepEqual(meaningOf(regression, 'value'), {
      measures: 'size',
      direction: 'lower',
      limits: [],
      baseline: 'baseline',
    });
    assert.equal(meaningOf(regression, 'allowance'), undefined);
  });

  it('are known of every check of metrics that has them', () => {
    const limits = (uses: string, parameters: Readonly<Record<string, unknown>>, metric: string) =>
      meaningOf(check(uses, parameters), metric)?.limits.map(({ kind, value }) => `${kind} ${String(value)}`);
    assert.deepEqual(limits('metrics.gain', { metric: 'auc', min: 0.1 }, 'gain'), ['min 0.1']);
    assert.deepEqual(limits('metrics.generalisation', { train: 'a', test: 'b', max: 0.1 }, 'drop'), [
      'max 0.1',
    ]);
    assert.deepEqual(limits('metrics.slices', { metric: 'auc', floor: 0.7 }, 'worst'), ['min 0.7']);
    assert.deepEqual(limits('metrics.slices', { metric: 'rmse', max: 4 }, 'worst'), ['max 4']);
    assert.deepEqual(limits('metrics.fairness', { max: 0.1, minImpact: 0.8 }, 'equalOpportunity'), [
      'max 0.1',
    ]);
    assert.deepEqual(limits('metrics.fairness', { max: 0.1, minImpact: 0.8 }, 'disparateImpact'), [
      'min 0.8',
    ]);
    assert.deepEqual(limits('metrics.calibration', { max: 0.05, fail: 0.2 }, 'ece'), [
      'warn 0.05',
      'max 0.2',
    ]);
    assert.deepEqual(limits('metrics.cost', { max: 300 }, 'cost'), ['max 300']);
    assert.deepEqual(limits('metrics.latency', { budget: '0.2s' }, 'latencyMs'), ['max 200']);
  });

  it('name what a generalisation measures, also where a map does', () => {
    const generalisation = check('metrics.generalisation', {
      train: { metric: 'train.f1' },
      test: 'test.f1',
    });
    assert.equal(meaningOf(generalisation, 'train')?.measures, 'train.f1');
    assert.equal(meaningOf(generalisation, 'test')?.baseline, 'train');
  });

  it('are not known of other checks, whose parameters are no measurements either', () => {
    const rows = check('data.rows', { min: 100 });
    assert.equal(meaningOf(rows, 'min'), undefined);
    assert.deepEqual(meaningOf(rows, 'rows'), { limits: [] });
    assert.deepEqual(meaningOf({ kind: 'command', run: 'x' } as CheckDefinition, 'test_loss'), {
      direction: 'lower',
      limits: [],
    });
  });

  it('are not taken from names that every object has', () => {
    const threshold = check('metrics.threshold', { metric: 'auc', min: 0.8 });
    assert.deepEqual(meaningOf(threshold, 'constructor'), { limits: [] });
    assert.deepEqual(meaningOf(check('data.rows', {}), 'toString'), { limits: [] });
  });
});
