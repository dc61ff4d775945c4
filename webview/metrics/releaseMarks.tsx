import type { JSX } from 'preact';
import type { Release } from '../../src/core/history/metricHistory';
import type { PlotArea } from '../charts/plotArea';
import { useBoard } from '../view/boardContext';
import type { HistoryScale } from './historyScale';

interface ReleaseMarksProps {
  readonly releases: readonly Release[];
  readonly x: HistoryScale;
  readonly area: PlotArea;
}

/** Pixels of a character of a label, about. */
const CHARACTER = 6.6;
const MOST_CHARACTERS = 14;
/** Nearer than this two marks are one: pixels. */
const SAME = 3;

/** The releases as labelled lines across the plot. Where labels would cover each other, the later one stays. */
export function ReleaseMarks({ releases, x, area }: ReleaseMarksProps): JSX.Element {
  const { titled } = useBoard();
  const marks = releases.map(({ kind, name, date }) => {
    const text = kind === 'advance' ? titled(name) : name;
    const isLong = text.length > MOST_CHARACTERS;
    return { kind, at: x.ofDate(date), text: isLong ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text };
  });
  const shown = labelled(marks, area);
  return (
    <g class="releases" aria-hidden="true">
      {marks.map(({ kind, at }, index) => (
        <line
          key={index}
          class={`release release-${kind}`}
          x1={at}
          x2={at}
          y1={area.top - 6}
          y2={area.bottom}
        />
      ))}
      {shown.map(({ at, text, anchor }) => (
        <text key={`${text} ${String(at)}`} x={at} y={area.top - 11} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface Mark {
  readonly kind: Release['kind'];
  readonly at: number;
  readonly text: string;
}

/** From the right, tags before other releases of the same moment. */
function labelled(marks: readonly Mark[], area: PlotArea) {
  const wanted = marks
    .filter(
      ({ kind, at }) =>
        kind === 'tag' || !marks.some((other) => other.kind === 'tag' && Math.abs(other.at - at) < SAME),
    )
    .sort((a, b) => b.at - a.at);
  let free = area.width;
  return wanted.flatMap(({ at, text }) => {
    const half = (text.length * CHARACTER) / 2;
    const anchor = at + half > area.width ? 'end' : 'middle';
    const [from, to] = anchor === 'end' ? [at - 2 * half, at] : [at - half, at + half];
    if (to > free) return [];
    free = from - 6;
    return [{ at, text, anchor } as const];
  });
}
