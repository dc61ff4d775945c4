import type { CheckWorld } from '../world/checkWorld';
import type { Unanswered } from '../world/dataQuery';
import { comparedRows, withRows } from './comparedRows';
import type { Table } from './openTable';

/** Rows that agree in their features and disagree in their labels. */
export interface ConflictingRows {
  readonly kind: 'conflicts';
  readonly rows: number;
  readonly groups: number;
  /** The first groups: numbers of their first rows, and their labels. */
  readonly examples: readonly { readonly rows: string; readonly labels: string }[];
}

const EXAMPLES = 3;

/**
 * Groups rows by a hash of their features first, which takes few bytes a row; only groups with more than one label
 * are grouped again by the values themselves.
 */
export async function conflictingRows(
  table: Table,
  features: readonly string[],
  label: string,
  world: CheckWorld,
): Promise<ConflictingRows | Unanswered> {
  const compared = comparedRows(table, features, 'labelled_rows', label);
  const { values } = compared;
  const hash = `hash(${values.join(', ')})`;
  const suspects =
    `SELECT h FROM (SELECT ${hash} AS h, ${compared.also} AS l FROM ${compared.relation}) ` +
    `WHERE l IS NOT NULL GROUP BY h HAVING min(l) <> max(l)`;
  const names = values.map((_, at) => `f${at}`).join(', ');
  const list = values.map((value, at) => `${value} AS f${at}`).join(', ');
  const groups = withRows([
    ...compared.definitions,
    `r AS (SELECT ${compared.rowNumber} AS n, ${compared.also} AS l, ${list} FROM ${compared.numbered} ` +
      `WHERE ${hash} IN (${suspects}))`,
    `g AS (SELECT count(*) AS size, min(n) AS first, array_to_string(min(n, 4), ', ') AS shown, ` +
      `array_to_string(list_sort(list_distinct(list(CAST(l AS VARCHAR))))[1:4], ', ') AS labels ` +
      `FROM r WHERE l IS NOT NULL GROUP BY ${names} HAVING min(l) <> max(l))`,
  ]);
  const counted = await world.data.query(`${groups}SELECT count(*), coalesce(sum(size), 0) FROM g`);
  if (counted.kind === 'failed') return counted;
  const [count = 0, rows = 0] = (counted.rows[0] ?? []).map(Number);
  if (count === 0) return { kind: 'conflicts', rows: 0, groups: 0, examples: [] };
  const shown = await world.data.query(
    `${groups}SELECT shown, labels FROM g ORDER BY first LIMIT ${EXAMPLES}`,
  );
  if (shown.kind === 'failed') return shown;
  const examples = shown.rows.map(([numbers, labels]) => ({ rows: String(numbers), labels: String(labels) }));
  return { kind: 'conflicts', rows, groups: count, examples };
}
