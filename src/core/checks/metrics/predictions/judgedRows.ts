import type { Table } from '../../data/openTable';
import { sqlText } from '../../data/sql';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn } from '../../world/dataQuery';
import { findClasses, positiveMissing } from './classes';
import { openPredictions, type Faults } from './predictionTable';
import type { Comparison } from './quality';
import type { Slicing } from './slices';
import { classText, numberSql } from './valueSql';
import type { Role } from './wrongValues';

/** The columns of predictions as parameters name them. */
export interface PredictionColumns {
  readonly file: string | readonly string[];
  readonly label?: string | undefined;
  readonly prediction?: string | undefined;
  readonly score?: string | undefined;
  readonly positive?: string | number | boolean | undefined;
  readonly threshold?: number | undefined;
}

/**
 * What a check compares. `decisions`: one class against the rest, as predicted or as the score decides; `classes`:
 * the same, but many classes where none is the positive one; `margins`: scores of whatever range; `probabilities`.
 */
export type Wanted = 'decisions' | 'classes' | 'margins' | 'probabilities' | 'numbers';

/** Predictions made comparable: SQL of the label, the prediction and the score of a row. */
export interface JudgedRows {
  readonly kind: 'judged';
  readonly table: Table;
  readonly rows: number;
  readonly comparison: Comparison;
  readonly y: string;
  readonly p: string;
  readonly s: string;
  /** The class that is judged against the rest, and the rest where that is one class, as `valueText` writes them. */
  readonly positive?: string;
  readonly negative?: string;
}

/** Opens predictions and makes labels and predictions comparable. `others` are columns that must be there too. */
export async function judgedRows(
  given: PredictionColumns,
  wanted: Wanted,
  others: readonly string[],
  world: CheckWorld,
  positiveParameter = 'positive',
): Promise<JudgedRows | Faults> {
  const opened = await openPredictions(given.file, rolesOf(given, wanted), others, world);
  if (opened.kind === 'faults') return opened;
  const { table, rows, columns } = opened;
  const label = columns.get('label');
  const prediction = columns.get('prediction');
  const score = columns.get('score');
  const s = score === undefined ? '0.0' : numberSql(score);
  const judged = { kind: 'judged', table, rows, s } as const;
  if (wanted === 'numbers') {
    const [y, p] = [label, prediction].map((column) => (column === undefined ? '0.0' : numberSql(column)));
    return { ...judged, comparison: 'numbers', y: y ?? '0.0', p: p ?? '0.0' };
  }
  const byScore = `CASE WHEN ${s} >= ${String(given.threshold ?? 0.5)} THEN 1 ELSE 0 END`;
  if (label === undefined && prediction === undefined) {
    return { ...judged, comparison: 'binary', y: '0', p: byScore };
  }
  const classes = await findClasses({ label, prediction, positive: given.positive }, table, world);
  if (classes.kind === 'faults') return classes;
  const { positive, negative } = classes;
  const text = (column: DataColumn): string => classText(column, [label, prediction]);
  if (positive === undefined) {
    if (wanted === 'classes' && label !== undefined && prediction !== undefined) {
      return { ...judged, comparison: 'classes', y: text(label), p: text(prediction) };
    }
    return { kind: 'faults', faults: [positiveMissing(label ?? prediction, positiveParameter, table)] };
  }
  const isPositive = (column: typeof label): string =>
    column === undefined ? '0' : `CASE WHEN ${text(column)} = ${sqlText(positive)} THEN 1 ELSE 0 END`;
  const isScored = wanted === 'margins' || wanted === 'probabilities';
  return {
    ...judged,
    comparison: isScored ? 'scores' : 'binary',
    positive,
    ...(negative === undefined ? {} : { negative }),
    y: isPositive(label),
    p: prediction === undefined ? byScore : isPositive(prediction),
  };
}

/** SQL of a table with the keys of slices (k0, k1), label, prediction and score (y, p, s). */
export function comparedSql({ table, y, p, s }: JudgedRows, { keys: [k0, k1] }: Slicing): string {
  return `SELECT ${k0} AS k0, ${k1} AS k1, ${y} AS y, ${p} AS p, ${s} AS s FROM ${table.relation}`;
}

function rolesOf({ label, prediction, score }: PredictionColumns, wanted: Wanted): readonly Role[] {
  const role = (parameter: string, column: string | undefined, holds: Role['holds']): readonly Role[] =>
    column === undefined ? [] : [{ parameter, column, holds }];
  switch (wanted) {
    case 'numbers':
      return [...role('label', label, 'number'), ...role('prediction', prediction, 'number')];
    case 'margins':
      return [...role('label', label, 'class'), ...role('score', score, 'number')];
    case 'probabilities':
      return [...role('label', label, 'class'), ...role('score', score, 'share')];
    case 'decisions':
    case 'classes': {
      const decided = role('prediction', prediction, 'class');
      return [
        ...role('label', label, 'class'),
        ...(decided.length > 0 ? decided : role('score', score, 'number')),
      ];
    }
  }
}
