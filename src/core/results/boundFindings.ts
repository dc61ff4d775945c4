import type { Finding } from '../evidence/evidence';
import { say } from '../text/message';

/** More findings than anyone reads; evidence is committed and must stay small. */
export const MAX_FINDINGS = 1000;

const WORST_FIRST = ['fail', 'warn', 'info'] as const;

/** At most `limit` findings, worst first once some have to go; the last then says how many more there are. */
export function boundFindings(findings: readonly Finding[], limit = MAX_FINDINGS): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const sorted = WORST_FIRST.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const left = sorted.slice(limit);
  const severity = left[0]?.severity ?? 'info';
  return [...sorted.slice(0, limit), { severity, message: say('… and {0} more.', left.length) }];
}
