import { isExpired, type CheckIdentity } from '../evidence/causes';
import { dvcIdentity } from '../evidence/dvcIdentity';
import type { Evidence, InputFingerprint } from '../evidence/evidence';
import { serializeEvidence } from '../evidence/evidenceFile';
import { canonicalJson } from '../fingerprint/canonicalJson';
import { checkKey } from '../snapshot/checkKey';
import type { JournalEntry, VerifyEntry, WaiveEntry } from './entry';

/** A waiver and whether its last day has passed. */
export interface Waiver {
  readonly reason: string;
  readonly by: string;
  readonly time: string;
  readonly until: string;
  readonly expired: boolean;
}

/** Who says that an outcome still holds, when and why. */
export interface Verification {
  readonly reason: string;
  readonly by: string;
  readonly time: string;
}

/** What people decided of single checks, by `<stage>/<check>`: the last decision counts. */
export interface Decisions {
  readonly waivers: ReadonlyMap<string, WaiveEntry>;
  readonly verifications: ReadonlyMap<string, VerifyEntry>;
}

/** The decisions in force; `entries` in their order. */
export function decisionsOf(entries: readonly JournalEntry[]): Decisions {
  const waivers = new Map<string, WaiveEntry>();
  const verifications = new Map<string, VerifyEntry>();
  for (const entry of entries) {
    if (entry.kind === 'waive') waivers.set(checkKey(entry.stage, entry.check), entry);
    else if (entry.kind === 'withdraw') waivers.delete(checkKey(entry.stage, entry.check));
    else if (entry.kind === 'verify') verifications.set(checkKey(entry.stage, entry.check), entry);
  }
  return { waivers, verifications };
}

/** A waiver as it stands on a day, `YYYY-MM-DD` in UTC. */
export function waiverOn(today: string, { reason, by, time, until }: WaiveEntry): Waiver {
  return { reason, by, time, until, expired: until < today };
}

/**
 * All that a verification answers for, as canonical text: the evidence, whether it has expired, and what the check would
 * consume now. When any of them is another, it no longer holds. Bytes count only where neither DVC nor a meaning is known.
 */
export function verifiedText(evidence: Evidence, now: CheckIdentity): string {
  const identified = (inputs: readonly InputFingerprint[] = []): readonly (readonly [string, string])[] =>
    inputs.map((input) => [input.path, dvcIdentity(input) ?? input.semantic ?? input.raw] as const);
  return canonicalJson({
    evidence: serializeEvidence(evidence),
    definition: now.definition,
    judgement: now.judgement,
    inputs: identified(now.inputs),
    read: identified(now.aside?.read),
    stood: now.aside?.stood,
    expired: isExpired(evidence, now.today) || undefined,
  });
}
