import type { Cause, Finding, Verdict } from '../evidence/evidence';
import type { HealthCounts } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';
import { HEALTHS, type Health } from './health';

/** The word that stands beside a health's icon, in every view. */
export function healthWord(health: Health): Message {
  switch (health) {
    case 'error':
      return say('error');
    case 'fail':
      return say('failing');
    case 'stale':
      return say('stale');
    case 'warn':
      return say('warning');
    case 'not-run':
      return say('not run');
    case 'waived':
      return say('waived');
    case 'pass':
      return say('passing');
    case 'empty':
      return say('no checks');
  }
}

/** What a health means, in half a sentence: for legends and tooltips. */
export function healthMeaning(health: Health): Message {
  switch (health) {
    case 'error':
      return say('a check could not judge');
    case 'fail':
      return say('a check failed');
    case 'stale':
      return say('what was judged has changed since, or its last day has passed');
    case 'warn':
      return say('a check warns');
    case 'not-run':
      return say('a check has not been run yet');
    case 'waived':
      return say('accepted for now, with a reason and an expiry');
    case 'pass':
      return say('every check passes');
    case 'empty':
      return say('nothing to judge yet');
  }
}

/** The word for what a check concluded. */
export function verdictWord(verdict: Verdict | 'not-run'): Message {
  switch (verdict) {
    case 'pass':
      return say('passed');
    case 'warn':
      return say('warned');
    case 'fail':
      return say('failed');
    case 'error':
      return say('could not judge');
    case 'skipped':
      return say('skipped');
    case 'not-run':
      return say('not run');
  }
}

/** The word for the weight of a finding. */
export function severityWord(severity: Finding['severity']): Message {
  switch (severity) {
    case 'fail':
      return say('failure');
    case 'warn':
      return say('warning');
    case 'info':
      return say('information');
  }
}

/** How many checks there are. */
export function checkTotal(counts: HealthCounts): number {
  return HEALTHS.reduce((sum, health) => sum + (counts[health] ?? 0), 0);
}

/**
 * How many checks pass, then what is amiss, worst first: "3/5 checks", "1 failing", "1 stale".
 * The parts are joined by ` · `.
 */
export function countsText(counts: HealthCounts): readonly Message[] {
  const total = checkTotal(counts);
  if (total === 0) return [healthWord('empty')];
  const pass = counts.pass ?? 0;
  const passing = total === 1 ? say('{0}/1 check', pass) : say('{0}/{1} checks', pass, total);
  return [passing, ...amiss(counts)];
}

/** How many checks there are, pass, and what is amiss: "42 checks", "38 passing", "1 failing". Joined by ` · `. */
export function totalsText(counts: HealthCounts): readonly Message[] {
  const total = checkTotal(counts);
  if (total === 0) return [healthWord('empty')];
  const all = total === 1 ? say('1 check') : say('{0} checks', total);
  return [all, say('{0} passing', counts.pass ?? 0), ...amiss(counts)];
}

function amiss(counts: HealthCounts): readonly Message[] {
  return HEALTHS.flatMap((health) => {
    const count = counts[health] ?? 0;
    return count === 0 || health === 'pass' || health === 'empty' ? [] : [counted(health, count)];
  });
}

function counted(health: Exclude<Health, 'pass' | 'empty'>, count: number): Message {
  switch (health) {
    case 'error':
      return count === 1 ? say('1 error') : say('{0} errors', count);
    case 'fail':
      return say('{0} failing', count);
    case 'stale':
      return say('{0} stale', count);
    case 'warn':
      return count === 1 ? say('1 warning') : say('{0} warnings', count);
    case 'not-run':
      return say('{0} not run', count);
    case 'waived':
      return say('{0} waived', count);
  }
}

/** Why evidence no longer holds, as a sentence without its full stop. */
export function causeText(cause: Cause): Message {
  const what = changeText(cause);
  const by = 'by' in cause ? cause.by : undefined;
  if (by === undefined) return what;
  const { author, commit } = by;
  return say('{0} by {1} in {2}', what, author, shortId(commit));
}

function changeText(cause: Cause): Message {
  switch (cause.kind) {
    case 'changed':
      return say('{0} changed ({1} → {2})', cause.path, shortId(cause.was), shortId(cause.is));
    case 'added':
      return cause.is === undefined
        ? say('{0} was added', cause.path)
        : say('{0} was added ({1})', cause.path, shortId(cause.is));
    case 'removed':
      return cause.was === undefined
        ? say('{0} was removed', cause.path)
        : say('{0} was removed ({1})', cause.path, shortId(cause.was));
    case 'definition':
      return say('the check’s definition changed');
    case 'judgement':
      return say('an update changed how the check judges (version {0} → {1})', cause.was, cause.is);
    case 'expired':
      return say('its outcome held until {0} only', cause.until);
  }
}

/** The length that git abbreviates object ids to. */
const SHORT_ID = 7;

function shortId(id: string): string {
  return id.startsWith('dvc:') ? id.slice(0, 'dvc:'.length + SHORT_ID) : id.slice(0, SHORT_ID);
}
