import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Unanswered } from '../../world/dataQuery';
import { comparableValue } from '../comparableValue';
import { isMissing } from '../missingValue';
import type { Table } from '../openTable';

/** Rows whose value stands in an earlier row too. */
export interface RepeatedValues {
  readonly kind: 'repeated';
  readonly rows: number;
  /** Numbers of the first of them. */
  readonly numbers: string;
}

/** Counts the values that repeat an earlier one; missing values repeat nothing. */
export async function repeatedValues(
  table: Table,
  column: DataColumn,
  world: CheckWorld,
): Promise<RepeatedValues | Unanswered> {
  const value = comparableValue(column);
  const there = `NOT ${isMissing(column)}`;
  const counted = await world.data.query(
    `SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM ${table.relation} WHERE ${there} GROUP BY ${value} HAVING n > 1)`,
  );
  if (counted.kind === 'failed') return counted;
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows === 0) return { kind: 'repeated', rows, numbers: '' };
  const repeated = `SELECT min(${table.rowNumber}, 4)[2:] AS later FROM ${table.numbered} WHERE ${there} GROUP BY ${value} HAVING count(*) > 1`;
  const shown = await world.data.query(
    `SELECT array_to_string(min(row, 3), ', ') FROM (SELECT unnest(later) AS row FROM (${repeated}))`,
  );
  if (shown.kind === 'failed') return shown;
  return { kind: 'repeated', rows, numbers: String(shown.rows[0]?.[0] ?? '') };
}
