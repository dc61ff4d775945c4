import { builtinCheck } from '../../core/checks/catalogue';
import type { Aside, Evidence, InputFingerprint, Outcome } from '../../core/evidence/evidence';
import { heldUntil } from '../../core/evidence/heldUntil';
import { dayAfter } from '../../core/journal/day';
import type { CheckDefinition } from '../../core/project/project';
import { say } from '../../core/text/message';
import { STORE } from '../../core/evidence/evidencePath';
import { reasonOf } from '../files/readText';
import { identityOf } from '../project/checkIdentity';

/** The evidence of a check that has ended. `captured`: what it consumed, taken before it began; `aside`: what else it looked at. */
export function evidenceOf(
  check: CheckDefinition,
  outcome: Outcome,
  captured: readonly InputFingerprint[],
  aside: Aside | undefined,
): Evidence {
  // A check that judges more than the meaning (outputs, execution counts) goes stale with every byte.
  const identified = (inputs: readonly InputFingerprint[]): readonly InputFingerprint[] =>
    judgedBy(check) === 'bytes' ? inputs.map(withoutMeaning) : inputs;
  const uses = check.kind === 'builtin' ? check.uses : 'run';
  return {
    version: 1,
    stage: check.stage,
    check: check.id,
    uses,
    ...identityOf(check),
    ...outcome,
    inputs: identified(captured),
    ...(aside && { aside: { ...aside, read: identified(aside.read) } }),
  };
}

function withoutMeaning({ path, raw, dvc }: InputFingerprint): InputFingerprint {
  return { path, raw, ...(dvc === undefined ? {} : { dvc }) };
}

function judgedBy(check: CheckDefinition): 'meaning' | 'bytes' | undefined {
  switch (check.kind) {
    case 'builtin':
      return builtinCheck(check.uses)?.identity;
    case 'command':
      return check.identity;
    case 'broken':
      return undefined;
  }
}

/** The outcome of a check that was judged on a day, `YYYY-MM-DD`: it may be let hold for some days only. */
export function expiring({ expiresDays }: CheckDefinition, outcome: Outcome, today: string): Outcome {
  return expiresDays === undefined ? outcome : heldUntil(outcome, dayAfter(today, expiresDays));
}

/** A failure of a check with `severity: warn` is a warning. */
export function softened(outcome: Outcome): Outcome {
  if (outcome.verdict !== 'fail') return outcome;
  const findings = outcome.findings.map((finding) =>
    finding.severity === 'fail' ? ({ ...finding, severity: 'warn' } as const) : finding,
  );
  return { ...outcome, verdict: 'warn', findings };
}

/** A check whose definition is wrong, or of which nothing is known, cannot judge. */
export function brokenOutcome(problems: number): Outcome {
  const summary = say('Its definition in the project file has {0} problems: mend them first.', problems);
  return { verdict: 'error', summary, findings: [] };
}

/** The disk refused the evidence: whatever was judged does not count. */
export function unrecorded(error: unknown): Outcome {
  const next = say(
    'Make the folder {0} writable, or free space on its disk, and run the check again.',
    STORE,
  );
  const summary = say('The outcome could not be recorded.');
  // On read-only file systems Node reports a folder that it could not make as one that is not there.
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  const reason = isMissing ? say('a folder in it cannot be made') : reasonOf(error);
  const message = say('The folder {0} cannot be written: {1}.', STORE, reason);
  return { verdict: 'error', summary, findings: [{ severity: 'fail', message, next }] };
}
