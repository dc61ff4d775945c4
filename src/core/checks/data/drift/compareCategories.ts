import type { DataQuery, Scalar, Unanswered } from '../../world/dataQuery';
import { binnedDistance, type BinnedMethod } from './binnedDistance';
import type { ColumnPair, Measured } from './columnPair';
import type { Histogram } from './histogram';

/** Categories with a bin of their own: the most frequent ones. */
const MOST_CATEGORIES = 100;

/** Compares a column by its different values: one pass over each side. */
export async function compareCategories(
  pair: ColumnPair,
  method: BinnedMethod,
  data: DataQuery,
): Promise<Measured | Unanswered> {
  const count = (rows: string, columns: string): string => `SELECT v, ${columns} FROM ${rows} GROUP BY v`;
  const both =
    `${count(pair.reference.side(false).rows, 'sum(w) AS a, 0 AS b')} UNION ALL ` +
    count(pair.current.side(false).rows, '0 AS a, sum(w) AS b');
  const { unlisted = 0 } = pair.reference;
  // Ranked by the rows of both sides: by those of one side, what it happens to have often would seem to have drifted.
  // What a stored reference does not list may be one of its rare categories.
  const rank = `(a > 0 OR ${unlisted} = 0) DESC, a + b DESC, v`;
  const result = await data.query(
    `WITH grouped AS MATERIALIZED (SELECT v, sum(a) AS a, sum(b) AS b FROM (${both}) WHERE v IS NOT NULL GROUP BY v), ` +
      `ranked AS (SELECT v, a, b FROM grouped ORDER BY ${rank} LIMIT ${MOST_CATEGORIES}), ` +
      `totals AS (SELECT sum(a) AS a, sum(b) AS b, count(*) AS n, arg_max(v, (b, v)) FILTER (a = 0) AS unseen FROM grouped) ` +
      `SELECT ranked.v, ranked.a, ranked.b, totals.a, totals.b, totals.n, totals.unseen ` +
      `FROM ranked CROSS JOIN totals ORDER BY ranked.a DESC, ranked.b DESC, ranked.v`,
  );
  if (result.kind === 'failed') return result;
  const histogram = histogramOf(pair, result.rows);
  const unseen = result.rows[0]?.[6] ?? null;
  const newValue = unseen === null || unlisted > 0 ? {} : { newValue: String(unseen) };
  return { ...binnedDistance(method, histogram), histogram, ...newValue };
}

/**
 * Where there are no more categories than bins, what the reference does not have is outside; where there are more,
 * the rest is.
 */
function histogramOf({ reference, current }: ColumnPair, rows: readonly (readonly Scalar[])[]): Histogram {
  const { unlisted = 0 } = reference;
  const categories = rows.map(([value, a, b]) => ({ value: String(value), a: Number(a), b: Number(b) }));
  const [totalA = 0, totalB = 0, different = 0] = (rows[0] ?? []).slice(3, 6).map(Number);
  const isComplete = unlisted === 0 && different <= MOST_CATEGORIES;
  const listed = isComplete || unlisted > 0 ? categories.filter(({ a }) => a > 0) : categories;
  const rest = (total: number, side: 'a' | 'b'): number =>
    total - listed.reduce((sum, category) => sum + category[side], 0);
  return {
    bins: { kind: 'values', values: listed.map(({ value }) => value) },
    reference: listed.map(({ a }) => a),
    current: listed.map(({ b }) => b),
    outside: { reference: rest(totalA, 'a') + unlisted, current: rest(totalB, 'b') },
    missing: {
      reference: reference.summary.rows - totalA - unlisted,
      current: current.summary.rows - totalB,
    },
    ...(isComplete ? { unseen: categories.filter(({ a }) => a === 0).map(({ b }) => b) } : {}),
  };
}
