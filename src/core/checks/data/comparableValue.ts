import type { ColumnKind, DataColumn } from '../world/dataQuery';
import { NULL_SPELLINGS } from './nullSpellings';
import { sqlName, sqlText } from './sql';

/** Longer digits do not fit a floating-point number: compared as text. */
const EXACT_DIGITS = 15;
/** Whole numbers below it fit 64 bits. */
const WHOLE = '1e18';
const NUMERIC: readonly ColumnKind[] = ['integer', 'number'];
const TEMPORAL: readonly ColumnKind[] = ['date', 'time'];

/**
 * SQL by which values of a column compare with those of its counterpart in another table: equal values are equal
 * whatever types and spellings the two files have. 42880 equals 42880.0, a date equals its midnight. NULL where it is
 * missing: also not a number, and spellings of null in texts.
 */
export function comparableValue(column: DataColumn, counterpart: DataColumn = column): string {
  const name = sqlName(column.name);
  const kinds = [column.kind, counterpart.kind];
  if (kinds.every((kind) => NUMERIC.includes(kind))) return comparableNumber(name, column, counterpart);
  if (kinds.every((kind) => TEMPORAL.includes(kind))) {
    return column.type === counterpart.type ? name : `epoch_us(${name})`;
  }
  if (kinds.every((kind) => kind === 'text')) return comparableText(`CAST(${name} AS VARCHAR)`);
  if (column.type === counterpart.type) return name;
  return mixedValue(name, column);
}

function comparableNumber(name: string, column: DataColumn, counterpart: DataColumn): string {
  if (column.kind === 'integer' && counterpart.kind === 'integer') {
    return column.type === counterpart.type ? name : `CAST(${name} AS HUGEINT)`;
  }
  const isExact = [column, counterpart].every((one) => one.kind === 'integer' || isDecimal(one));
  if (isExact) return column.type === counterpart.type ? name : exactText(name);
  // Adding zero makes −0 the same as 0.
  return `nullif(CAST(${name} AS DOUBLE) + 0.0, CAST('NaN' AS DOUBLE))`;
}

function isDecimal({ type }: DataColumn): boolean {
  return type.startsWith('DECIMAL');
}

/** All digits of a whole number or a decimal, without zeros at the end of a fraction. */
function exactText(name: string): string {
  const text = `CAST(${name} AS VARCHAR)`;
  return `CASE WHEN contains(${text}, '.') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

/** A text without blanks around it; a number in the way that numbers are written, a spelling of null as null. */
function comparableText(text: string): string {
  const plain = `trim(${text})`;
  const nulls = NULL_SPELLINGS.map(sqlText).join(', ');
  // Letters have higher codes than digits and signs: most texts are never tried as numbers. Leading zeros mean something.
  const mayBeNumber =
    `ascii(${plain}) < 58 AND length(${plain}) <= ${EXACT_DIGITS + 2} ` +
    `AND length(translate(${plain}, '+-.', '')) <= ${EXACT_DIGITS} ` +
    `AND NOT (substr(${plain}, 1, 1) = '0' AND substr(${plain}, 2, 1) BETWEEN '0' AND '9')`;
  const number = `CAST(TRY_CAST(${plain} AS DOUBLE) + 0.0 AS VARCHAR)`;
  return `CASE WHEN ${plain} IN (${nulls}) THEN NULL WHEN ${mayBeNumber} THEN coalesce(${number}, ${plain}) ELSE ${plain} END`;
}

/** Columns of different kinds meet as text, each kind in one spelling. */
function mixedValue(name: string, column: DataColumn): string {
  switch (column.kind) {
    case 'integer':
      return comparableText(exactText(name));
    case 'number':
      return comparableText(isDecimal(column) ? exactText(name) : floatText(name));
    case 'date':
    case 'time':
      return `CAST(make_timestamp(epoch_us(${name})) AS VARCHAR)`;
    case 'boolean':
      return `CAST(${name} AS VARCHAR)`;
    case 'text': {
      const text = comparableText(`CAST(${name} AS VARCHAR)`);
      // Only what begins like a year may be a date; what is read so is spelled as one.
      const date = `CAST(make_timestamp(epoch_us(TRY_CAST(trim(CAST(${name} AS VARCHAR)) AS TIMESTAMPTZ))) AS VARCHAR)`;
      return `coalesce(${date}, CASE WHEN lower(trim(${name})) IN ('true', 'false') THEN lower(trim(${name})) ELSE ${text} END)`;
    }
    case 'nested':
    case 'other':
      return `CAST(${name} AS VARCHAR)`;
  }
}

/** A floating-point number as text: a whole one with its digits only, as text of a CSV has it. */
function floatText(name: string): string {
  const isWhole = `abs(${name}) < ${WHOLE} AND ${name} = trunc(${name})`;
  return `CASE WHEN ${isWhole} THEN CAST(CAST(${name} AS BIGINT) AS VARCHAR) ELSE CAST(CAST(${name} AS DOUBLE) AS VARCHAR) END`;
}
