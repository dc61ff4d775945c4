import { settle, theOne, wanted } from '../decisions';
import { openOneProject } from '../oneProject';
import type { ExitCode, Invocation } from '../usage';

/** `advance`: moves the focus of a wheel on, through its gate. */
export async function advance(invocation: Invocation): Promise<ExitCode> {
  const { reason } = invocation.options;
  const stage = theOne(invocation, 'STAGE');
  const why = typeof reason === 'string' ? { reason } : {};
  return settle({ kind: 'advance', stage, ...why }, await openOneProject(invocation), invocation);
}

/** `return`: sends work back to an earlier stage. */
export async function sendBack(invocation: Invocation): Promise<ExitCode> {
  const stage = theOne(invocation, 'STAGE');
  const reason = wanted(invocation, 'reason');
  return settle({ kind: 'return', stage, reason }, await openOneProject(invocation), invocation);
}
