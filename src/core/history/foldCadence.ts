import type { Cadence } from './cadence';

/** A cadence in stretches of several weeks. */
export interface FoldedCadence {
  readonly cadence: Cadence;
  /** So many weeks are one stretch; `cadence.weeks` has their first Mondays. */
  readonly weeksEach: number;
}

/** The last `weeks` weeks of a cadence; all where there are fewer. */
export function lastWeeks(cadence: Cadence, weeks: number): Cadence {
  const from = Math.max(0, cadence.weeks.length - weeks);
  return {
    weeks: cadence.weeks.slice(from),
    wheels: cadence.wheels.map(({ wheel, commits, passes }) => ({
      wheel,
      commits: commits.slice(from),
      passes: passes.slice(from),
    })),
  };
}

/** Adds neighbouring weeks up, so that there are at most `most` stretches; the first may be shorter than the others. */
export function foldCadence(cadence: Cadence, most: number): FoldedCadence {
  const weeksEach = Math.max(1, Math.ceil(cadence.weeks.length / most));
  const starts = startsOf(cadence.weeks.length, weeksEach);
  const fold = (counts: readonly number[]) =>
    starts.map(({ from, to }) => counts.slice(from, to).reduce((sum, count) => sum + count, 0));
  return {
    weeksEach,
    cadence: {
      weeks: starts.map(({ from }) => cadence.weeks[from] ?? ''),
      wheels: cadence.wheels.map(({ wheel, commits, passes }) => ({
        wheel,
        commits: fold(commits),
        passes: fold(passes),
      })),
    },
  };
}

/** Counted from the end: the last stretch is whole. */
function startsOf(length: number, each: number): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.ceil(length / each);
  return Array.from({ length: count }, (_, at) => {
    const to = length - (count - 1 - at) * each;
    return { from: Math.max(0, to - each), to };
  });
}
