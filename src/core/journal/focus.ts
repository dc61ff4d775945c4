import { nextStages, returnTargets, stageOf } from '../lifecycle/lifecycleQueries';
import type { Lifecycle, StageId, WheelId } from '../lifecycle/lifecycle';
import type { AdvanceEntry, JournalEntry, ReturnEntry } from './entry';

/** Where a wheel stands. */
export interface Focus {
  readonly stage: StageId;
  /** The transition that brought it there; absent at the wheel's beginning. */
  readonly since?: AdvanceEntry | ReturnEntry;
}

/**
 * The focus of each wheel: where its last transition led, else its first stage. Transitions to stages that the
 * lifecycle has no more, or has in another wheel, do not count. `entries` in their order.
 */
export function focusOf(lifecycle: Lifecycle, entries: readonly JournalEntry[]): ReadonlyMap<WheelId, Focus> {
  const focus = new Map<WheelId, Focus>();
  for (const { id, stages } of lifecycle.wheels) {
    const first = stages[0];
    if (first !== undefined) focus.set(id, { stage: first });
  }
  for (const entry of entries) {
    if (entry.kind !== 'advance' && entry.kind !== 'return') continue;
    const stage = stageOf(lifecycle, entry.to);
    if (stage?.wheel === entry.wheel) focus.set(entry.wheel, { stage: stage.id, since: entry });
  }
  return focus;
}

/**
 * Where a wheel may go on from a stage of its own: to the one that follows in it, from its last to its first, and along
 * edges that skip stages of it.
 */
export function advanceTargets(lifecycle: Lifecycle, from: StageId): readonly StageId[] {
  const stages = lifecycle.wheels.find((wheel) => wheel.stages.includes(from))?.stages ?? [];
  const at = stages.indexOf(from);
  const following = stages[(at + 1) % stages.length];
  const skipping = nextStages(lifecycle, from).filter((id) => stages.indexOf(id) > at);
  return [...new Set(following === undefined ? skipping : [following, ...skipping])].filter(
    (id) => id !== from,
  );
}

/**
 * The stage that sends work back to an earlier one: the focus of that one's wheel if it lies later, else the nearest
 * later focus of the loop; nothing if no wheel has come further.
 */
export function senderBack(
  lifecycle: Lifecycle,
  focus: ReadonlyMap<WheelId, Focus>,
  to: StageId,
): StageId | undefined {
  const stage = stageOf(lifecycle, to);
  if (stage === undefined) return undefined;
  const comeFurther = (id: StageId): boolean => returnTargets(lifecycle, id).includes(to);
  const own = focus.get(stage.wheel)?.stage;
  if (own !== undefined && comeFurther(own)) return own;
  const loop = lifecycle.loops.find(({ id }) => id === stage.loop)?.stages ?? [];
  const others = new Set([...focus.values()].map((item) => item.stage));
  return loop.find((id) => others.has(id) && comeFurther(id));
}
