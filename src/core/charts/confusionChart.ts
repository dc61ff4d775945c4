import type { Metrics } from '../evidence/evidence';
import { allNumbers, countOf, groupOf, listOf, shownName } from './metricReader';

/** Rows by what they are and what they were predicted to be. */
export interface ConfusionChart {
  /** Names of the classes, in the order of rows and columns. */
  readonly classes: readonly ConfusionClass[];
  /** A list for each actual class, with a number of rows for each predicted one. */
  readonly counts: readonly (readonly number[])[];
  readonly rows: number;
  /** Two classes, of which the second is the one that counts as positive. */
  readonly isBinary: boolean;
}

export type ConfusionClass =
  | { readonly kind: 'named'; readonly name: string }
  /** Everything that is not the positive class. */
  | { readonly kind: 'rest' }
  /** So many rare classes, counted together. */
  | { readonly kind: 'others'; readonly count: number };

/** As many as a check keeps, and one for the others. */
const MOST_CLASSES = 21;

/** The confusion matrix that `metrics.cost` and `metrics.slices` keep. */
export function readConfusion(metrics: Metrics): ConfusionChart | undefined {
  const group = groupOf(metrics, 'confusion');
  if (group === undefined) return undefined;
  const names = listOf(group, 'classes', MOST_CLASSES) ?? [];
  const rest = countOf(group, 'rest') ?? 0;
  const size = names.length + (rest > 0 ? 1 : 0);
  const lists = (listOf(group, 'counts', MOST_CLASSES) ?? []).flatMap((item) => {
    const row = Array.isArray(item) ? allNumbers(item as readonly number[]) : undefined;
    return row?.length === size && row.every(isCount) ? [row] : [];
  });
  if (size < 2 || lists.length !== size) return undefined;
  const rows = lists.flat().reduce((sum, count) => sum + count, 0);
  if (rows === 0 || !Number.isSafeInteger(rows)) return undefined;
  const classes = names.map((name): ConfusionClass => {
    const isNamed = typeof name === 'string' && name !== '';
    return isNamed ? { kind: 'named', name: shownName(name) } : { kind: 'rest' };
  });
  if (rest > 0) classes.push({ kind: 'others', count: rest });
  return { classes, counts: lists, rows, isBinary: size === 2 };
}

/** What a confusion matrix says of each class. Shares are absent where there is no row to divide by. */
export interface ClassQuality {
  /** Rows of the class. */
  readonly rows: number;
  /** Share of what is predicted to be of the class that is. */
  readonly precision?: number;
  /** Share of the class that is predicted to be. */
  readonly recall?: number;
}

/** Precision and recall of a class, by its place in the matrix. */
export function classQuality({ counts }: ConfusionChart, at: number): ClassQuality {
  const hits = counts[at]?.[at] ?? 0;
  const rows = (counts[at] ?? []).reduce((sum, count) => sum + count, 0);
  const predicted = counts.reduce((sum, row) => sum + (row[at] ?? 0), 0);
  return {
    rows,
    ...(predicted > 0 ? { precision: hits / predicted } : {}),
    ...(rows > 0 ? { recall: hits / rows } : {}),
  };
}

/** The share of rows on the diagonal. */
export function accuracyOf({ counts, rows }: ConfusionChart): number {
  return counts.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) / rows;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
