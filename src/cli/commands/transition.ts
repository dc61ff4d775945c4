import { decideAdvance, decideReturn } from '../../core/journal/decide';
import { settle, theOne, wanted } from '../decisions';
import { openOneProject } from '../oneProject';
import type { ExitCode, Invocation } from '../usage';

/** `advance`: moves the focus of a wheel on, through its gate. */
export async function advance(invocation: Invocation): Promise<ExitCode> {
  const project = openOneProject(invocation);
  const { reason } = invocation.options;
  const why = typeof reason === 'string' ? reason : undefined;
  const decided = decideAdvance(project.state.snapshot, theOne(invocation, 'STAGE'), why);
  return settle(decided, project, invocation);
}

/** `return`: sends work back to an earlier stage. */
export async function sendBack(invocation: Invocation): Promise<ExitCode> {
  const project = openOneProject(invocation);
  const stage = theOne(invocation, 'STAGE');
  return settle(
    decideReturn(project.state.snapshot, stage, wanted(invocation, 'reason')),
    project,
    invocation,
  );
}
