import type { DataQuery, Unanswered } from '../../world/dataQuery';
import type { ColumnPair } from './columnPair';
import type { ColumnSummary } from './columnSummary';
import type { Histogram } from './histogram';
import { queryBelow, queryRanks, type Below, type Cut, type PlacedSides } from './numberPieces';
import type { NumberScale } from './numberScale';
import type { Piece } from './pieces';

/** Quantile bins of the reference. */
const BINS = 10;

/** An edge between bins, as a value and as a place on the scale. */
export interface Edge {
  readonly value: number;
  readonly place: number;
}

/** Counts both sides in ten quantile bins of the reference, distinct edges only. */
export async function numberBins(
  pair: ColumnPair,
  sides: PlacedSides,
  scale: NumberScale,
  pieces: readonly Piece[],
  data: DataQuery,
): Promise<Histogram | Unanswered> {
  const stored = pair.reference.bins;
  const shares = Array.from({ length: BINS + 1 }, (_, at) => at / BINS);
  const edges =
    stored === undefined
      ? await quantileEdges(sides, scale, pieces, shares, data)
      : stored.edges.map((value): Edge => ({ value, place: placeOf(value, scale) }));
  if ('kind' in edges) return edges;
  const cuts = edges.map(({ place }, at): Cut => ({ place, inclusive: at === edges.length - 1 }));
  const below = await queryBelow(sides, pieces, cuts, data);
  if (below.kind === 'failed') return below;
  return histogramOf(pair, edges, below.value);
}

function placeOf(value: number, { middle, unit }: NumberScale): number {
  return (value - middle) / unit;
}

function histogramOf(
  { reference, current }: ColumnPair,
  edges: readonly Edge[],
  below: readonly Below[],
): Histogram {
  const counts = (side: keyof Below): readonly number[] =>
    below.slice(1).map((one, at) => one[side] - (below[at]?.[side] ?? 0));
  const inside = (side: keyof Below): number => (below.at(-1)?.[side] ?? 0) - (below[0]?.[side] ?? 0);
  const outside = ({ values, infinite }: ColumnSummary, side: keyof Below): number =>
    values - inside(side) + infinite;
  const missing = ({ rows, values, infinite }: ColumnSummary): number => rows - values - infinite;
  const stored = reference.bins?.counts;
  return {
    bins: { kind: 'edges', edges: edges.map(({ value }) => value) },
    reference: stored ?? counts('reference'),
    current: counts('current'),
    outside: {
      reference: stored === undefined ? outside(reference.summary, 'reference') : reference.summary.infinite,
      current: outside(current.summary, 'current'),
    },
    missing: { reference: missing(reference.summary), current: missing(current.summary) },
  };
}

/**
 * Quantiles of the reference by linear interpolation between neighbouring ranks (Hyndman & Fan 1996, type 7): `all`, or
 * the `distinct` ones.
 */
export async function quantileEdges(
  sides: PlacedSides,
  scale: NumberScale,
  pieces: readonly Piece[],
  shares: readonly number[],
  data: DataQuery,
  kept: 'all' | 'distinct' = 'distinct',
): Promise<readonly Edge[] | Unanswered> {
  const count = pieces.reduce((sum, piece) => sum + piece.reference, 0);
  const positions = shares.map((share) => (count - 1) * share);
  const wanted = positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]);
  const ranked = await queryRanks(sides, pieces, wanted, data);
  if (ranked.kind === 'failed') return ranked;
  const edges = positions.map((position): Edge => {
    const low = ranked.value.get(Math.floor(position)) ?? { value: 0, place: 0 };
    const high = ranked.value.get(Math.ceil(position)) ?? low;
    const part = position - Math.floor(position);
    const value = low.value + (high.value - low.value) * part;
    // Places of integers are exact beyond 2^53, those of other numbers follow from their values.
    const place = scale.whole ? low.place + (high.place - low.place) * part : placeOf(value, scale);
    return { value, place };
  });
  if (kept === 'all') return edges;
  return edges.filter(({ place }, at) => at === 0 || place > (edges[at - 1]?.place ?? -Infinity));
}
