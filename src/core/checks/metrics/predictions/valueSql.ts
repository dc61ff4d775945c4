import { NULL_SPELLINGS } from '../../data/nullSpellings';
import { sqlName, sqlText } from '../../data/sql';
import type { DataColumn } from '../../world/dataQuery';

/** Integers are exact in a double up to here. */
const EXACT = '9007199254740992.0';

/**
 * SQL of a column's value as a text that is the same for the same value, however it is spelled: 1, 1.0, `1` and true
 * are `1`. NULL where the value is missing, a spelling of null, or no finite number in a column of numbers.
 */
export function valueText(column: DataColumn): string {
  const name = sqlName(column.name);
  switch (column.kind) {
    case 'integer':
      return `CAST(${name} AS VARCHAR)`;
    case 'boolean':
      return `CAST(CAST(${name} AS INTEGER) AS VARCHAR)`;
    case 'number':
      return finiteText(numberSql(column));
    case 'text':
    case 'date':
    case 'time':
    case 'nested':
    case 'other':
      return spelledValue(`CAST(${name} AS VARCHAR)`);
  }
}

/** Words that are booleans where they stand beside a column of booleans. */
const BOOLEAN_WORDS = { 1: "'true', 't', 'yes'", 0: "'false', 'f', 'no'" } as const;

/** `valueText` of columns of classes that are compared with one another: beside booleans, yes and no are booleans too. */
export function classText(column: DataColumn, compared: readonly (DataColumn | undefined)[]): string {
  return column.kind === 'text'
    ? classWord(`CAST(${sqlName(column.name)} AS VARCHAR)`, compared)
    : valueText(column);
}

/** The same for a text of SQL. */
export function classWord(text: string, compared: readonly (DataColumn | undefined)[]): string {
  if (!compared.some((column) => column?.kind === 'boolean')) return spelledValue(text);
  const word = `lower(trim(${text}))`;
  const cases = Object.entries(BOOLEAN_WORDS).map(
    ([value, words]) => `WHEN ${word} IN (${words}) THEN '${value}'`,
  );
  return `CASE ${cases.join(' ')} ELSE ${spelledValue(text)} END`;
}

/** `valueText` for a text of SQL. */
export function spelledValue(text: string): string {
  const trimmed = `trim(${text})`;
  return `CASE
    WHEN ${trimmed} IN (${NULL_SPELLINGS.map(sqlText).join(', ')}) THEN NULL
    WHEN lower(${trimmed}) = 'true' THEN '1'
    WHEN lower(${trimmed}) = 'false' THEN '0'
    WHEN regexp_full_match(${trimmed}, '[+-]?(0|[1-9][0-9]{0,29})') THEN CAST(TRY_CAST(${trimmed} AS HUGEINT) AS VARCHAR)
    WHEN regexp_full_match(${trimmed}, '[+-]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?')
      AND isfinite(TRY_CAST(${trimmed} AS DOUBLE))
      THEN ${finiteText(`TRY_CAST(${trimmed} AS DOUBLE)`)}
    ELSE ${trimmed} END`;
}

/** SQL of a column as a number: NULL where it is missing or none. It may be infinite or NaN. */
export function numberSql(column: DataColumn): string {
  const name = sqlName(column.name);
  switch (column.kind) {
    case 'integer':
    case 'boolean':
    case 'number':
      return `CAST(${name} AS DOUBLE)`;
    case 'text':
    case 'date':
    case 'time':
    case 'nested':
    case 'other':
      return `TRY_CAST(trim(CAST(${name} AS VARCHAR)) AS DOUBLE)`;
  }
}

/** SQL that is true where a column's value is missing, or a spelling of null. */
export function missingSql(column: DataColumn): string {
  const name = sqlName(column.name);
  if (column.kind !== 'text') return `${name} IS NULL`;
  return `(${name} IS NULL OR trim(CAST(${name} AS VARCHAR)) IN (${NULL_SPELLINGS.map(sqlText).join(', ')}))`;
}

/** Integers lose their point and zero its sign. */
function finiteText(number: string): string {
  return `CASE
    WHEN NOT isfinite(${number}) THEN NULL
    WHEN ${number} = trunc(${number}) AND abs(${number}) <= ${EXACT} THEN CAST(CAST(${number} AS BIGINT) AS VARCHAR)
    ELSE CAST(${number} AS VARCHAR) END`;
}
