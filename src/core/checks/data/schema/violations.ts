import { say, type Message } from '../../../text/message';
import { isMissing } from '../missingValue';
import { sqlName, sqlText } from '../sql';
import { isNumeric } from '../tableColumns';
import { parsedValue } from '../valueTypes';
import { beyondLimit, isWholeText } from './beyondLimit';
import type { DataColumn } from '../../world/dataQuery';
import type { ColumnRule, ColumnType } from './columnRule';

/** One thing that rows of a column may violate. */
export interface Violation {
  /** SQL condition of a row that violates it; a missing value violates nothing but `nullable`. */
  readonly condition: string;
  /** What is wrong with the rows: fills {0} with how many, {1} with their share, {2} with the first of them. */
  readonly words: (rows: number, share: string, numbers: string) => Message;
}

/** What the rows of a column may violate, or why the column as a whole is of another type. */
export type Violations =
  | { readonly kind: 'rows'; readonly violations: readonly Violation[] }
  /** No row of it can be of the type. */
  | { readonly kind: 'wrong type' };

/** The violations that SQL can look for in a column. `isWritten`: its file is text, which knows no types of its own. */
export function violationsOf(column: DataColumn, rule: ColumnRule, isWritten: boolean): Violations {
  const typed = typeRule(column, rule.type, isWritten);
  if (typed === 'wrong type') return { kind: 'wrong type' };
  const there = `NOT ${isMissing(column)}`;
  const own = (condition: string, words: Violation['words']): Violation => {
    return { condition: `${there} AND (${condition})`, words };
  };
  const violations: Violation[] = [];
  if (!rule.nullable) violations.push({ condition: isMissing(column), words: missingWords(column.name) });
  if (typed.condition !== undefined)
    violations.push(own(typed.condition, typeWords(column.name, rule.type ?? 'text')));
  const { min, max, allowed, pattern } = rule;
  if (min !== undefined)
    violations.push(own(beyondLimit(column, rule.type, '<', min), belowWords(column.name, min)));
  if (max !== undefined)
    violations.push(own(beyondLimit(column, rule.type, '>', max), aboveWords(column.name, max)));
  if (allowed !== undefined)
    violations.push(own(notAllowed(column, allowed), otherWords(column.name, allowed)));
  if (pattern !== undefined) {
    const text = `CAST(${sqlName(column.name)} AS VARCHAR)`;
    violations.push(
      own(`NOT regexp_full_match(${text}, ${sqlText(pattern)})`, patternWords(column.name, pattern)),
    );
  }
  return { kind: 'rows', violations };
}

/** SQL condition of a value that is not of the type; none where all are. */
function typeRule(
  column: DataColumn,
  type: ColumnType | undefined,
  isWritten: boolean,
): { readonly condition?: string } | 'wrong type' {
  const name = sqlName(column.name);
  if (type === undefined) return {};
  // Digits may be text: a CSV has no way to say so.
  if (type === 'text') return column.kind === 'text' || isWritten ? {} : 'wrong type';
  if (column.kind === 'text') return { condition: unparsed(name, type) };
  switch (type) {
    case 'integer':
      if (column.kind === 'integer') return {};
      if (column.kind !== 'number') return 'wrong type';
      return { condition: `NOT isfinite(CAST(${name} AS DOUBLE)) OR ${name} <> trunc(${name})` };
    case 'number':
      return isNumeric(column) ? {} : 'wrong type';
    case 'boolean':
      if (column.kind === 'boolean') return {};
      return isNumeric(column) && isWritten ? { condition: `${name} NOT IN (0, 1)` } : 'wrong type';
    case 'date':
      if (column.kind === 'date') return {};
      return column.kind === 'time' ? { condition: `epoch_us(${name}) % 86400000000 <> 0` } : 'wrong type';
    case 'time':
      return column.kind === 'time' || column.kind === 'date' ? {} : 'wrong type';
  }
}

/** SQL condition: the text does not say a value of the type. */
function unparsed(name: string, type: Exclude<ColumnType, 'text'>): string {
  const text = `CAST(${name} AS VARCHAR)`;
  switch (type) {
    case 'integer':
      return `(${parsedValue('huge', text)}) IS NULL AND coalesce((${parsedValue('number', text)}) <> trunc(${parsedValue('number', text)}), true)`;
    case 'number':
      return `(${parsedValue('number', text)}) IS NULL AND (${parsedValue('huge', text)}) IS NULL`;
    case 'boolean':
      return `lower(trim(${text})) NOT IN ('true', 'false', 'yes', 'no', '0', '1')`;
    case 'date':
      return `coalesce(epoch_us(${parsedValue('instant', text)}) % 86400000000 <> 0, true)`;
    case 'time':
      return `(${parsedValue('instant', text)}) IS NULL`;
  }
}

function notAllowed(column: DataColumn, allowed: NonNullable<ColumnRule['allowed']>): string {
  const name = sqlName(column.name);
  if (isNumeric(column)) {
    const numbers = allowed.flatMap((value) => numberSql(value, column.kind === 'integer'));
    return numbers.length === 0 ? 'true' : `${name} NOT IN (${numbers.join(', ')})`;
  }
  const texts = allowed.map((one) => sqlText(String(one))).join(', ');
  const text = `CAST(${name} AS VARCHAR)`;
  const numbers = allowed.filter((one) => typeof one === 'number').map(String);
  // A number compares by its value also where a text beside it makes the column one of texts.
  const isNumber =
    numbers.length > 0
      ? ` AND coalesce(TRY_CAST(${text} AS DOUBLE) NOT IN (${numbers.join(', ')}), true)`
      : '';
  return `${text} NOT IN (${texts})${isNumber}`;
}

/** A number as SQL, a whole one with all its digits; none where the value cannot be one of the column. */
function numberSql(value: string | number | boolean, isWhole: boolean): readonly string[] {
  if (typeof value === 'string' && isWholeText(value)) return [value];
  const number = Number(value);
  return Number.isFinite(number) && (!isWhole || Number.isInteger(number)) ? [String(number)] : [];
}

function missingWords(name: string): Violation['words'] {
  return (...filled) =>
    say('In "{3}" values are missing, and none may be: {0} rows ({1}). First rows: {2}.', ...filled, name);
}

function typeWords(name: string, type: ColumnType): Violation['words'] {
  return (...filled) => {
    switch (type) {
      case 'integer':
        return say('In "{3}" values are no whole numbers: {0} rows ({1}). First rows: {2}.', ...filled, name);
      case 'number':
        return say('In "{3}" values are no numbers: {0} rows ({1}). First rows: {2}.', ...filled, name);
      case 'boolean':
        return say(
          'In "{3}" values are neither true nor false: {0} rows ({1}). First rows: {2}.',
          ...filled,
          name,
        );
      case 'date':
        return say(
          'In "{3}" values are no dates (2026-05-31): {0} rows ({1}). First rows: {2}.',
          ...filled,
          name,
        );
      case 'time':
        return say(
          'In "{3}" values are no times (2026-05-31T08:00:00): {0} rows ({1}). First rows: {2}.',
          ...filled,
          name,
        );
      case 'text':
        return say('In "{3}" values are no texts: {0} rows ({1}). First rows: {2}.', ...filled, name);
    }
  };
}

function belowWords(name: string, min: number | string): Violation['words'] {
  return (...filled) =>
    say('In "{3}" values are below {4}: {0} rows ({1}). First rows: {2}.', ...filled, name, min);
}

function aboveWords(name: string, max: number | string): Violation['words'] {
  return (...filled) =>
    say('In "{3}" values are above {4}: {0} rows ({1}). First rows: {2}.', ...filled, name, max);
}

function otherWords(name: string, allowed: NonNullable<ColumnRule['allowed']>): Violation['words'] {
  const list = allowed.slice(0, 10).map(String).join(', ');
  const shown = allowed.length > 10 ? `${list}, …` : list;
  return (...filled) =>
    say('In "{3}" values are others than {4}: {0} rows ({1}). First rows: {2}.', ...filled, name, shown);
}

function patternWords(name: string, pattern: string): Violation['words'] {
  return (...filled) =>
    say('In "{3}" values do not match {4}: {0} rows ({1}). First rows: {2}.', ...filled, name, pattern);
}
