import { stageOf, stageTitle } from '../lifecycle/lifecycleQueries';
import type { StageId } from '../lifecycle/lifecycle';
import { checkKey } from '../snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';
import { suggest } from '../text/suggest';
import { isDay } from './day';
import type { Decision } from './entry';
import { advanceTargets, senderBack, type Focus } from './focus';
import { missingFor, type MissingStage } from './gate';
import { LONGEST_REASON } from './journalFile';

/** What comes of a wish: a decision to be recorded, or why it cannot be one. */
export type Decided =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly message: Message; readonly next?: Message }
  /** The gate is shut; a reason would override it. */
  | { readonly kind: 'shut'; readonly from: StageId; readonly missing: readonly MissingStage[] };

type Refused = Extract<Decided, { readonly kind: 'refused' }>;

/** Moves the focus of a stage's wheel on to it. `reason`: why, although the gate may be shut. */
export function decideAdvance(snapshot: ProjectSnapshot, to: StageId, reason?: string): Decided {
  const { lifecycle, wheels, stages, gates } = snapshot;
  const wheel = wheels.find((candidate) => candidate.stages.includes(to));
  if (wheel === undefined) return unknownStage(snapshot, to);
  const from = wheel.focus;
  if (from === to) return refused(say('{0} stands at {1} already.', wheel.title, titleOf(snapshot, to)));
  const targets = advanceTargets(lifecycle, from);
  if (!targets.includes(to)) {
    const names = targets.join(', ');
    return refused(
      say('{0} stands at {1}, and {2} does not follow that.', wheel.title, from, to),
      say('What follows is: {0}. Going back is "return", with a reason.', names),
    );
  }
  const missing = missingFor(stages, gates, from, to);
  const decision = { kind: 'advance', wheel: wheel.id, from, to } as const;
  if (missing.length === 0) return { kind: 'decided', decision };
  if (reason === undefined) return { kind: 'shut', from, missing };
  const override = { reason: reason.trim(), missing: missing.map(({ stage }) => stage) };
  return reasonFault(reason) ?? { kind: 'decided', decision: { ...decision, override } };
}

/** Sends work back to an earlier stage, which becomes its wheel's focus. */
export function decideReturn(snapshot: ProjectSnapshot, to: StageId, reason: string): Decided {
  const stage = stageOf(snapshot.lifecycle, to);
  if (stage === undefined) return unknownStage(snapshot, to);
  const focus = new Map(snapshot.wheels.map(({ id, focus: at }): [string, Focus] => [id, { stage: at }]));
  const from = senderBack(snapshot.lifecycle, focus, to);
  if (from === undefined) {
    return refused(
      say('No wheel has come further than {0}: there is nothing to send back.', stage.title),
      say('A wheel goes on by "advance".'),
    );
  }
  return (
    reasonFault(reason) ?? {
      kind: 'decided',
      decision: { kind: 'return', wheel: stage.wheel, from, to, reason: reason.trim() },
    }
  );
}

/** Accepts a check's failure up to a day, `YYYY-MM-DD`; `today` likewise, both in UTC. */
export function decideWaiver(
  snapshot: ProjectSnapshot,
  key: string,
  { reason, until, today }: { readonly reason: string; readonly until: string; readonly today: string },
): Decided {
  const check = findCheck(snapshot, key);
  if ('kind' in check) return check;
  if (!isDay(until)) {
    return refused(
      say('"{0}" is no day.', until),
      say('Write it as year, month and day, such as {0}.', today),
    );
  }
  if (until < today) return refused(say('{0} has passed: a waiver ends on a day to come.', until));
  const { stage, id } = check;
  return (
    reasonFault(reason) ?? {
      kind: 'decided',
      decision: { kind: 'waive', stage, check: id, reason: reason.trim(), until },
    }
  );
}

/** Ends a waiver before its day. */
export function decideWithdrawal(snapshot: ProjectSnapshot, key: string, reason: string): Decided {
  const check = findCheck(snapshot, key);
  if ('kind' in check) return check;
  if (check.waiver === undefined) return refused(say('{0} has no waiver.', key));
  const { stage, id } = check;
  const decision = { kind: 'withdraw', stage, check: id, reason: reason.trim() } as const;
  return reasonFault(reason) ?? { kind: 'decided', decision };
}

/** Answers for stale evidence that it still holds. `holds`: hash of `verifiedText`, absent without evidence. */
export function decideVerification(
  snapshot: ProjectSnapshot,
  key: string,
  reason: string,
  holds: string | undefined,
): Decided {
  const check = findCheck(snapshot, key);
  if ('kind' in check) return check;
  if (check.freshness !== 'stale' || holds === undefined) {
    return refused(
      say('{0} is not stale: there is nothing to verify.', key),
      say('Run a check that has no evidence yet.'),
    );
  }
  if (check.verdict !== 'pass' && check.verdict !== 'warn') {
    return refused(
      say('{0} does not pass, and would not by being verified.', key),
      say('Mend what it finds and run it again, or waive it with a reason.'),
    );
  }
  const { stage, id } = check;
  const decision = { kind: 'verify', stage, check: id, reason: reason.trim(), holds } as const;
  return reasonFault(reason) ?? { kind: 'decided', decision };
}

function findCheck(snapshot: ProjectSnapshot, key: string): CheckSnapshot | Refused {
  const checks = snapshot.stages.flatMap((stage) => stage.checks);
  const check = checks.find(({ stage, id }) => checkKey(stage, id) === key);
  if (check !== undefined) return check;
  const near = suggest(
    key,
    checks.map(({ stage, id }) => checkKey(stage, id)),
  );
  return refused(
    say('There is no check "{0}".', key),
    near === undefined ? undefined : say('Did you mean "{0}"?', near),
  );
}

function unknownStage({ stages }: ProjectSnapshot, id: StageId): Refused {
  const near = suggest(
    id,
    stages.map((stage) => stage.id),
  );
  return refused(
    say('There is no stage "{0}".', id),
    near === undefined ? undefined : say('Did you mean "{0}"?', near),
  );
}

function titleOf(snapshot: ProjectSnapshot, id: StageId): string {
  return stageTitle(snapshot.lifecycle, id);
}

function reasonFault(reason: string): Refused | undefined {
  if (reason.trim() === '') {
    return refused(say('A reason is missing.'), say('Say in a sentence why: others will read it.'));
  }
  if (reason.trim().length <= LONGEST_REASON) return undefined;
  return refused(say('The reason is longer than {0} characters.', LONGEST_REASON));
}

function refused(message: Message, next?: Message): Refused {
  return next === undefined ? { kind: 'refused', message } : { kind: 'refused', message, next };
}
