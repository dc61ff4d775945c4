import type { FocusMove } from '../../src/core/boardView/focusMoves';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { say, type Message } from '../../src/core/text/message';

/** A way for the focus, and whether the gate on it is shut. */
export interface MoveStep extends FocusMove {
  readonly isShut: boolean;
}

/** A stage's title, to be translated where it is a preset's. */
export function titleOf({ lifecycle }: Pick<ProjectSnapshot, 'lifecycle'>, stage: string): Message {
  return { text: stageTitle(lifecycle, stage) };
}

/** What the dialog is about. */
export function dialogTitle(project: ProjectSnapshot, from: string, to: string | undefined): Message {
  if (to !== undefined) return say('{0} → {1}', titleOf(project, from), titleOf(project, to));
  const wheel = project.wheels.find(({ focus }) => focus === from);
  return wheel === undefined
    ? say('Move the focus')
    : say('Move the focus of {0} from {1}', { text: wheel.title }, titleOf(project, from));
}

/** Whether any of what can be done needs a reason. */
export function needsReason({ advances, returns, isShut }: MoveStep): boolean {
  return returns || (advances && isShut);
}

/** What the reason is to say. */
export function reasonHint(project: ProjectSnapshot, { to, advances, returns, isShut }: MoveStep): Message {
  const title = titleOf(project, to);
  if (!advances) return say('What is wrong in {0}?', title);
  if (!returns) return say('Why does {0} begin all the same? It is recorded with what was missing.', title);
  return isShut
    ? say('Why does {0} begin all the same, or what is wrong in it?', title)
    : say('Needed for a return only: what is wrong in {0}?', title);
}
