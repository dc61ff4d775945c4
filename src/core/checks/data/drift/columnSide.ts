import type { ColumnKind, DataColumn } from '../../world/dataQuery';
import { comparableValue } from '../comparableValue';
import { NULL_SPELLINGS } from '../nullSpellings';
import type { Table } from '../openTable';
import { sqlName, sqlText } from '../sql';

/** How a column is compared: by its order and size, or by its different values. */
export type DriftKind = 'number' | 'time' | 'category';

/** One side of a comparison as rows of a value and its weight. */
export interface ColumnSide {
  /** SQL of rows (v, w): what stands behind FROM. */
  readonly rows: string;
}

/** Values beyond this are no measurements, and their squares would not be numbers any more: they count as infinite. */
const GREATEST = '1e150';
/** Types whose values and differences fit 64 bits and a sign. */
const NARROW = /^(?:U?TINYINT|U?SMALLINT|U?INTEGER|BIGINT)$/;

/** How a column is compared; `undefined` for what cannot be (lists, structures). */
export function driftKind({ kind }: DataColumn): DriftKind | undefined {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'date':
    case 'time':
      return 'time';
    case 'text':
    case 'boolean':
    case 'other':
      return 'category';
    case 'nested':
      return undefined;
  }
}

/** Whether a column's numbers are exact in 64 bits. */
export function isNarrowInteger({ type }: DataColumn): boolean {
  return NARROW.test(type);
}

/** As what a column is read. */
export interface ReadAs {
  readonly kind: DriftKind;
  /** Whether numbers are 64-bit integers. */
  readonly whole: boolean;
  /** What the other side holds: texts are spelled so that equal values of both are equal texts. */
  readonly against: ColumnKind;
}

/** How a column of a table reads as one of a kind. */
export interface ValueSql {
  /** The value; null where it is missing or infinite. */
  readonly value: string;
  /** Whether there is a value at all, infinite ones included. */
  readonly present: string;
}

/**
 * SQL by which a column reads as one of a kind: times as microseconds since 1970, numbers as 64-bit integers where all
 * are such (`whole`), else as floating-point numbers; texts without blanks around them and without spellings of null.
 */
export function valueSql(column: DataColumn, { kind, whole, against }: ReadAs): ValueSql {
  const name = sqlName(column.name);
  switch (kind) {
    case 'category': {
      const value = `CAST(${comparableValue(column, { name: column.name, kind: against, type: '' })} AS VARCHAR)`;
      return { value, present: value };
    }
    case 'time': {
      const time = column.kind === 'text' ? `TRY_CAST(${spelled(name)} AS TIMESTAMPTZ)` : name;
      return { value: `CASE WHEN isfinite(${time}) THEN epoch_us(${time}) END`, present: time };
    }
    case 'number': {
      if (whole) return { value: `CAST(${name} AS BIGINT)`, present: name };
      const number =
        column.kind === 'text' ? `TRY_CAST(${spelled(name)} AS DOUBLE)` : `CAST(${name} AS DOUBLE)`;
      // Adding zero makes −0 the same as 0.
      const value = `CASE WHEN abs(${number}) <= ${GREATEST} THEN ${number} + 0.0 END`;
      return { value, present: `CASE WHEN NOT isnan(${number}) THEN ${number} END` };
    }
  }
}

/** A text without blanks around it, null where it spells null. */
export function spelled(name: string): string {
  return `CASE WHEN trim(${name}) NOT IN (${NULL_SPELLINGS.map(sqlText).join(', ')}) THEN trim(${name}) END`;
}

/** A column of a table as a side: every row weighs one. */
export function tableSide({ relation }: Table, value: string): ColumnSide {
  return { rows: `(SELECT ${value} AS v, 1 AS w FROM ${relation})` };
}

/** A side of given values and weights. */
export function listedSide(values: readonly (readonly [value: string, weight: number])[]): ColumnSide {
  if (values.length === 0) return { rows: '(SELECT NULL AS v, 1 AS w WHERE false)' };
  const rows = values.map(([value, weight]) => `(${value}, ${String(weight)})`).join(', ');
  return { rows: `(SELECT * FROM (VALUES ${rows}) AS listed(v, w))` };
}
