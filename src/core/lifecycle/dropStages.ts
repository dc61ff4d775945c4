import type { Loop, StageId } from './lifecycle';
import type { Outline } from './outline';

/** Drops stages: their loop closes over the gap, their edges go with them, the start moves on if it has to. */
export function dropStages(outline: Outline, drops: ReadonlySet<StageId>): Outline {
  const stays = (id: StageId): boolean => !drops.has(id);
  const loops = outline.loops.map((loop) => ({ ...loop, stages: loop.stages.filter(stays) }));
  return {
    ...outline,
    start: stays(outline.start) ? outline.start : nextStart(outline, stays, loops),
    loops,
    stages: outline.stages.filter((stage) => stays(stage.id)),
    crossings: outline.crossings.filter(({ from, to }) => stays(from) && stays(to)),
  };
}

/** The next stage of the start's loop that stays; of another loop when none does. */
function nextStart(outline: Outline, stays: (id: StageId) => boolean, loops: readonly Loop[]): StageId {
  const own = outline.loops.find((loop) => loop.stages.includes(outline.start))?.stages ?? [];
  const start = own.indexOf(outline.start);
  const next = [...own.slice(start), ...own.slice(0, Math.max(start, 0))].find(stays);
  return next ?? loops.flatMap((loop) => loop.stages)[0] ?? outline.start;
}
