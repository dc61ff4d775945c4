import type { Finding } from '../../../evidence/evidence';
import { say } from '../../../text/message';
import type { CheckWorld } from '../../world/checkWorld';
import type { Unanswered } from '../../world/dataQuery';
import { shareText } from '../shareText';
import { HANDFUL, type ProfiledPair, type SkewLimits, type SkewTables } from './profiledPair';
import { isNumeric, presentValue, type NumberRange } from './columnProfile';

/** With fewer rows a small range tells nothing. */
const ENOUGH_ROWS = 30;
/** A range so much smaller than training's middle comes from another unit: of hours and minutes it is a sixtieth. */
const SHRUNK = 1 / 20;
/**
 * Of n values, those of the same distribution that lie beyond the least and the greatest of them are less than this
 * number divided by n, with a probability of 99%: their share follows Beta(2, n − 1). S. S. Wilks, Determination of
 * sample sizes for setting tolerance limits, Annals of Mathematical Statistics 12 (1941).
 */
const BEYOND_BY_CHANCE = 6.64;

export interface RangeSkew {
  readonly kind: 'ranges';
  /** Share of served values outside of training's range, by columns in their order; absent for those not judged. */
  readonly outside: readonly (number | undefined)[];
  readonly findings: readonly (readonly Finding[])[];
}

/** Judges the ranges of numbers, all columns in one pass over the serving data. */
export async function rangeSkew(
  pairs: readonly ProfiledPair[],
  limits: SkewLimits,
  tables: SkewTables,
  world: CheckWorld,
): Promise<RangeSkew | Unanswered> {
  const judged = pairs.filter(isRanged);
  const counts = judged.map((pair) => {
    const value = presentValue(pair.right);
    const slack = limits.slack * (pair.training.range.max - pair.training.range.min);
    const [low, high] = [pair.training.range.min - slack, pair.training.range.max + slack];
    return `count(*) FILTER (WHERE ${value} < ${sqlNumber(low)} OR ${value} > ${sqlNumber(high)})`;
  });
  const counted = await world.data.query(
    `SELECT ${['count(*)', ...counts].join(', ')} FROM ${tables.right.relation}`,
  );
  if (counted.kind === 'failed') return counted;
  const [, ...rows] = counted.rows[0] ?? [];
  const found = new Map(judged.map((pair, at) => [pair as ProfiledPair, Number(rows[at] ?? 0)]));
  return {
    kind: 'ranges',
    outside: pairs.map((pair) => {
      const outside = found.get(pair);
      return outside === undefined ? undefined : outside / pair.serving.present;
    }),
    findings: pairs.map((pair) => {
      const outside = found.get(pair);
      return outside === undefined ? [] : rangeFindings(pair, outside, limits, tables);
    }),
  };
}

type RangedPair = ProfiledPair & { readonly training: { readonly range: NumberRange } };

function isRanged(pair: ProfiledPair): pair is RangedPair {
  const { left, right, training, serving } = pair;
  return (
    isNumeric(left.kind) &&
    isNumeric(right.kind) &&
    training.range !== undefined &&
    serving.present > 0 &&
    !isIdentifier(pair)
  );
}

/** Whole numbers of which none comes twice number the rows: new rows have new ones. */
export function isIdentifier({ left, training }: ProfiledPair): boolean {
  return left.kind === 'integer' && training.range?.isUnique === true && training.present >= ENOUGH_ROWS;
}

function rangeFindings(
  pair: ProfiledPair,
  outside: number,
  limits: SkewLimits,
  { right: { place } }: SkewTables,
): readonly Finding[] {
  const { left, training, serving } = pair;
  const [known, range] = [training.range, serving.range];
  if (known === undefined) return [];
  const share = outside / serving.present;
  const limit = Math.max(limits.outside, BEYOND_BY_CHANCE / training.present);
  const isHandful = outside < HANDFUL && share < 0.5;
  const next = say('Compare the unit and the source of the column in training and serving.');
  if (share > limit && !isHandful) {
    const message = say(
      'Values of "{0}" lie outside of what training saw ({1} to {2}), in rows: {3} ({4}).',
      ...[left.name, shown(known.min), shown(known.max), outside, shareText(share)],
    );
    return [{ severity: 'fail', message, ...place, next }];
  }
  if (range === undefined || serving.present < ENOUGH_ROWS || !isElsewhere(range, known)) return [];
  const message = say(
    'Values of "{0}" lie between {1} and {2} in serving, and mostly between {3} and {4} in training.',
    ...[left.name, shown(range.min), shown(range.max), shown(known.low), shown(known.high)],
  );
  return [{ severity: 'fail', message, ...place, next }];
}

/** Whether values keep to a corner of training's range, as in a smaller unit or when a constant replaces them. */
function isElsewhere(range: NumberRange, known: NumberRange): boolean {
  const middle = known.high - known.low;
  const isShrunk = middle > 0 && range.max - range.min < middle * SHRUNK;
  return isShrunk || range.high < known.low || range.low > known.high;
}

function shown(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}

/** A number as SQL reads it: also beyond what fits into one with digits only. */
function sqlNumber(value: number): string {
  return `CAST('${String(value)}' AS DOUBLE)`;
}
