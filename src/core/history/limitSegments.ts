import type { MetricSeries } from './metricHistory';
import type { MetricLimit } from './metricLimits';

/** A stretch of commits through which a limit stayed the same. */
export interface LimitSegment extends MetricLimit {
  /** Index of the first commit; absent where it is that of all. */
  readonly from?: number;
  /** Index of the commit at which another limit, or none, follows; absent where this is today's. */
  readonly to?: number;
}

/**
 * The limits of a metric through the commits: as evidence repeats them, then today's. Those that evidence does not
 * repeat are today's all along.
 */
export function limitSegments(
  series: Pick<MetricSeries, 'limits' | 'limitRuns' | 'points'>,
): readonly LimitSegment[] {
  const { limits, limitRuns = [], points } = series;
  const kinds = [...new Set([...limits, ...limitRuns].map(({ kind }) => kind))];
  return kinds.flatMap((kind): readonly LimitSegment[] => {
    const today = limits.find((limit) => limit.kind === kind)?.value;
    const steps = limitRuns.find((run) => run.kind === kind)?.steps;
    if (steps === undefined) return today === undefined ? [] : [{ kind, value: today }];
    const last = points.at(-1)?.at ?? 0;
    const isUnchanged = steps.at(-1)?.value === today;
    const ends = [...steps.slice(1).map(({ at }) => at), isUnchanged ? undefined : last];
    const then = steps.flatMap(({ at, value }, index): readonly LimitSegment[] => {
      const to = ends[index];
      return value === undefined ? [] : [{ kind, value, from: at, ...(to === undefined ? {} : { to }) }];
    });
    return isUnchanged || today === undefined ? then : [...then, { kind, value: today, from: last }];
  });
}
