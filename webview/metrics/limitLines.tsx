import type { ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { limitSegments, type LimitSegment } from '../../src/core/history/limitSegments';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import type { PlotArea } from '../charts/plotArea';
import { useBoard } from '../view/boardContext';
import type { HistoryScale } from './historyScale';
import { limitText, seriesName } from './metricTexts';

interface LimitLinesProps {
  readonly series: readonly MetricSeries[];
  readonly x: HistoryScale;
  readonly y: ScaleLinear<number, number>;
  readonly area: PlotArea;
}

/** A stretch of a limit where it is drawn: pixels. */
interface Stretch extends Pick<LimitSegment, 'kind'> {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Height of the stretch before, where the line goes on from there. */
  readonly before: number | undefined;
  readonly isLast: boolean;
}

/** About the width of a character: pixels. */
const CHARACTER = 6.5;
const INDENT = 8;

/** The limits that the checks set, each with its name, in steps where they changed; the strokes point at what is refused. */
export function LimitLines({ series, x, y, area }: LimitLinesProps): JSX.Element {
  const { t, said } = useBoard();
  const wordsOf = (one: MetricSeries, segment: LimitSegment): string => {
    const text = said(limitText(segment, one.unit));
    return series.length === 1 ? text : t('{0}: {1}', seriesName(one), text);
  };
  const all = series.flatMap((one) => {
    const segments = limitSegments(one);
    return segments.map((segment, index): Stretch => {
      const { kind, value, from, to } = segment;
      const previous = segments[index - 1];
      const goesOn = previous?.kind === kind && previous.to === from;
      return {
        ...{ kind, text: wordsOf(one, segment), at: y(value), isLast: to === undefined },
        from: from === undefined ? area.left : x.ofCommit(from),
        to: to === undefined ? area.right : x.ofCommit(to),
        before: goesOn ? y(previous.value) : undefined,
      };
    });
  });
  // Several metrics may have the same limit.
  const stretches = all.filter((stretch, at) => all.findIndex((other) => isSame(other, stretch)) === at);
  return (
    <g class="limits" aria-hidden="true">
      {stretches.map((stretch) => (
        <LimitStretch key={`${stretch.text} ${String(stretch.from)}`} {...stretch} />
      ))}
    </g>
  );
}

function LimitStretch({ kind, text, from, to, at, before, isLast }: Stretch): JSX.Element {
  const isMin = kind === 'min';
  const isRoomy = to - from >= text.length * CHARACTER + INDENT;
  const place = isRoomy ? { x: from + INDENT } : { x: to - 4, class: 'limit-end' };
  return (
    <g>
      <path class={`limit limit-${kind}`} d={linePath(from, to, at, before)} />
      <path class="limit-side" d={strokes(from, to, at, isMin ? 6 : -6)} />
      {(isRoomy || isLast) && (
        <text {...place} y={isMin ? at - 5 : at + 13}>
          {text}
        </text>
      )}
    </g>
  );
}

/** A level line, after a step from the one before. */
function linePath(from: number, to: number, at: number, before: number | undefined): string {
  const start = before === undefined ? '' : `M${String(from)} ${String(before)}V${String(at)}`;
  return `${start}M${String(from)} ${String(at)}H${String(to)}`;
}

function isSame(a: Stretch, b: Stretch): boolean {
  return a.text === b.text && a.from === b.from && a.to === b.to;
}

/** Slanted strokes along a line, towards the side of the values that are refused. */
function strokes(left: number, right: number, at: number, length: number): string {
  const count = Math.max(0, Math.floor((right - left) / 14));
  return Array.from({ length: count }, (_, index) => {
    const x = left + 7 + index * 14;
    return `M${String(x)} ${String(at)}l-5 ${String(length)}`;
  }).join('');
}
