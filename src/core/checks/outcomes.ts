import type { Finding, Metrics, Outcome, Verdict } from '../evidence/evidence';
import type { Place } from '../place/place';
import { boundFindings } from '../results/boundFindings';
import { say, type Message } from '../text/message';

/** The verdict of a judgement that could be made: its worst finding. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.severity === 'fail')) return 'fail';
  return findings.some((finding) => finding.severity === 'warn') ? 'warn' : 'pass';
}

/** Outcome of a judgement that could be made. */
export function judged(summary: Message, findings: readonly Finding[], metrics: Metrics): Outcome {
  return { verdict: verdictOf(findings), summary, findings: boundFindings(findings), metrics };
}

/** Outcome of a check that could not judge: what stopped it, what to do, and what it found nevertheless. */
export function cannotJudge(faults: readonly Fault[], findings: readonly Finding[] = []): Outcome {
  const [first, ...others] = faults;
  const summary = first?.message ?? say('The check could not judge.');
  return {
    verdict: 'error',
    summary: others.length === 0 ? summary : say('{0} And {1} more faults.', summary, others.length),
    findings: boundFindings([
      ...faults.map((fault): Finding => ({ severity: 'fail', ...fault })),
      ...findings,
    ]),
  };
}

/** Why a check cannot judge, at its place, with the next step. */
export interface Fault extends Partial<Place> {
  readonly message: Message;
  readonly next: Message;
}

/** The fault of a file that cannot be read. */
export function unreadableFile(path: string, reason: Message): Fault {
  return {
    path,
    message: say('{0} cannot be read: {1}.', path, reason),
    next: say('Create or repair the file, or name the right one in the project file.'),
  };
}
