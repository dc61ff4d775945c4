import { differenceOf } from './difference';
import type { MetricSeries } from './metricHistory';

/** The value of a metric at a commit. */
export interface MetricValue {
  readonly value: number;
  /** Points were left out around there: it may be that of a commit shortly before. */
  readonly isAbout: boolean;
}

/** A metric at two commits. */
export interface MetricComparison {
  readonly series: MetricSeries;
  readonly was?: MetricValue;
  readonly is?: MetricValue;
  /** `is − was`, where both are there. */
  readonly by?: number;
  /** `changed`: nobody says which way is better. Absent where one of them is. */
  readonly outcome?: 'same' | 'better' | 'worse' | 'changed';
}

/** What a commit has of a metric: what the last commit up to it measured. `at`: the index of the commit. */
export function valueAt({ points, isThinned }: MetricSeries, at: number): MetricValue | undefined {
  const index = points.findLastIndex((point) => point.at <= at);
  const point = points[index];
  if (point === undefined) return undefined;
  const isExact = isThinned !== true || point.at === at || index === points.length - 1;
  return { value: point.value, isAbout: !isExact };
}

/** All metrics that one of two commits has. `from` and `to` are indices of commits. */
export function compareMetrics(
  series: readonly MetricSeries[],
  from: number,
  to: number,
): readonly MetricComparison[] {
  return series.flatMap((one) => {
    const [was, is] = [valueAt(one, from), valueAt(one, to)];
    if (was === undefined && is === undefined) return [];
    if (was === undefined || is === undefined) {
      return [{ series: one, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) }];
    }
    const by = differenceOf(was.value, is.value);
    return [{ series: one, was, is, by, outcome: outcomeOf(one, by) }];
  });
}

/** Whether a difference of a metric is good news. */
export function outcomeOf(
  { direction }: Pick<MetricSeries, 'direction'>,
  by: number,
): 'same' | 'better' | 'worse' | 'changed' {
  if (by === 0) return 'same';
  if (direction === undefined) return 'changed';
  return by > 0 === (direction === 'higher') ? 'better' : 'worse';
}
