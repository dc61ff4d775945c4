import type { DataQuery, Unanswered } from '../../world/dataQuery';
import type { Table } from '../openTable';
import { sqlName } from '../sql';
import { spelled, valueSql } from './columnSide';
import type { MatchedColumn } from './matchColumns';

/**
 * Of the columns whose texts stand against numbers or times, those with a text that does not read as one. A single
 * blank around a value makes a column of texts; it does not make it another column.
 */
export async function readableTexts(
  columns: readonly MatchedColumn[],
  current: Table,
  data: DataQuery,
): Promise<{ readonly kind: 'answer'; readonly unreadable: ReadonlySet<string> } | Unanswered> {
  const asked = columns.filter((column) => column.kind !== 'category' && column.current.kind === 'text');
  if (asked.length === 0) return { kind: 'answer', unreadable: new Set() };
  const counts = asked.map(({ current: column, kind }) => {
    const name = sqlName(column.name);
    const read =
      kind === 'number'
        ? `TRY_CAST(${spelled(name)} AS DOUBLE)`
        : valueSql(column, { kind, whole: false, against: 'time' }).present;
    return `count(${spelled(name)}) - count(${read})`;
  });
  const result = await data.query(`SELECT ${counts.join(', ')} FROM ${current.relation}`);
  if (result.kind === 'failed') return result;
  const unreadable = asked.filter((_, at) => Number(result.rows[0]?.[at] ?? 0) > 0);
  return { kind: 'answer', unreadable: new Set(unreadable.map(({ name }) => name)) };
}
