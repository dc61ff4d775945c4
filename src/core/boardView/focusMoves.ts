import { advanceTargets, senderBack, type Focus } from '../journal/focus';
import { isCutOff, stageTitle } from '../lifecycle/lifecycleQueries';
import type { StageId } from '../lifecycle/lifecycle';
import type { ProjectSnapshot } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';

/** What of a project decides where the focus of a wheel may go. */
export type Standing = Pick<ProjectSnapshot, 'lifecycle' | 'wheels'>;

/** How the focus may go from one stage to another; from the last stage of a wheel to its first in both ways. */
export interface FocusMove {
  readonly from: StageId;
  readonly to: StageId;
  /** The wheel of both goes on. */
  readonly advances: boolean;
  /** Work is sent back, perhaps to a stage of another wheel. */
  readonly returns: boolean;
  /** Why it may not go there at all. */
  readonly obstacle?: Message;
}

/** How the focus at `from` may go to another stage, or why it may not. */
export function focusMove(project: Standing, from: StageId, to: StageId): FocusMove {
  const { lifecycle, wheels } = project;
  const isFocus = wheels.some(({ focus }) => focus === from);
  const isOpen = !isCutOff(lifecycle, from) && !isCutOff(lifecycle, to);
  const mayMove = isFocus && isOpen && from !== to;
  const advances = mayMove && advanceTargets(lifecycle, from).includes(to);
  const returns = mayMove && senderBack(lifecycle, focusesOf(project), to) === from;
  const move = { from, to, advances, returns };
  return advances || returns ? move : { ...move, obstacle: obstacle(project, from, to) };
}

/** The ways that are open to the wheel that stands at a stage: first on, then back within that wheel. */
export function movesFrom(project: Standing, from: StageId): readonly FocusMove[] {
  const wheel = project.wheels.find(({ focus }) => focus === from);
  const moves = (wheel?.stages ?? []).map((to) => focusMove(project, from, to));
  return [
    ...moves.filter(({ advances }) => advances),
    ...moves.filter(({ advances, returns }) => returns && !advances),
  ];
}

/** How a focus may come to a stage: that of its own wheel, else one that sends work back to it. */
export function moveTo(project: Standing, to: StageId): FocusMove | undefined {
  const own = project.wheels.find(({ stages }) => stages.includes(to))?.focus;
  const sender = senderBack(project.lifecycle, focusesOf(project), to);
  return [own, sender]
    .flatMap((from) => (from === undefined ? [] : [focusMove(project, from, to)]))
    .find(({ advances, returns }) => advances || returns);
}

function obstacle({ lifecycle, wheels }: Standing, from: StageId, to: StageId): Message {
  const titleOf = (id: StageId): Message => ({ text: stageTitle(lifecycle, id) });
  if (from === to) return say('The wheel stands here.');
  if (isCutOff(lifecycle, from) || isCutOff(lifecycle, to)) return say('Its loop is not opened yet.');
  const wheel = wheels.find(({ focus }) => focus === from);
  if (wheel === undefined) return say('No wheel stands at {0} any more.', titleOf(from));
  if (!wheel.stages.includes(to)) {
    return say('It belongs to another wheel, and {0} comes later in no loop of it.', titleOf(from));
  }
  const [next] = advanceTargets(lifecycle, from);
  return next === undefined
    ? say('It does not follow {0}.', titleOf(from))
    : say('{0} comes before it.', titleOf(next));
}

function focusesOf({ wheels }: Standing): ReadonlyMap<string, Focus> {
  return new Map(wheels.map(({ id, focus }) => [id, { stage: focus }]));
}
