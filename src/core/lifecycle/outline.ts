import type { Edge, Lifecycle, Loop, LoopId, Stage, StageId, WheelId } from './lifecycle';

/** A stage before its loop is known. */
export type OutlinedStage = Omit<Stage, 'loop'>;

/** An edge that is no step of a loop. */
export type Crossing = Pick<Edge, 'from' | 'to'>;

/**
 * A lifecycle as it is written down, each fact in one place: loops order the stages, stages name their wheel.
 * The rest of a `Lifecycle` follows from it.
 */
export interface Outline {
  readonly preset: string;
  readonly title: string;
  readonly start: StageId;
  readonly loops: readonly Loop[];
  readonly wheels: readonly { readonly id: WheelId; readonly title: string }[];
  readonly stages: readonly OutlinedStage[];
  readonly crossings: readonly Crossing[];
  readonly cutOff: readonly LoopId[];
}

/** Derives the whole lifecycle: stages in the order of the loops, members of wheels, forward edges. */
export function composeLifecycle(outline: Outline): Lifecycle {
  const { preset, title, start, cutOff } = outline;
  const loops = outline.loops.filter((loop) => loop.stages.length > 0);
  const byId = new Map(outline.stages.map((stage) => [stage.id, stage]));
  const stages = loops.flatMap((loop) =>
    loop.stages.flatMap((id): Stage[] => {
      const stage = byId.get(id);
      return stage === undefined ? [] : [{ ...stage, loop: loop.id }];
    }),
  );
  const wheels = outline.wheels
    .map((wheel) => ({
      id: wheel.id,
      title: wheel.title,
      stages: stages.filter((stage) => stage.wheel === wheel.id).map((stage) => stage.id),
    }))
    .filter((wheel) => wheel.stages.length > 0);
  const edges = [
    ...loops.flatMap(stepsOf),
    ...outline.crossings.map(({ from, to }): Edge => ({ from, to, kind: 'crossing' })),
  ];
  return {
    preset,
    title,
    start,
    loops,
    wheels,
    stages,
    edges,
    cutOff: cutOff.filter((id) => loops.some((loop) => loop.id === id)),
  };
}

/** The outline that a lifecycle was composed of. */
export function outlineOf(lifecycle: Lifecycle): Outline {
  const { preset, title, start, loops, wheels, stages, edges, cutOff } = lifecycle;
  return {
    preset,
    title,
    start,
    loops,
    wheels,
    stages,
    crossings: edges.filter((edge) => edge.kind === 'crossing'),
    cutOff,
  };
}

/** The steps of a loop, the closing one included; a single stage has nowhere to step to. */
function stepsOf(loop: Loop): Edge[] {
  const [first] = loop.stages;
  if (first === undefined || loop.stages.length < 2) return [];
  return loop.stages.map((from, index) => ({ from, to: loop.stages[index + 1] ?? first, kind: 'forward' }));
}
