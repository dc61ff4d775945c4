import { decideVerification, decideWaiver, decideWithdrawal } from '../../core/journal/decide';
import { settle, theOne, wanted } from '../decisions';
import { openOneProject } from '../oneProject';
import type { ExitCode, Invocation } from '../usage';

/** `waive`: accepts a failure for a time, or ends that. */
export async function waive(invocation: Invocation): Promise<ExitCode> {
  const project = openOneProject(invocation);
  const key = theOne(invocation, 'STAGE/CHECK');
  const reason = wanted(invocation, 'reason');
  const { snapshot } = project.state;
  if (invocation.options['withdraw'] === true) {
    return settle(decideWithdrawal(snapshot, key, reason), project, invocation);
  }
  const today = new Date().toISOString().slice(0, 10);
  const decided = decideWaiver(snapshot, key, { reason, until: wanted(invocation, 'until'), today });
  return settle(decided, project, invocation);
}

/** `verify`: answers for it that stale evidence still holds. */
export async function verify(invocation: Invocation): Promise<ExitCode> {
  const project = openOneProject(invocation);
  const key = theOne(invocation, 'STAGE/CHECK');
  const holds = project.state.holds.get(key);
  const decided = decideVerification(project.state.snapshot, key, wanted(invocation, 'reason'), holds);
  return settle(decided, project, invocation);
}
