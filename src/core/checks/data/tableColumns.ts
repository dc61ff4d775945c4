import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { ColumnKind, DataColumn, Scalar, Unanswered } from '../world/dataQuery';
import { columnsOf, openTable, unreadableData, type Table } from './openTable';

/** A table with rows, and the columns of it that a check judges. */
export interface ChosenTable {
  readonly kind: 'chosen';
  readonly table: Table;
  readonly columns: readonly DataColumn[];
  readonly rows: number;
}

interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly Fault[];
}

/** What names a table and its columns. */
export interface ColumnChoice {
  readonly file: string | readonly string[];
  readonly columns?: string | readonly string[] | undefined;
  readonly ignore?: string | readonly string[] | undefined;
}

/** Opens a table and chooses its columns; missing columns and a table without rows are faults. */
export async function chooseTable(
  { file, columns, ignore }: ColumnChoice,
  world: CheckWorld,
): Promise<ChosenTable | Faults> {
  const table = await openTable(listOf(file), world);
  if (table.kind === 'faults') return table;
  const ignored = columnsOf(table, ignore === undefined ? [] : listOf(ignore));
  const named = columns === undefined ? undefined : columnsOf(table, listOf(columns));
  const faults = [...ignored.faults, ...(named?.faults ?? [])];
  if (faults.length > 0) return { kind: 'faults', faults };
  const rows = await rowsOf(table, world);
  if (typeof rows !== 'number') return { kind: 'faults', faults: [rows] };
  const chosen = (named?.columns ?? table.columns).filter((column) => !ignored.columns.includes(column));
  return { kind: 'chosen', table, columns: chosen, rows };
}

/** The number of rows; none at all is a fault. */
export async function rowsOf({ relation, files, place }: Table, world: CheckWorld): Promise<number | Fault> {
  const counted = await world.data.query(`SELECT count(*) FROM ${relation}`);
  if (counted.kind === 'failed') return unreadableData(files, counted.reason);
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows > 0) return rows;
  const message = say('{0} has no rows, so there is nothing to judge.', files[0] ?? '');
  return { ...place, message, next: say('Run again what writes the file.') };
}

/** Aggregates that the engine plans and holds at a time. */
const BATCH = 600;

/** What aggregates of each item came to, in the items' order: one pass over the table, several for very many. */
export async function aggregated<T>(
  relation: string,
  items: readonly T[],
  expressions: (item: T) => readonly string[],
  world: CheckWorld,
): Promise<{ readonly kind: 'values'; readonly values: readonly (readonly Scalar[])[] } | Unanswered> {
  const lists = items.map(expressions);
  const values: (readonly Scalar[])[] = [];
  for (let from = 0; from < lists.length;) {
    let to = from;
    let size = 0;
    for (; to < lists.length && (to === from || size < BATCH); to += 1) size += lists[to]?.length ?? 0;
    const batch = lists.slice(from, to);
    const answer = await world.data.query(`SELECT ${batch.flat().join(', ')} FROM ${relation}`);
    if (answer.kind === 'failed') return answer;
    let at = 0;
    for (const { length } of batch) values.push((answer.rows[0] ?? []).slice(at, (at += length)));
    from = to;
  }
  return { kind: 'values', values };
}

/** Whether a column holds numbers. */
export function isNumeric({ kind }: DataColumn): boolean {
  const numeric: readonly ColumnKind[] = ['integer', 'number'];
  return numeric.includes(kind);
}
