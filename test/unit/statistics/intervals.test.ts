import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aucInterval } from '../../../src/core/statistics/aucInterval';
import { wilsonInterval } from '../../../src/core/statistics/wilsonInterval';

/** `scipy.stats.binomtest(hits, rows).proportion_ci(method='wilson')`. */
const WILSON = [
  [0, 10, 0, 0.27753279986288926],
  [1, 10, 0.017876213095072896, 0.4041500267952385],
  [5, 10, 0.236593090512564, 0.7634069094874361],
  [81, 263, 0.2552885198782742, 0.36620957698280004],
  [10, 10, 0.7224672001371109, 1],
] as const;

describe('intervals of 95 % confidence', () => {
  for (const [hits, rows, low, high] of WILSON) {
    it(`are those of Wilson for ${String(hits)} of ${String(rows)} rows`, () => {
      const found = wilsonInterval(hits, rows);
      assert.ok(
        Math.abs(found.low - low) < 1e-9 && Math.abs(found.high - high) < 1e-9,
        JSON.stringify(found),
      );
    });
  }

  it('are everything where there are no rows', () => {
    assert.deepEqual(wilsonInterval(0, 0), { low: 0, high: 1 });
  });

  it('of AUC hold it, stay within 0 and 1, and narrow with more rows', () => {
    const rows = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), rows, rows, (auc, positive, negative) => {
        const { low, high } = aucInterval(auc, positive, negative);
        assert.ok(0 <= low && low <= auc && auc <= high && high <= 1);
        const more = aucInterval(auc, positive * 4, negative * 4);
        assert.ok(more.low >= low - 1e-9 && more.high <= high + 1e-9);
      }),
    );
  });

  it('of AUC lie where its standard error says so', () => {
    // At 0.5 the standard error by Hanley and McNeil with equal numbers is √((2n + 1) / (12 n²)).
    const { low, high } = aucInterval(0.5, 50, 50);
    assert.ok(Math.abs(low + high - 1) < 1e-9);
    assert.ok(Math.abs(high - 0.5 - 1.96 * Math.sqrt(101 / (12 * 2500))) < 0.005, String(high));
  });
});
