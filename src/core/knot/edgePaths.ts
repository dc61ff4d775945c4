import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import { returnTargets } from '../lifecycle/lifecycleQueries';
import { between, direction, distance, moved, short, type Point } from './geometry';
import type { KnotLayout, PlacedStage } from './layoutKnot';

/** An edge as it is drawn. */
export interface DrawnEdge {
  readonly from: StageId;
  readonly to: StageId;
  readonly path: string;
}

/** How far an edge bends to one side, by its length; edges there and back bend apart. */
const BEND = 0.24;
/** Room that an arrowhead needs before the node it points at. */
const HEAD = 5;

/** The edges that join the loops. */
export function crossingPaths(lifecycle: Lifecycle, layout: KnotLayout): readonly DrawnEdge[] {
  const stages = placedById(layout);
  return lifecycle.edges.flatMap((edge): DrawnEdge[] => {
    const [from, to] = [stages.get(edge.from), stages.get(edge.to)];
    if (edge.kind !== 'crossing' || from === undefined || to === undefined) return [];
    // The curve itself leads from the crossing into the other loop.
    if (edge.from === lifecycle.start && isFirst(lifecycle, edge.to)) return [];
    const middle = between(from.point, to.point, 0.5);
    const ahead = direction(from.point, to.point);
    const control = moved(middle, { x: ahead.y, y: -ahead.x }, distance(from.point, to.point) * BEND);
    return [{ from: edge.from, to: edge.to, path: bow(from.point, control, to.point, layout.radius) }];
  });
}

/** The implicit edges back from a stage: bowed through the inside of its loop. */
export function returnPaths(lifecycle: Lifecycle, layout: KnotLayout, id: StageId): readonly DrawnEdge[] {
  const stages = placedById(layout);
  const from = stages.get(id);
  const center = layout.loops.find((loop) => loop.id === from?.loop)?.center;
  if (from === undefined || center === undefined) return [];
  return returnTargets(lifecycle, id).flatMap((target): DrawnEdge[] => {
    const to = stages.get(target);
    if (to === undefined) return [];
    const control = between(between(from.point, to.point, 0.5), center, 0.55);
    return [{ from: id, to: target, path: bow(from.point, control, to.point, layout.radius) }];
  });
}

function placedById(layout: KnotLayout): ReadonlyMap<StageId, PlacedStage> {
  return new Map(layout.stages.map((stage) => [stage.id, stage]));
}

function isFirst(lifecycle: Lifecycle, id: StageId): boolean {
  return lifecycle.loops.some((loop) => loop.stages[0] === id);
}

/** A quadratic curve between the rims of two nodes. */
function bow(from: Point, control: Point, to: Point, radius: number): string {
  const start = moved(from, direction(from, control), radius + 2);
  const end = moved(to, direction(to, control), radius + HEAD);
  const [a, b, c] = [start, control, end].map(({ x, y }) => `${short(x)},${short(y)}`);
  return `M${a ?? ''}Q${b ?? ''} ${c ?? ''}`;
}
