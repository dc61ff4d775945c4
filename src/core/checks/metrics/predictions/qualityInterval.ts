import { aucInterval } from '../../../statistics/aucInterval';
import { wilsonInterval, type Interval } from '../../../statistics/wilsonInterval';
import { fixed } from '../../rounding';
import type { Comparison, Quality, Sums } from './quality';

/**
 * How far chance may have moved a metric of so many rows: the 95 % interval by Wilson where it is a share of rows, by
 * Newcombe for AUC. `undefined` for metrics that are neither. `value` is the metric itself.
 */
export function qualityInterval(
  quality: Quality,
  comparison: Comparison,
  rows: number,
  [a, b, c, d]: Sums,
  value: number,
): Interval | undefined {
  if (quality === 'auc') return rounded(aucInterval(value, a, b));
  if (quality === 'accuracy') return share(comparison === 'binary' ? a + d : a, rows);
  if (comparison !== 'binary') return undefined;
  // True positives of what is predicted to be positive, and of what is.
  if (quality === 'precision') return share(a, a + b);
  return quality === 'recall' ? share(a, a + c) : undefined;
}

function share(hits: number, rows: number): Interval | undefined {
  return rows === 0 ? undefined : rounded(wilsonInterval(hits, rows));
}

function rounded({ low, high }: Interval): Interval {
  return { low: fixed(low), high: fixed(high) };
}
