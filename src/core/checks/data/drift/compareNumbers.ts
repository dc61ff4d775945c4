import { wassersteinByChance, type Stretch } from '../../../statistics/wassersteinByChance';
import { kolmogorovSmirnovPValue, criticalDistance } from '../../../statistics/kolmogorovSmirnov';
import { fixed, significant } from '../../rounding';
import type { DataQuery, Unanswered } from '../../world/dataQuery';
import { binnedDistance } from './binnedDistance';
import type { ColumnPair, Measured } from './columnPair';
import { methodFor, type DriftMethod, type NamedMethod } from './driftMethod';
import { numberBins } from './numberBins';
import { placeSides, queryInside, queryPieces, type PlacedSides } from './numberPieces';
import type { NumberScale } from './numberScale';
import { pairScale } from './pairScale';
import {
  momentsOf,
  openIntegral,
  openSupremum,
  sizesOf,
  walkPieces,
  type Piece,
  type Sizes,
  type WalkedPiece,
} from './pieces';
import { valueBins } from './valueBins';

/** Rows of the smaller side from which on chance moves no distance near its limit. */
const LARGE = 200_000;
/** Rows of both sides up to which Wasserstein distances are exact, and how exact they are beyond that. */
const EXACT_ROWS = 200_000;
const TOLERANCE = 0.0005;

/** Compares a column by the order and size of its numbers or times. */
export async function compareNumbers(
  pair: ColumnPair,
  named: NamedMethod,
  data: DataQuery,
): Promise<Measured | Unanswered> {
  const scale = pairScale(pair);
  const [reference, current] = [pair.reference.side(scale.whole), pair.current.side(scale.whole)];
  const sides = placeSides(reference, current, scale);
  const values = await valueBins(pair, sides, scale, data);
  if (values.kind === 'failed') return values;
  const method = methodFor(named, pair.kind, pair.reference.summary.rows, values.distinct);
  const isBinned = method !== 'ks' && method !== 'wasserstein';
  if (values.histogram !== undefined && (isBinned || (values.distinct <= 1 && method === 'wasserstein'))) {
    return {
      ...binnedDistance(isBinned ? method : 'jensen-shannon', values.histogram),
      histogram: values.histogram,
    };
  }
  const pieces = await queryPieces(sides, data);
  if (pieces.kind === 'failed') return pieces;
  const bins = values.histogram ?? (await numberBins(pair, sides, scale, pieces.value, data));
  if ('kind' in bins) return bins;
  const means = meansOf(pieces.value, scale);
  if (isBinned) return { ...binnedDistance(method, bins), histogram: bins, ...means };
  const distance = await orderedDistance(method, sides, pieces.value, data);
  return 'kind' in distance ? distance : { ...distance, histogram: bins, ...means };
}

/** Means in the column's own units; times and integers too large to be exact are not worth showing. */
function meansOf(pieces: readonly Piece[], scale: NumberScale): Pick<Measured, 'means'> {
  const { mean, currentMean } = momentsOf(pieces, sizesOf(pieces));
  const shift = (place: number): number => significant(scale.middle + place * scale.unit);
  const means = { reference: shift(mean), current: shift(currentMean) };
  return Number.isFinite(means.reference) && Number.isFinite(means.current) ? { means } : {};
}

async function orderedDistance(
  method: Extract<DriftMethod, 'ks' | 'wasserstein'>,
  sides: PlacedSides,
  pieces: readonly Piece[],
  data: DataQuery,
): Promise<Omit<Measured, 'histogram'> | Unanswered> {
  const sizes = sizesOf(pieces);
  const walked = walkPieces(pieces, sizes);
  const { deviation } = momentsOf(pieces, sizes);
  const tolerance = sizes.n + sizes.m > EXACT_ROWS ? TOLERANCE * deviation : 0;
  const rough = method === 'ks' ? openSupremum(walked, sizes) : openIntegral(walked, sizes, tolerance);
  const inside = await queryInside(sides, rough.open, sizes, data);
  if (inside.kind === 'failed') return inside;
  const { n, m } = sizes;
  if (method === 'ks') {
    const value = fixed(Math.max(rough.value, inside.value.supremum));
    const pValue = fixed(kolmogorovSmirnovPValue(value, n, m));
    return { method, value, pValue, details: { critical: fixed(criticalDistance(0.05, n, m)) } };
  }
  const distance = (rough.value + inside.value.integral) / deviation;
  // Values so near each other that their squares are zero have no deviation to measure by.
  if (!Number.isFinite(distance)) return orderedDistance('ks', sides, pieces, data);
  const value = fixed(distance);
  return { method, value, chance: chanceOf(walked, sizes, deviation), details: {} };
}

function chanceOf(pieces: readonly WalkedPiece[], { n, m }: Sizes, deviation: number): number {
  if (Math.min(n, m) >= LARGE) return 0;
  // Of both sides together: without drift they are of one distribution, and only together they show its ends.
  let below = 0;
  const stretches = pieces.flatMap((piece): readonly Stretch[] => {
    const middle = (below + (piece.reference + piece.current) / 2) / (n + m);
    below += piece.reference + piece.current;
    return [
      { width: (piece.greatest - piece.least) / deviation, share: middle },
      { width: piece.gap / deviation, share: below / (n + m) },
    ];
  });
  return fixed(wassersteinByChance(stretches, n, m));
}
