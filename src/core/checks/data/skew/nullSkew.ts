import type { Finding } from '../../../evidence/evidence';
import { say } from '../../../text/message';
import { shareText } from '../shareText';
import { HANDFUL, type ProfiledPair, type SkewLimits, type SkewTables } from './profiledPair';
import type { ColumnProfile } from './columnProfile';

/** Standard deviations within which 99% of differences by chance lie. */
const CHANCE = 2.576;

/** Tells when the share of missing values differs by more than allowed, and by more than chance explains. */
export function nullSkew(
  { left, training, serving }: ProfiledPair,
  { nulls }: SkewLimits,
  { right }: SkewTables,
): readonly Finding[] {
  const [before, now] = [nullShare(training), nullShare(serving)];
  const difference = Math.abs(now - before);
  const pooled = (before * training.rows + now * serving.rows) / (training.rows + serving.rows);
  // Two-proportion z-test.
  const chance = CHANCE * Math.sqrt(pooled * (1 - pooled) * (1 / training.rows + 1 / serving.rows));
  const isHandful = difference * Math.min(training.rows, serving.rows) < HANDFUL;
  if (difference <= nulls + 1e-12 || difference <= chance || isHandful) return [];
  const message = say(
    'The column "{0}" misses {1} of its values in serving and {2} in training.',
    ...[left.name, shareText(now), shareText(before)],
  );
  const next = say('Look at what fills the column in serving, or train on data with as many gaps.');
  return [{ severity: 'fail', message, ...right.place, next }];
}

export function nullShare({ rows, present }: ColumnProfile): number {
  return (rows - present) / rows;
}
