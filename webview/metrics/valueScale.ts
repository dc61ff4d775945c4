import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { PlotArea } from '../charts/plotArea';

/** Room above and below the values, as a share of their range. */
const EDGE = 0.08;

/**
 * A linear scale that shows all values and limits of some series, between round numbers. Where nothing is below zero it
 * begins there at the lowest.
 */
export function valueScale(
  series: readonly MetricSeries[],
  { top, bottom }: PlotArea,
): ScaleLinear<number, number> {
  const values = series.flatMap(({ points, limits, limitRuns = [] }) => {
    const earlier = limitRuns.flatMap(({ steps }) => steps).flatMap(({ value }) => value ?? []);
    return [...[...points, ...limits].map(({ value }) => value), ...earlier];
  });
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low;
  // All the same: room enough for the line to lie in the middle.
  const edge = range === 0 ? Math.abs(high) * 0.1 || 1 : range * EDGE;
  const begin = low >= 0 && range > 0 ? Math.max(0, low - edge) : low - edge;
  return scaleLinear([begin, high + edge], [bottom, top]).nice(5);
}
