import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { comparableValue } from './comparableValue';
import { comparedRows, withRows } from './comparedRows';
import { isMissing } from './missingValue';
import type { Table } from './openTable';

/** Rows that repeat an earlier one. */
export interface DuplicateRows {
  readonly kind: 'duplicates';
  readonly rows: number;
  /** The first of them, each with the row that it repeats first, by their numbers from 1. */
  readonly examples: readonly { readonly row: number; readonly first: number }[];
}

const EXAMPLES = 3;
/** Values that are compared at a time: so many fit the engine's memory, whatever the number of rows. */
const CELLS = 4_000_000;

/**
 * Rows meet by a hash of 64 bits first, which takes a few bytes a row whatever the number of columns; those that
 * meet are compared by their values, in parts that fit into memory.
 */
export async function duplicateRows(
  table: Table,
  columns: readonly DataColumn[],
  isKey: boolean,
  rows: number,
  world: CheckWorld,
): Promise<DuplicateRows | Unanswered> {
  // A missing key names nothing.
  const present = isKey ? columns.map((column) => `NOT ${isMissing(column)}`).join(' AND ') : 'true';
  const compared = comparedRows(
    table,
    columns.map((column) => comparableValue(column)),
    'compared_rows',
    present,
  );
  const { values } = compared;
  const hash = `hash(${values.join(', ')})`;
  const met = `SELECT h FROM (SELECT ${hash} AS h FROM ${compared.relation} WHERE ${compared.also}) GROUP BY h HAVING count(*) > 1`;
  const candidates = await world.data.query(
    `${withRows(compared.definitions)}SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM (SELECT ${hash} AS h FROM ${compared.relation} WHERE ${compared.also}) GROUP BY h HAVING n > 1)`,
  );
  if (candidates.kind === 'failed') return candidates;
  const count = Number(candidates.rows[0]?.[0] ?? 0);
  if (count === 0) return { kind: 'duplicates', rows: 0, examples: [] };
  const parts = Math.ceil((Math.min(count, rows) * values.length) / CELLS);
  const list = values.map((value, at) => `${value} AS v${String(at)}`).join(', ');
  const names = values.map((_, at) => `v${String(at)}`).join(', ');
  let repeated = 0;
  const examples: { readonly row: number; readonly first: number }[] = [];
  for (let part = 0; part < parts; part += 1) {
    const isHere = `${hash} % ${String(parts)} = ${String(part)} AND ${hash} IN (${met})`;
    const groups =
      `SELECT count(*) AS size, min(n, ${String(EXAMPLES + 1)}) AS numbers FROM ` +
      `(SELECT ${compared.rowNumber} AS n, ${list} FROM ${compared.numbered} WHERE ${compared.also} AND ${isHere}) ` +
      `GROUP BY ${names} HAVING size > 1`;
    const found = await world.data.query(
      `${withRows([...compared.definitions, `g AS MATERIALIZED (${groups})`])}SELECT 0, sum(size - 1), 0 FROM g UNION ALL ` +
        `(SELECT 1, row, first FROM (SELECT numbers[1] AS first, unnest(numbers[2:]) AS row FROM g) ORDER BY row LIMIT ${String(EXAMPLES)})`,
    );
    if (found.kind === 'failed') return found;
    for (const [kind, number, first] of found.rows.map((row) => row.map(Number))) {
      if (kind === 0) repeated += number ?? 0;
      else examples.push({ row: number ?? 0, first: first ?? 0 });
    }
  }
  examples.sort((a, b) => a.row - b.row);
  return { kind: 'duplicates', rows: repeated, examples: examples.slice(0, EXAMPLES) };
}
