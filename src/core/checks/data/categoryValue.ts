import type { DataColumn } from '../world/dataQuery';
import { comparableValue } from './comparableValue';
import { sqlName } from './sql';

/**
 * SQL by which categories compare: as `comparableValue` has it, but that blanks around a text count. An encoder does
 * not know `basic ` either.
 */
export function categoryValue(column: DataColumn, counterpart: DataColumn = column): string {
  const value = comparableValue(column, counterpart);
  if (column.kind !== 'text' || counterpart.kind !== 'text') return value;
  const text = `CAST(${sqlName(column.name)} AS VARCHAR)`;
  return `CASE WHEN ${value} = trim(${text}) THEN ${text} ELSE ${value} END`;
}
