import { say } from '../text/message';
import type { Guidance, Lifecycle, LoopId, StageId, WheelId } from './lifecycle';
import { shown, unknownName, type KeyPath } from './lifecycleProblem';
import type { StageChange } from './lifecycleSchema';
import type { Outline, OutlinedStage } from './outline';
import type { Report } from './readPart';

/** Which loop each wheel turns in; a wheel never spans loops. */
export type WheelLoops = ReadonlyMap<WheelId, LoopId>;

/** The loop of every wheel of a preset. */
export function wheelLoopsOf(base: Lifecycle): WheelLoops {
  return new Map(base.stages.map((stage) => [stage.wheel, stage.loop]));
}

/** Gives stages their new names, wherever they are named. */
export function renameStages(outline: Outline, renames: ReadonlyMap<StageId, StageId>): Outline {
  const now = (id: StageId): StageId => renames.get(id) ?? id;
  return {
    ...outline,
    start: now(outline.start),
    loops: outline.loops.map((loop) => ({ ...loop, stages: loop.stages.map(now) })),
    stages: outline.stages.map((stage) =>
      renames.has(stage.id) ? { ...stage, id: now(stage.id), title: titleOf(now(stage.id)) } : stage,
    ),
    crossings: outline.crossings.map(({ from, to }) => ({ from: now(from), to: now(to) })),
  };
}

/** Changes titles, wheels and guidance of stages that exist. */
export function changeStages(
  outline: Outline,
  changes: ReadonlyMap<StageId, StageChange>,
  wheelLoops: WheelLoops,
  report: Report,
): Outline {
  const loopOf = (id: StageId): LoopId | undefined =>
    outline.loops.find((loop) => loop.stages.includes(id))?.id;
  const stages = outline.stages.map((stage): OutlinedStage => {
    const change = changes.get(stage.id);
    if (change === undefined) return stage;
    const wheel = chosenWheel(stage.id, change, loopOf(stage.id), wheelLoops, report);
    return {
      id: stage.id,
      title: change.title ?? stage.title,
      wheel: wheel ?? stage.wheel,
      guidance: guidanceOf(change, stage.guidance),
    };
  });
  return { ...outline, stages };
}

/** A stage that the project adds. */
export function newStage(id: StageId, change: StageChange, wheel: WheelId): OutlinedStage {
  const nothing: Guidance = { purpose: '', questions: [], done: [], artifacts: [], pitfalls: [] };
  return { id, title: change.title ?? titleOf(id), wheel, guidance: guidanceOf(change, nothing) };
}

/** The wheel that a change asks for, if it exists and turns in the stage's loop. */
export function chosenWheel(
  id: StageId,
  change: StageChange,
  loop: LoopId | undefined,
  wheelLoops: WheelLoops,
  report: Report,
): WheelId | undefined {
  const { wheel } = change;
  if (wheel === undefined) return undefined;
  const keyPath: KeyPath = ['stages', id, 'wheel'];
  const turnsIn = wheelLoops.get(wheel);
  if (turnsIn === undefined) {
    const message = say('This lifecycle has no wheel "{0}".', shown(wheel));
    report(unknownName({ keyPath, at: 'value', code: 'unknown-wheel', message }, wheel, wheelLoops.keys()));
    return undefined;
  }
  if (loop === undefined || turnsIn === loop) return wheel;
  report({
    keyPath,
    at: 'value',
    code: 'other-loop',
    message: say('The wheel "{0}" turns in the loop "{1}", the stage lies in "{2}".', wheel, turnsIn, loop),
    next: say('Choose a wheel of the loop "{0}".', loop),
  });
  return undefined;
}

function guidanceOf(change: StageChange, before: Guidance): Guidance {
  return {
    purpose: change.purpose ?? before.purpose,
    questions: change.questions ?? before.questions,
    done: change.done ?? before.done,
    artifacts: change.artifacts ?? before.artifacts,
    pitfalls: change.pitfalls ?? before.pitfalls,
  };
}

/** `feature-store` reads “Feature store”. */
function titleOf(id: StageId): string {
  const words = id.replace(/-+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
