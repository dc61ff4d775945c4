import { scaleLinear, scaleUtc } from 'd3-scale';
import { commitPlace } from '../../src/core/history/commitPlace';
import type { Revision } from '../../src/core/history/revision';
import type { PlotArea } from '../charts/plotArea';
import { dayTicks, type Tick } from '../charts/ticks';

/** What the x axis stands for. */
export type HistoryAxis = 'commit' | 'time';

/** Places commits and dates along the x axis. */
export interface HistoryScale {
  /** Pixels of the commit of an index. */
  readonly ofCommit: (at: number) => number;
  /** Pixels of a moment: ISO 8601. */
  readonly ofDate: (date: string) => number;
  readonly ticks: readonly Tick[];
}

/** A day on an axis is about as wide: pixels. */
const TICK_WIDTH = 96;
/** Room beside the first and the last commit, in commits. */
const EDGE = 0.7;

/** Commits one beside the other, or where their times put them. `dates`: other moments that must have a place. */
export function historyScale(
  axis: HistoryAxis,
  commits: readonly Revision[],
  dates: readonly string[],
  { left, right }: PlotArea,
): HistoryScale {
  const count = Math.max(2, Math.floor((right - left) / TICK_WIDTH));
  return axis === 'time'
    ? byTime(commits, dates, [left, right], count)
    : byCommit(commits, [left, right], count);
}

function byCommit(commits: readonly Revision[], range: [number, number], count: number): HistoryScale {
  const scale = scaleLinear([-EDGE, commits.length - 1 + EDGE], range);
  const indices = scale.ticks(count).filter((at) => Number.isInteger(at) && commits[at] !== undefined);
  return {
    ofCommit: (at) => scale(at),
    ofDate: (date) => scale(Math.min(commits.length - 1 + EDGE, Math.max(-EDGE, commitPlace(commits, date)))),
    ticks: indices.map((at) => ({ at: scale(at), text: commits[at]?.date.slice(0, 10) ?? '' })),
  };
}

function byTime(
  commits: readonly Revision[],
  dates: readonly string[],
  range: [number, number],
  count: number,
): HistoryScale {
  const times = [...commits.map(({ date }) => date), ...dates]
    .map((date) => Date.parse(date))
    .filter(Number.isFinite);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const edge = Math.max(3_600_000, (last - first) * 0.02);
  const scale = scaleUtc([first - edge, last + edge], range);
  return {
    ofCommit: (at) => scale(Date.parse(commits[at]?.date ?? '')),
    ofDate: (date) => scale(Date.parse(date)),
    ticks: dayTicks(scale, count),
  };
}
