import type { MetricSeries } from './metricHistory';

/** Values of one plot differ by at most this factor: smaller ones would lie flat on the axis. */
const MOST_FACTOR = 5;

/**
 * Parts series into those that can share a plot: of one unit, and of sizes that can be told apart on one scale. In
 * their order; no group has more than `most`.
 */
export function plotGroups(
  series: readonly MetricSeries[],
  most: number,
): readonly (readonly MetricSeries[])[] {
  const groups: MetricSeries[][] = [];
  for (const one of series) {
    const group = groups.find(
      (other) => other.length < most && other.every((member) => canShare(one, member)),
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

function canShare(a: MetricSeries, b: MetricSeries): boolean {
  if (a.unit !== b.unit) return false;
  const [less, more] = [sizeOf(a), sizeOf(b)].sort((one, other) => one - other) as [number, number];
  return more <= less * MOST_FACTOR;
}

/** The largest absolute value that is drawn. */
function sizeOf({ points, limits }: MetricSeries): number {
  return [...points, ...limits].reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
}
