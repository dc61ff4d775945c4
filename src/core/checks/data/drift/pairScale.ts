import type { Scalar } from '../../world/dataQuery';
import type { ColumnPair } from './columnPair';
import { scaleOf, type NumberScale } from './numberScale';

/** Different values up to which each is a piece by itself. */
const FEW = 2000;
/** Differences of integers must fit 64 bits with a sign. */
const WIDEST = 2n ** 62n;

/** The scale on which both sides of a pair are counted: that of the reference's middle half. */
export function pairScale({ whole, reference, current }: ColumnPair): NumberScale {
  const [first, second] = [reference.summary, current.summary];
  const ends = [first.least, first.greatest, second.least, second.greatest].filter(
    (end) => end !== undefined,
  );
  const least = Math.min(...ends.map(Number));
  const greatest = Math.max(...ends.map(Number));
  const quartiles = first.quartiles ?? second.quartiles ?? [least, least, least];
  const [low, middle, high] = quartiles.map(Number) as [number, number, number];
  const isWhole = whole && BigInt(Math.ceil(greatest)) - BigInt(Math.floor(least)) < WIDEST;
  const centre = isWhole ? bigLiteral(quartiles[1]) : undefined;
  const few = Math.max(first.distinct, second.distinct) <= FEW;
  return scaleOf([low, middle, high], [least, greatest], centre, few);
}

function bigLiteral(value: Scalar): string {
  return `CAST('${String(typeof value === 'bigint' ? value : Math.round(Number(value)))}' AS BIGINT)`;
}
