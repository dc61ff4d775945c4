import type { DataColumn } from '../../world/dataQuery';
import { sqlName, sqlText } from '../sql';
import { isNumeric } from '../tableColumns';
import { parsedValue } from '../valueTypes';
import type { ColumnType } from './columnRule';

/** SQL condition: the value lies beyond a limit. Texts that say no value of the type are NULL and violate the type already. */
export function beyondLimit(
  column: DataColumn,
  type: ColumnType | undefined,
  operator: '<' | '>',
  limit: number | string,
): string {
  const name = sqlName(column.name);
  const isTime = type === 'date' || type === 'time' || column.kind === 'date' || column.kind === 'time';
  if (isTime) {
    const time =
      column.kind === 'text' ? `(${parsedValue('instant', name)})` : `CAST(${name} AS TIMESTAMPTZ)`;
    return `${time} ${operator} CAST(${sqlText(String(limit))} AS TIMESTAMPTZ)`;
  }
  if (isNumeric(column)) return numberBeyond(column, operator, limit);
  if (type !== 'integer' && type !== 'number') return `${name} ${operator} ${sqlText(String(limit))}`;
  // What is too long for a floating-point number is compared as a whole one.
  const fraction = `(${parsedValue('number', name)}) ${operator} ${double(limit)}`;
  const digits = isWholeText(String(limit)) ? huge(limit) : double(limit);
  return `coalesce((${parsedValue('huge', name)}) ${operator} ${digits}, ${fraction})`;
}

/** Whether a text is a whole number that 128 bits hold. */
export function isWholeText(text: string): boolean {
  return /^[-+]?\d{1,38}$/.test(text);
}

/** Whole limits keep all their digits, also beside decimals: above 5 is what has a ceiling above 5. */
function numberBeyond(
  { name: column, kind, type }: DataColumn,
  operator: '<' | '>',
  limit: number | string,
): string {
  const name = sqlName(column);
  if (!isWholeText(String(limit))) return `${name} ${operator} ${double(limit)}`;
  if (kind === 'integer') return `${name} ${operator} ${huge(limit)}`;
  if (!type.startsWith('DECIMAL')) return `${name} ${operator} ${double(limit)}`;
  const whole = operator === '>' ? `ceil(${name})` : `floor(${name})`;
  return `CAST(${whole} AS HUGEINT) ${operator} ${huge(limit)}`;
}

function huge(limit: number | string): string {
  return `CAST(${sqlText(String(limit))} AS HUGEINT)`;
}

function double(limit: number | string): string {
  return `CAST(${sqlText(String(limit))} AS DOUBLE)`;
}
