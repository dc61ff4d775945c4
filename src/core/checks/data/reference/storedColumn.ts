import { listedSide, type ColumnSide } from '../drift/columnSide';
import type { StoredBins } from '../drift/columnPair';
import type { ColumnSummary } from '../drift/columnSummary';
import { sqlDouble } from '../drift/numberScale';
import { sqlText } from '../sql';
import type { ReferenceColumn } from './referenceProfile';

/** Values that stand for a distribution of which only quantiles are known. */
const STANDING_FOR = 1024;

/** What a stored reference tells of a column, as one pass over its data would have. */
export function storedSummary(column: ReferenceColumn, rows: number): ColumnSummary {
  const { missing, infinite, distinct, min, max } = column;
  const quartiles = quartilesOf(column);
  return {
    ...{ rows, values: rows - missing - infinite, infinite, distinct },
    ...(min === undefined || max === undefined ? {} : { least: min, greatest: max }),
    ...(quartiles === undefined ? {} : { quartiles }),
  };
}

function quartilesOf(column: ReferenceColumn): readonly [number, number, number] | undefined {
  const points = pointsOf(column);
  const total = points.reduce((sum, [, weight]) => sum + weight, 0);
  const at = (share: number): number => {
    let running = 0;
    for (const [value, weight] of points) {
      running += weight;
      if (running >= share * total) return value;
    }
    return points.at(-1)?.[0] ?? 0;
  };
  return total === 0 ? undefined : [at(0.25), at(0.5), at(0.75)];
}

/** The values of a stored column: exact where they are few, else some that stand for all. */
export function storedSide(column: ReferenceColumn): ColumnSide {
  if (column.categories !== undefined) {
    const listed = column.categories.map(([value, weight]) => [sqlText(value), weight] as const);
    return listedSide(listed);
  }
  return listedSide(pointsOf(column).map(([value, weight]) => [sqlDouble(value), weight]));
}

/** Bins that a stored column brings along. */
export function storedBins({ edges, counts }: ReferenceColumn): StoredBins | undefined {
  return edges === undefined || counts === undefined ? undefined : { edges, counts };
}

/**
 * Points and weights. Of a distribution with 257 known quantiles, 1024 points between them: its distribution function
 * is met within 1/256 + 1/2048, which is 0.0044.
 */
function pointsOf({ values, quantiles, counts }: ReferenceColumn): readonly (readonly [number, number])[] {
  if (values !== undefined) return values;
  if (quantiles === undefined) return [];
  const rows = (counts ?? []).reduce((sum, item) => sum + item, 0);
  const last = quantiles.length - 1;
  return Array.from({ length: STANDING_FOR }, (_, at): readonly [number, number] => {
    const position = ((at + 0.5) / STANDING_FOR) * last;
    const low = quantiles[Math.floor(position)] ?? 0;
    const high = quantiles[Math.min(last, Math.floor(position) + 1)] ?? low;
    const weight = Math.floor(((at + 1) * rows) / STANDING_FOR) - Math.floor((at * rows) / STANDING_FOR);
    return [low + (high - low) * (position - Math.floor(position)), weight];
  }).filter(([, weight]) => weight > 0);
}
