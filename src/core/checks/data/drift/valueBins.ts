import type { DataQuery, Unanswered } from '../../world/dataQuery';
import type { ColumnPair } from './columnPair';
import type { Histogram } from './histogram';
import type { PlacedSides } from './numberPieces';
import type { NumberScale } from './numberScale';

/** Different numbers up to which each has a bin of its own: quantiles would merge them. */
const MOST_VALUES = 10;
/** The count of different values is an estimate: from here on it is surely above that. */
const SURELY_MORE = 20;

/** A histogram of single values where the reference has few of them. */
export interface ValueBins {
  readonly kind: 'bins';
  /** Different values of the reference: exact where they are few. */
  readonly distinct: number;
  readonly histogram?: Histogram;
}

/** Counts both sides by the reference's values, if these are few. */
export async function valueBins(
  { reference, current }: ColumnPair,
  sides: PlacedSides,
  { whole }: NumberScale,
  data: DataQuery,
): Promise<ValueBins | Unanswered> {
  const { distinct } = reference.summary;
  if (distinct > SURELY_MORE) return { kind: 'bins', distinct };
  const known = `SELECT v, sum(w) AS a FROM ${sides.reference} GROUP BY v`;
  const seen = `SELECT v, sum(w) AS b FROM ${sides.current} WHERE v IN (SELECT v FROM known) GROUP BY v`;
  const result = await data.query(
    `WITH known AS (${known}), seen AS (${seen}) ` +
      `SELECT ${whole ? 'CAST(v AS VARCHAR)' : 'v'}, a, coalesce(b, 0) FROM known LEFT JOIN seen USING (v) ORDER BY known.v`,
  );
  if (result.kind === 'failed') return result;
  const rows = result.rows.map(([value, a, b]) => ({ value: String(value), a: Number(a), b: Number(b) }));
  if (rows.length > MOST_VALUES) return { kind: 'bins', distinct: rows.length };
  const inside = rows.reduce((sum, { b }) => sum + b, 0);
  const missing = ({ rows: all, values, infinite }: typeof reference.summary): number =>
    all - values - infinite;
  const histogram: Histogram = {
    bins: { kind: 'values', values: rows.map(({ value }) => value) },
    reference: rows.map(({ a }) => a),
    current: rows.map(({ b }) => b),
    outside: {
      reference: reference.summary.infinite,
      current: current.summary.values - inside + current.summary.infinite,
    },
    missing: { reference: missing(reference.summary), current: missing(current.summary) },
  };
  return { kind: 'bins', distinct: rows.length, histogram };
}
