import { byStrength, driftStrength, type DriftStatistic } from './driftChart';

/** What a moment left of a check of drift. */
export interface DriftMoment {
  /** The commit that has the evidence. */
  readonly commit: string;
  readonly author: string;
  /** ISO 8601 with a time zone. */
  readonly date: string;
  readonly features: readonly DriftStatistic[];
}

/** A column of the grid: a commit, or what is there now and not committed. */
export type GridColumn =
  | { readonly kind: 'commit'; readonly commit: string; readonly author: string; readonly date: string }
  | { readonly kind: 'now' };

export interface GridRow {
  readonly name: string;
  /** One for each column; absent where that moment did not measure the feature. */
  readonly cells: readonly (DriftStatistic | undefined)[];
}

/** Features by moments. */
export interface DriftGrid {
  /** In the order of time. */
  readonly columns: readonly GridColumn[];
  /** What the last moment measured, the strongest drift first; then what only earlier ones did. */
  readonly rows: readonly GridRow[];
  /** Features that have no row. */
  readonly left: number;
}

/** Rows that a grid has at most. */
export const MOST_ROWS = 60;

/**
 * Arranges moments, the oldest first, and what is there now. Where the last commit tells the same as what is there now,
 * it has no column of its own.
 */
export function driftGrid(
  moments: readonly DriftMoment[],
  now: readonly DriftStatistic[] | undefined,
): DriftGrid {
  const last = moments.at(-1);
  const isNew = now !== undefined && (last === undefined || !isSame(last.features, now));
  const sides = [...moments.map(({ features }) => features), ...(isNew ? [now] : [])].map(byName);
  const ordered = latestFirst(sides.map((side) => [...side.values()]));
  const rows = ordered.slice(0, MOST_ROWS).map(({ name }): GridRow => {
    return { name, cells: sides.map((side) => side.get(name)) };
  });
  const columns = moments.map(({ commit, author, date }): GridColumn => {
    return { kind: 'commit', commit, author, date };
  });
  return {
    columns: isNew ? [...columns, { kind: 'now' }] : columns,
    rows,
    left: ordered.length - rows.length,
  };
}

/** Every feature as it was measured last: those of the last moment by their drift, then those that are gone. */
export function latestFirst(moments: readonly (readonly DriftStatistic[])[]): readonly DriftStatistic[] {
  const latest = new Map(moments.flatMap((features) => features.map((one) => [one.name, one])));
  const present = new Set(moments.at(-1)?.map(({ name }) => name));
  const isGone = ({ name }: DriftStatistic): number => Number(!present.has(name));
  return [...latest.values()].sort((a, b) => isGone(a) - isGone(b) || byStrength(a, b));
}

function byName(features: readonly DriftStatistic[]): ReadonlyMap<string, DriftStatistic> {
  return new Map(features.map((feature) => [feature.name, feature]));
}

/** By what is drawn; the last of several features of one name counts. */
function isSame(committed: readonly DriftStatistic[], now: readonly DriftStatistic[]): boolean {
  const [before, after] = [byName(committed), byName(now)];
  return [...before].every(([name, { value, verdict }]) => {
    const other = after.get(name);
    return other?.value === value && other?.verdict === verdict;
  });
}

/** Steps of colour: below the first limit three, up to the second one two, and beyond it two. */
export const COLOUR_STEPS = 7;

/**
 * The step of colour of a statistic, from 0: its distance as a share of the limits, so that features of different
 * methods can be compared. Up to 2 it is below the distance that is told of, from 5 on beyond the one that counts as
 * drifted, at 6 twice that. Without limits nothing can be said: 0.
 */
export function colourStep(statistic: DriftStatistic): number {
  const { value = 0, warn = 0, fail } = statistic;
  if (fail === undefined) return 0;
  const strength = driftStrength(statistic);
  if (strength >= 2) return 6;
  if (strength >= 1) return 5;
  if (value < warn) return Math.min(2, Math.floor((Math.max(0, value) / warn) * 3));
  return value < (warn + fail) / 2 ? 3 : 4;
}

/** A place in a grid. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; `undefined` where it does not lead to another one. */
export function placeAfterKey(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: GridPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  switch (key) {
    case 'ArrowUp':
      return row > 0 ? { row: row - 1, column } : undefined;
    case 'ArrowDown':
      return row < lastRow ? { row: row + 1, column } : undefined;
    case 'ArrowLeft':
      return column > 0 ? { row, column: column - 1 } : undefined;
    case 'ArrowRight':
      return column < lastColumn ? { row, column: column + 1 } : undefined;
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
