import type { Finding } from '../evidence/evidence';
import { HEALTHS } from '../health/health';
import type { CheckSnapshot, StageSnapshot } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';

/** What weighs most in a stage: a finding, or the conclusion of a check that found nothing it could point at. */
export interface TopIssue {
  readonly check: CheckSnapshot;
  readonly severity: 'fail' | 'warn';
  readonly message: Message;
  /** With the place, where there is one. */
  readonly finding?: Finding;
}

const AMISS = new Set(['error', 'fail', 'stale', 'warn']);

/** The worst finding of the worst check; of equals the first. Nothing where all is green, or accepted for now. */
export function topIssue({ checks }: Pick<StageSnapshot, 'checks'>): TopIssue | undefined {
  const worstFirst = checks
    .filter(({ health }) => AMISS.has(health))
    .toSorted((a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health));
  return firstFinding(worstFirst, 'fail') ?? firstConclusion(worstFirst) ?? firstFinding(worstFirst, 'warn');
}

function firstFinding(checks: readonly CheckSnapshot[], severity: 'fail' | 'warn'): TopIssue | undefined {
  for (const check of checks) {
    const finding = check.findings.find((candidate) => candidate.severity === severity);
    if (finding !== undefined) return { check, severity, message: finding.message, finding };
  }
  return undefined;
}

/** Of a check that failed or could not judge, such as a command that exits with another number than 0. */
function firstConclusion(checks: readonly CheckSnapshot[]): TopIssue | undefined {
  const check = checks.find(({ health }) => health === 'error' || health === 'fail');
  if (check === undefined) return undefined;
  const message = check.summary ?? say('{0} does not pass', check.id);
  return { check, severity: 'fail', message };
}
