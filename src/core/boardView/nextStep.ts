import { HEALTHS, type Health } from '../health/health';
import { advanceTargets } from '../journal/focus';
import { missingFor } from '../journal/gate';
import { stageTitle } from '../lifecycle/lifecycleQueries';
import type { StageId } from '../lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';
import { staleReason } from './staleReason';
import { topIssue } from './topIssue';

/** What to do next in a project, and at which stage. */
export interface NextStep {
  readonly message: Message;
  readonly stage?: StageId;
}

/** What somebody must see to, the most pressing first; `empty` and green stages ask for nothing. */
const PRESSING: readonly Health[] = ['error', 'fail', 'stale', 'warn', 'not-run'];

/**
 * The most pressing step: mend the project file, then the worst stage; where all is green, go on with a wheel whose gate
 * is open, or add checks. Nothing where nothing is left to do.
 */
export function nextStep(project: ProjectSnapshot): NextStep | undefined {
  const fault = project.problems.find(({ severity }) => severity === 'error');
  if (fault !== undefined) return { message: say('Mend the project file: {0}', fault.message) };
  const worst = project.stages
    .filter((stage) => !stage.cutOff && PRESSING.includes(stage.health))
    .toSorted((a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health))[0];
  if (worst !== undefined) return { message: stepAt(project, worst), stage: worst.id };
  if (project.health === 'empty')
    return { message: say('Add checks to its stages: nothing judges them yet.') };
  return openGate(project);
}

function stepAt(project: ProjectSnapshot, stage: StageSnapshot): Message {
  const title: Message = { text: stage.title };
  if (stage.health === 'not-run') return say('Run the checks of {0}.', title);
  if (stage.health === 'stale') {
    const reason = staleReason(stage, (id) => titleOf(project, id));
    return reason === undefined ? say('Run {0} again.', title) : say('Run {0} again: {1}.', title, reason);
  }
  const issue = topIssue(stage);
  return issue === undefined ? say('Look at {0}.', title) : say('{0}: {1}', title, issue.message);
}

function openGate(project: ProjectSnapshot): NextStep | undefined {
  const { lifecycle, wheels, stages, gates } = project;
  for (const { title, focus } of wheels) {
    const to = advanceTargets(lifecycle, focus).find(
      (id) => missingFor(stages, gates, focus, id).length === 0,
    );
    if (to === undefined || stages.find(({ id }) => id === to)?.cutOff === true) continue;
    return { message: say('{0} can go on to {1}.', { text: title }, titleOf(project, to)), stage: to };
  }
  return undefined;
}

function titleOf({ lifecycle }: ProjectSnapshot, id: StageId): Message {
  return { text: stageTitle(lifecycle, id) };
}
