import type { ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { PlotArea } from '../charts/plotArea';
import { seriesName } from './metricTexts';

interface EndLabelsProps {
  readonly series: readonly MetricSeries[];
  readonly y: ScaleLinear<number, number>;
  readonly area: PlotArea;
}

/** Between the lines of two labels: pixels. */
const LINE_HEIGHT = 15;
/** As many characters have room at the right; the legend has the whole names. */
const MOST_CHARACTERS = 15;

/** The names of the series at the ends of their lines, one below the other where the ends are close. */
export function EndLabels({ series, y, area }: EndLabelsProps): JSX.Element {
  const ends = series
    .map((one) => ({ name: shortened(seriesName(one)), at: y(one.points.at(-1)?.value ?? 0) }))
    .sort((a, b) => a.at - b.at);
  let last = -Infinity;
  return (
    <g aria-hidden="true">
      {ends.map(({ name, at }) => {
        last = Math.max(at, last + LINE_HEIGHT);
        return (
          <text key={name} class="series-label" x={area.right + 6} y={last} dy="0.32em">
            {name}
          </text>
        );
      })}
    </g>
  );
}

function shortened(name: string): string {
  return name.length <= MOST_CHARACTERS ? name : `${name.slice(0, MOST_CHARACTERS - 1)}…`;
}
