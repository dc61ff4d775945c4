import type { DataColumn } from '../world/dataQuery';
import { sqlName } from './sql';

export const DAY_US = 86_400_000_000;

/**
 * SQL of a column's times as microseconds since 1970 in UTC, NULL where a value is no time; `undefined` for a column
 * of a kind that holds none. A time without a zone counts as UTC.
 */
export function instantOf({ name, kind, type }: DataColumn): string | undefined {
  const column = sqlName(name);
  switch (kind) {
    case 'date':
    case 'time':
      return `epoch_us(${column})`;
    case 'integer':
    case 'number':
      return instantOfNumber(`CAST(${column} AS DOUBLE)`);
    case 'text':
      return instantOfText(type === 'JSON' ? `(${column} ->> '$')` : `CAST(${column} AS VARCHAR)`);
    case 'boolean':
    case 'nested':
    case 'other':
      return undefined;
  }
}

/** The same of an SQL text: ISO 8601, also with a comma before the fraction as Python's logging has it, or a number. */
export function instantOfText(text: string): string {
  const plain = `trim(${text})`;
  const iso = `epoch_us(TRY_CAST(replace(${plain}, ',', '.') AS TIMESTAMP WITH TIME ZONE))`;
  return `coalesce(${iso}, ${instantOfNumber(`TRY_CAST(${plain} AS DOUBLE)`)})`;
}

/**
 * Seconds, milli-, micro- or nanoseconds since 1970 by their size, and days written as 20261120. Smaller numbers, such
 * as years, ages and counts, are no times.
 */
function instantOfNumber(number: string): string {
  const day = `epoch_us(try_strptime(CAST(CAST(${number} AS BIGINT) AS VARCHAR), '%Y%m%d'))`;
  const sized = (to: string, factor: string): string =>
    `WHEN ${number} < ${to} THEN CAST(round(${number} * ${factor}) AS BIGINT)`;
  return [
    `CASE WHEN ${number} IS NULL OR NOT isfinite(${number}) OR ${number} < 19000101 THEN NULL`,
    `WHEN ${number} <= 29991231 THEN ${day}`,
    `WHEN ${number} < 1e8 THEN NULL`,
    sized('1e11', '1e6'),
    sized('1e14', '1e3'),
    sized('1e17', '1'),
    sized('1e20', '1e-3'),
    'END',
  ].join(' ');
}
