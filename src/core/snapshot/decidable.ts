import type { CheckSnapshot } from './snapshot';

/** Stale evidence that passed: somebody may answer for it. */
export function isVerifiable({ freshness, verdict }: CheckSnapshot): boolean {
  return freshness === 'stale' && (verdict === 'pass' || verdict === 'warn');
}

/** A check that is not green and that nobody waived. */
export function isWaivable({ health }: CheckSnapshot): boolean {
  return health !== 'pass' && health !== 'waived';
}

/** A check whose waiver, in force or past, can be withdrawn. */
export function hasWaiver({ waiver }: CheckSnapshot): boolean {
  return waiver !== undefined;
}
