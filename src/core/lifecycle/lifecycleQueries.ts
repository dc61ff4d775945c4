import type { Lifecycle, Stage, StageId } from './lifecycle';

/** The stage of that name. */
export function stageOf(lifecycle: Lifecycle, id: StageId): Stage | undefined {
  return lifecycle.stages.find((stage) => stage.id === id);
}

/** The title of a stage; its name where the lifecycle does not have it. */
export function stageTitle(lifecycle: Lifecycle, id: StageId): string {
  return stageOf(lifecycle, id)?.title ?? id;
}

/** Where explicit edges lead from a stage: first the next of its loop, then the crossings. */
export function nextStages(lifecycle: Lifecycle, id: StageId): readonly StageId[] {
  return lifecycle.edges.filter((edge) => edge.from === id).map((edge) => edge.to);
}

/**
 * Where a stage may send the work back to: every earlier stage of its loop, in the loop's order. These edges are
 * implicit, since a problem may be found anywhere and its cause may lie anywhere before.
 */
export function returnTargets(lifecycle: Lifecycle, id: StageId): readonly StageId[] {
  const loop = lifecycle.loops.find((candidate) => candidate.stages.includes(id));
  return loop === undefined ? [] : loop.stages.slice(0, loop.stages.indexOf(id));
}

/** Whether a stage lies in a loop that the team has not opened yet. */
export function isCutOff(lifecycle: Lifecycle, id: StageId): boolean {
  const loop = stageOf(lifecycle, id)?.loop;
  return loop !== undefined && lifecycle.cutOff.includes(loop);
}
