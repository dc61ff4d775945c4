import { settle, theOne, wanted } from '../decisions';
import { openOneProject } from '../oneProject';
import type { ExitCode, Invocation } from '../usage';

/** `waive`: accepts a failure for a time, or ends that. */
export async function waive(invocation: Invocation): Promise<ExitCode> {
  const check = theOne(invocation, 'STAGE/CHECK');
  const reason = wanted(invocation, 'reason');
  const wish =
    invocation.options['withdraw'] === true
      ? ({ kind: 'withdraw', check, reason } as const)
      : ({ kind: 'waive', check, reason, until: wanted(invocation, 'until') } as const);
  return settle(wish, await openOneProject(invocation), invocation);
}

/** `verify`: answers for it that stale evidence still holds. */
export async function verify(invocation: Invocation): Promise<ExitCode> {
  const check = theOne(invocation, 'STAGE/CHECK');
  const reason = wanted(invocation, 'reason');
  return settle({ kind: 'verify', check, reason }, await openOneProject(invocation), invocation);
}
