import type { ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { HistoryPoint } from '../../src/core/history/thinPoints';
import { markPath, seriesClass } from '../charts/seriesStyle';
import type { HistoryScale } from './historyScale';

interface SeriesLineProps {
  readonly series: MetricSeries;
  /** Its place among the series of the plot. */
  readonly index: number;
  readonly x: HistoryScale;
  readonly y: ScaleLinear<number, number>;
  /** Something to compare with, rather than what is looked at. */
  readonly isReference: boolean;
}

/** More marks than this would hide the line. */
const MOST_MARKS = 80;

/** The line of a metric with a mark at every commit that measured it. */
export function SeriesLine({ series, index, x, y, isReference }: SeriesLineProps): JSX.Element {
  const { points } = series;
  const path = line<HistoryPoint>(
    ({ at }) => x.ofCommit(at),
    ({ value }) => y(value),
  )(points);
  const marked = points.length > MOST_MARKS ? points.slice(-1) : points;
  return (
    <g class={`${seriesClass(index)} ${isReference ? 'series-reference' : ''}`} aria-hidden="true">
      <path class="series-line" d={path ?? ''} />
      {marked.map(({ at, value }) => (
        <path
          key={at}
          class="series-mark"
          d={markPath(index)}
          transform={`translate(${String(x.ofCommit(at))} ${String(y(value))})`}
        />
      ))}
    </g>
  );
}
