import { NULL_SPELLINGS } from './nullSpellings';
import { sqlText } from './sql';

/** What a text of a CSV can be besides text. */
export type ValueType =
  | 'boolean'
  | 'integer'
  | 'huge'
  | 'number'
  | 'date'
  | 'timestamp'
  | 'instant'
  | 'dotted date'
  | 'day-first date'
  | 'month-first date';

/**
 * From the narrowest to the widest: a column has the first type that all its values have. Each of `integer`, `huge`
 * and of `date`, `timestamp`, `instant` includes those before it.
 */
export const VALUE_TYPES: readonly ValueType[] = [
  ...(['boolean', 'integer', 'huge', 'number', 'date', 'timestamp', 'instant'] as const),
  ...(['dotted date', 'day-first date', 'month-first date'] as const),
];

/** The engine's names of the types. */
export const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  boolean: 'BOOLEAN',
  integer: 'BIGINT',
  huge: 'HUGEINT',
  number: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  instant: 'TIMESTAMPTZ',
  'dotted date': 'DATE',
  'day-first date': 'DATE',
  'month-first date': 'DATE',
};

/** SQL condition: the text stands for a missing value; blanks around it do not matter. */
export function isNullSpelling(text: string): string {
  return `trim(${text}) IN (${NULL_SPELLINGS.map(sqlText).join(', ')})`;
}

/**
 * SQL of the value that a text is written for; NULL where it is none of the type. Stricter than the engine's casts,
 * which read 1.5 as the whole number 2, 0x10 as 16 and 10_1 as 101: nothing that tells two texts apart may be lost.
 */
export function parsedValue(type: ValueType, text: string): string {
  switch (type) {
    case 'boolean':
      return `CASE lower(trim(${text})) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    case 'integer':
      return wholeNumber(text, 'BIGINT');
    case 'huge':
      return wholeNumber(text, 'HUGEINT');
    case 'number':
      return decimalNumber(text);
    case 'date':
      return `CASE WHEN ${isDated(text)} AND strlen(trim(${text})) BETWEEN 8 AND 10 THEN TRY_CAST(trim(${text}) AS DATE) END`;
    case 'timestamp':
      return `CASE WHEN ${isDated(text)} AND NOT ${hasOffset(text)} THEN TRY_CAST(trim(${text}) AS TIMESTAMP) END`;
    case 'instant':
      return `CASE WHEN ${isDated(text)} THEN TRY_CAST(trim(${text}) AS TIMESTAMPTZ) END`;
    case 'dotted date':
      return dateBy('%d.%m.%Y', text);
    case 'day-first date':
      return dateBy('%d/%m/%Y', text);
    case 'month-first date':
      return dateBy('%m/%d/%Y', text);
  }
}

/** Digits with a sign. A leading zero means something: of a postcode, of an identifier. */
function wholeNumber(text: string, type: 'BIGINT' | 'HUGEINT'): string {
  const value = `TRY_CAST(${text} AS ${type})`;
  const written = String.raw`regexp_full_match(${text}, '\s*[-+]?(0|[1-9]\d*)\s*')`;
  // Most numbers are written as the engine would write them; comparing is cheaper than matching.
  return `CASE WHEN CAST(${value} AS VARCHAR) = ${text} THEN ${value} WHEN ${written} THEN ${value} END`;
}

/** Longer digits than 17 without a point or an exponent would lose some as a floating-point number: text. */
function decimalNumber(text: string): string {
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  const isLeadingZero = `(${text} >= '00' AND ${text} < '0:')`;
  const isCut = `(strlen(${text}) > 17 AND NOT contains(${text}, '.') AND NOT regexp_matches(${text}, '[eEfF]') AND strlen(trim(${text})) > 17)`;
  const isOther = `contains(${text}, '_') OR ${isLeadingZero} OR ${isCut} OR isnan(${value})`;
  return `CASE WHEN ${isOther} THEN NULL ELSE ${value} END`;
}

/** Begins with a digit: the engine also reads words such as `epoch`. */
function isDated(text: string): string {
  return `trim(${text}) >= '0' AND trim(${text}) < ':'`;
}

/** `Z` or an offset after the time of day; the engine's timestamps would leave it out of account. */
function hasOffset(text: string): string {
  const time = `substr(trim(${text}), 12)`;
  return `(contains(${time}, '+') OR contains(${time}, '-') OR contains(lower(${time}), 'z'))`;
}

function dateBy(format: string, text: string): string {
  return `CASE WHEN strlen(trim(${text})) BETWEEN 8 AND 10 THEN CAST(try_strptime(trim(${text}), ${sqlText(format)}) AS DATE) END`;
}
