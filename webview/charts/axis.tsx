import type { JSX } from 'preact';
import type { PlotArea } from './plotArea';
import type { Tick } from './ticks';

/** What an axis is given. */
export interface AxisProps {
  readonly area: PlotArea;
  readonly ticks: readonly Tick[];
  /** What is measured, with its unit: "Recall (share)". */
  readonly title?: string | undefined;
  /** Lines through the plot at every tick. */
  readonly hasGrid?: boolean;
}

/** Pixels from the axis to the text of a tick. */
const TEXT_GAP = 8;
const TICK = 4;
/** Half of the width of a day: pixels. */
const HALF_TEXT = 36;

/** The axis beneath a plot. The table behind the chart says the same, so it is hidden from screen readers. */
export function XAxis({ area, ticks, title, hasGrid = false }: AxisProps): JSX.Element {
  const { left, right, top, bottom, height } = area;
  return (
    <g class="axis axis-x" aria-hidden="true">
      {hasGrid && ticks.map(({ at }) => <line key={at} class="grid" x1={at} x2={at} y1={top} y2={bottom} />)}
      <line class="axis-line" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticks.map(({ at, text }) => (
        <g key={at}>
          <line class="axis-line" x1={at} x2={at} y1={bottom} y2={bottom + TICK} />
          <text x={at} y={bottom + TEXT_GAP + 9} text-anchor={anchorAt(at, area)}>
            {text}
          </text>
        </g>
      ))}
      {title !== undefined && (
        <text class="axis-title" x={(left + right) / 2} y={height - 6} text-anchor="middle">
          {title}
        </text>
      )}
    </g>
  );
}

/** The axis at the left of a plot; its title reads upwards. Hidden like the other. */
export function YAxis({ area, ticks, title, hasGrid = true }: AxisProps): JSX.Element {
  const { left, right, top, bottom } = area;
  const middle = (top + bottom) / 2;
  return (
    <g class="axis axis-y" aria-hidden="true">
      {hasGrid && ticks.map(({ at }) => <line key={at} class="grid" x1={left} x2={right} y1={at} y2={at} />)}
      <line class="axis-line" x1={left} x2={left} y1={top} y2={bottom} />
      {ticks.map(({ at, text }) => (
        <text key={at} x={left - TEXT_GAP} y={at} dy="0.32em" text-anchor="end">
          {text}
        </text>
      ))}
      {title !== undefined && (
        <text
          class="axis-title"
          transform={`translate(13 ${String(middle)}) rotate(-90)`}
          text-anchor="middle"
        >
          {title}
        </text>
      )}
    </g>
  );
}

/** The last text must not be cut at the edge of the SVG. */
function anchorAt(at: number, { width }: PlotArea): 'middle' | 'end' {
  return width - at < HALF_TEXT ? 'end' : 'middle';
}
