import type { VerifyEntry } from '../journal/entry';
import type { Verification, Waiver } from '../journal/trust';
import { PROJECT_FILE } from '../project/project';
import type { Problem } from '../project/problem';
import { say } from '../text/message';
import { checkKey } from './checkKey';
import type { CheckSnapshot, StageSnapshot } from './snapshot';

/** A check with its waiver: while that holds, whatever is not green counts as waived. */
export function waived(check: CheckSnapshot, waiver: Waiver): CheckSnapshot {
  const counts = !waiver.expired && check.health !== 'pass';
  return { ...check, waiver, ...(counts ? { health: 'waived' as const } : {}) };
}

/** What a snapshot says of a verification. */
export function verificationOf({ reason, by, time }: VerifyEntry): Verification {
  return { reason, by, time };
}

/** Waivers whose day has passed while the check still wants one. */
export function expiredWaivers({ checks }: Pick<StageSnapshot, 'checks'>): readonly Problem[] {
  return checks.flatMap(({ stage, id, waiver, health, range }) => {
    if (waiver?.expired !== true || health === 'pass') return [];
    const message = say('The waiver of {0} ended on {1}.', checkKey(stage, id), waiver.until);
    const next = say('Mend what the check finds, or waive it anew with a reason.');
    return { code: 'waiver-expired', severity: 'warning' as const, path: PROJECT_FILE, range, message, next };
  });
}
