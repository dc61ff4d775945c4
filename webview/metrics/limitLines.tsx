import type { ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { PlotArea } from '../charts/plotArea';
import { useBoard } from '../view/boardContext';
import { limitText, seriesName } from './metricTexts';

interface LimitLinesProps {
  readonly series: readonly MetricSeries[];
  readonly y: ScaleLinear<number, number>;
  readonly area: PlotArea;
}

/** The limits that the checks set, each with its name; the strokes point at the side that is refused. */
export function LimitLines({ series, y, area }: LimitLinesProps): JSX.Element {
  const { t, said } = useBoard();
  const { left, right } = area;
  const named = series.flatMap((one) =>
    one.limits.map((limit) => {
      const text = said(limitText(limit, one.unit));
      return { ...limit, text: series.length === 1 ? text : t('{0}: {1}', seriesName(one), text) };
    }),
  );
  // Several metrics may have the same limit.
  const limits = named.filter(({ text }, at) => named.findIndex((other) => other.text === text) === at);
  return (
    <g class="limits" aria-hidden="true">
      {limits.map(({ kind, value, text }) => {
        const at = y(value);
        const isMin = kind === 'min';
        return (
          <g key={text}>
            <line class={`limit limit-${kind}`} x1={left} x2={right} y1={at} y2={at} />
            <path class="limit-side" d={strokes(left, right, at, isMin ? 6 : -6)} />
            <text x={left + 8} y={isMin ? at - 5 : at + 13}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Slanted strokes along a line, towards the side of the values that are refused. */
function strokes(left: number, right: number, at: number, length: number): string {
  const count = Math.floor((right - left) / 14);
  return Array.from({ length: count }, (_, index) => {
    const x = left + 7 + index * 14;
    return `M${String(x)} ${String(at)}l-5 ${String(length)}`;
  }).join('');
}
