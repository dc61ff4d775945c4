import type { ReferenceColumn, ReferenceProfile } from '../checks/data/reference/referenceProfile';
import type { Message } from '../text/message';
import { plainLine } from '../text/plainLine';

/** A stored reference for people to look at, or why it cannot be read. */
export type ReferenceSummary =
  | {
      readonly kind: 'summary';
      readonly name: string;
      /** Where its data came from. */
      readonly files: readonly string[];
      readonly rows: number;
      readonly columns: readonly ColumnProfile[];
      /** Columns that it has besides. */
      readonly left: number;
    }
  | { readonly kind: 'unusable'; readonly name: string; readonly reason: Message };

export interface ColumnProfile {
  readonly name: string;
  readonly type: ReferenceColumn['type'];
  /** Rows without a value, and with a number that is not finite. */
  readonly missing: number;
  readonly infinite: number;
  /** Different values; of many an estimate. */
  readonly distinct: number;
  /** Whether its values are like identifiers, one a row. */
  readonly isIdentifier: boolean;
  /** Of numbers; of dates and times in microseconds since 1970. */
  readonly numbers?: NumberProfile;
  readonly distribution?: Distribution;
}

export interface NumberProfile {
  readonly min?: number;
  /** Quantiles of 25, 50 and 75 %. */
  readonly quartiles?: readonly [number, number, number];
  readonly max?: number;
  readonly mean?: number;
  readonly deviation?: number;
}

export type Distribution =
  /** Shares of rows between neighbouring edges. */
  | { readonly kind: 'edges'; readonly edges: readonly number[]; readonly shares: readonly number[] }
  /** Shares of rows with each value, the most frequent first or in the order of numbers; `others`: with any other one. */
  | {
      readonly kind: 'values';
      readonly values: readonly string[];
      readonly shares: readonly number[];
      readonly others: number;
    };

/** References and columns that are shown at most. */
export const MOST_REFERENCES = 20;
export const MOST_COLUMNS = 200;
const MOST_FILES = 10;
const MOST_VALUES = 20;
const MOST_CATEGORIES = 10;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 60;

/** What people see of a stored reference. */
export function summariseReference(profile: ReferenceProfile, name: string): ReferenceSummary {
  const { files, rows, columns } = profile;
  return {
    kind: 'summary',
    name,
    files: files.slice(0, MOST_FILES).map((file) => plainLine(file, LONGEST_NAME)),
    rows,
    columns: columns.slice(0, MOST_COLUMNS).map((column) => columnProfile(column, rows)),
    left: Math.max(0, columns.length - MOST_COLUMNS),
  };
}

function columnProfile(column: ReferenceColumn, rows: number): ColumnProfile {
  const { type, missing, infinite, distinct } = column;
  const numbers = numberProfile(column);
  const distribution = distributionOf(column, rows);
  return {
    name: plainLine(column.name, LONGEST_NAME),
    ...{ type, missing, infinite, distinct, isIdentifier: column.identifier === true },
    ...(numbers === undefined ? {} : { numbers }),
    ...(distribution === undefined ? {} : { distribution }),
  };
}

function numberProfile(column: ReferenceColumn): NumberProfile | undefined {
  const { min, max, mean, deviation } = column;
  const quartiles = quartilesOf(column);
  const known = Object.entries({ min, quartiles, max, mean, deviation }).filter(
    ([, value]) => value !== undefined,
  );
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function quartilesOf({ quantiles, values }: ReferenceColumn): NumberProfile['quartiles'] {
  if (quantiles !== undefined) {
    const at = (share: number): number => quantiles[Math.round(share * (quantiles.length - 1))] ?? 0;
    return [at(0.25), at(0.5), at(0.75)];
  }
  if (values === undefined || values.length === 0) return undefined;
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  const at = (share: number): number => {
    let running = 0;
    return values.find(([, count]) => (running += count) >= share * total)?.[0] ?? 0;
  };
  return [at(0.25), at(0.5), at(0.75)];
}

function distributionOf(column: ReferenceColumn, rows: number): Distribution | undefined {
  const { edges, counts, values, categories, otherCategories = 0 } = column;
  const share = (count: number): number => count / rows;
  if (edges !== undefined && counts !== undefined) return { kind: 'edges', edges, shares: counts.map(share) };
  if (values !== undefined) return ofNumbers(values, share);
  if (categories === undefined) return undefined;
  const shown = categories.slice(0, MOST_CATEGORIES);
  const rest = categories.slice(MOST_CATEGORIES).reduce((sum, [, count]) => sum + count, otherCategories);
  return {
    kind: 'values',
    values: shown.map(([value]) => plainLine(value, LONGEST_VALUE)),
    shares: shown.map(([, count]) => share(count)),
    others: share(rest),
  };
}

/** A few different numbers have a bar each; more are put into bins of equal width. */
function ofNumbers(
  values: readonly (readonly [number, number])[],
  share: (count: number) => number,
): Distribution | undefined {
  if (values.length <= MOST_VALUES) {
    const shares = values.map(([, count]) => share(count));
    return { kind: 'values', values: values.map(([value]) => String(value)), shares, others: 0 };
  }
  const [min, max] = [values[0]?.[0] ?? 0, values.at(-1)?.[0] ?? 0];
  const width = (max - min) / MOST_VALUES;
  if (!(width > 0) || !Number.isFinite(width)) return undefined;
  const counts = Array.from({ length: MOST_VALUES }, () => 0);
  for (const [value, count] of values) {
    const at = Math.min(MOST_VALUES - 1, Math.floor((value - min) / width));
    counts[at] = (counts[at] ?? 0) + count;
  }
  const edges = Array.from({ length: MOST_VALUES + 1 }, (_, at) => min + at * width);
  return { kind: 'edges', edges, shares: counts.map(share) };
}
