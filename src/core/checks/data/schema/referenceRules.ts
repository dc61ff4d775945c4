import type { ReferenceColumn, ReferenceProfile } from '../reference/referenceProfile';
import { COLUMN_TYPES, columnRule, type ColumnRule, type ColumnType } from './columnRule';

/** More different texts are no list of what may be there. */
const MOST_ALLOWED = 100;
/** Rows a value, on average: with fewer the next row may well bring another one. */
const ROWS_A_VALUE = 10;

/**
 * What a stored reference says of later data: its columns and their types, which of them have values everywhere, the
 * ranges of numbers and the values of texts. New rows may go beyond the ends by half of what the reference reaches,
 * but not below zero where it never did; dates may go on.
 */
export function referenceRules({ columns }: ReferenceProfile): Readonly<Record<string, ColumnRule>> {
  return Object.fromEntries(columns.map((column) => [column.name, columnRule.parse(ruleOf(column))]));
}

function ruleOf(column: ReferenceColumn): Partial<ColumnRule> {
  const { missing, infinite, distinct } = column;
  // Without any value nothing is known of the type.
  const isEmpty = distinct === 0 && infinite === 0;
  const type = isEmpty ? undefined : COLUMN_TYPES.find((one) => one === column.type);
  return {
    ...(type === undefined ? {} : { type }),
    ...(missing === 0 ? { nullable: false } : {}),
    ...rangeOf(column, type),
    ...allowedOf(column, type),
  };
}

function rangeOf({ min, max, infinite }: ReferenceColumn, type: ColumnType | undefined): Partial<ColumnRule> {
  if (type !== 'integer' && type !== 'number') return {};
  if (min === undefined || max === undefined || infinite > 0) return {};
  const margin = (max - min) / 2;
  const low = min >= 0 ? Math.max(0, min - margin) : min - margin;
  const high = max <= 0 ? Math.min(0, max + margin) : max + margin;
  // A constant says nothing of the range.
  return margin > 0 && Number.isFinite(low) && Number.isFinite(high) ? { min: low, max: high } : {};
}

function allowedOf(column: ReferenceColumn, type: ColumnType | undefined): Partial<ColumnRule> {
  const { categories, otherCategories = 0 } = column;
  if (type !== 'text' || categories === undefined || otherCategories > 0) return {};
  if (categories.length === 0 || categories.length > MOST_ALLOWED) return {};
  const rows = categories.reduce((sum, [, count]) => sum + count, 0);
  if (rows < categories.length * ROWS_A_VALUE) return {};
  const values = categories.map(([value]) => value);
  // Texts that are numbers are kept by value, not as they are spelled.
  return values.some((value) => Number.isFinite(Number(value))) ? {} : { allowed: values };
}
