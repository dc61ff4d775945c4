import type { Lifecycle, LoopId, StageId, WheelId } from '../lifecycle/lifecycle';
import { direction, type Point, type Track } from './geometry';
import { trackLoops, type Box, type TrackedLoop } from './loopTracks';
import { placeLabels } from './placeLabels';

/** Room for the drawing, and how big the text of its labels is. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Width of a stage's label. */
  labelWidth(stage: StageId): number;
  readonly labelHeight: number;
}

export interface PlacedStage {
  readonly id: StageId;
  readonly loop: LoopId;
  readonly point: Point;
  /** Middle of the label. */
  readonly label: Point;
}

/** A part of a loop in the colour of its wheel. */
export interface Arc {
  readonly loop: LoopId;
  readonly wheel: WheelId;
  readonly path: string;
}

/** Marks the direction of travel between two stages. */
export interface Arrow {
  readonly loop: LoopId;
  readonly point: Point;
  /** Degrees, clockwise from the right. */
  readonly angle: number;
}

export interface KnotLayout {
  readonly width: number;
  readonly height: number;
  /** Radius of a stage's node. */
  readonly radius: number;
  /** Along the knot, from the start. */
  readonly stages: readonly PlacedStage[];
  readonly arcs: readonly Arc[];
  readonly arrows: readonly Arrow[];
  readonly loops: readonly { readonly id: LoopId; readonly center: Point }[];
}

/** Space between a node and its label, and between the drawing and its border. */
const GAP = 6;
const SMALLEST_RADIUS = 11;
const BIGGEST_RADIUS = 24;
/** Part of the distance between two nodes that a node's radius may take. */
const RADIUS_SHARE = 0.21;

/** Places everything of the knot. Pure: the same room gives the same drawing. */
export function layoutKnot(lifecycle: Lifecycle, room: Room): KnotLayout {
  const widest = Math.max(0, ...lifecycle.stages.map((stage) => room.labelWidth(stage.id)));
  // The radius depends on the size of the curve, which depends on the radius: a second pass settles it.
  const guess = radiusFor(trackLoops(lifecycle, inner(room, widest, BIGGEST_RADIUS)));
  const tracks = trackLoops(lifecycle, inner(room, widest, guess));
  const radius = Math.min(guess, radiusFor(tracks));
  const wheels = new Map(lifecycle.stages.map((stage) => [stage.id, stage.wheel]));
  const stops = tracks.flatMap(({ loop, track, stops: own }) =>
    own.map((stop) => ({ ...stop, loop, track })),
  );
  const nodes = stops.map(({ stage, at, track }) => ({
    point: track.at(at),
    outward: outward(track, at, tracks.length === 2),
    width: room.labelWidth(stage),
  }));
  const labels = placeLabels(nodes, {
    ...room,
    radius,
    curve: tracks.flatMap(({ track }) => pointsAlong(track)),
    titles: tracks.map(({ track }) => track.center),
  });
  const stages = nodes.map(({ point }, index): PlacedStage => {
    const stop = stops[index];
    return { id: stop?.stage ?? '', loop: stop?.loop.id ?? '', point, label: labels[index] ?? point };
  });
  return {
    width: room.width,
    height: room.height,
    radius,
    stages: fromStart(stages, lifecycle.start),
    arcs: tracks.flatMap((tracked) => arcsOf(tracked, wheels)),
    arrows: tracks.flatMap(arrowsOf),
    loops: tracks.map(({ loop, track }) => ({ id: loop.id, center: track.center })),
  };
}

function inner(room: Room, widest: number, radius: number): Box {
  const x = Math.min(room.width / 4, widest + radius + 2 * GAP);
  const y = Math.min(room.height / 4, room.labelHeight + radius + 2 * GAP);
  return { x, y, width: room.width - 2 * x, height: room.height - 2 * y };
}

function radiusFor(tracks: readonly TrackedLoop[]): number {
  const spacings = tracks.map(({ track, stops }) => track.length / (stops.length + 1));
  return Math.min(BIGGEST_RADIUS, Math.max(SMALLEST_RADIUS, Math.min(...spacings, 200) * RADIUS_SHARE));
}

/** Points so close that nothing fits between them. */
function pointsAlong(track: Track): readonly Point[] {
  const count = Math.ceil(track.length / 6);
  return Array.from({ length: count }, (_, index) => track.at(index / count));
}

/** The side of the curve that looks away from what its loop encloses; at a crossing there is room between the lobes. */
function outward(track: Track, at: number, knotted: boolean): Point {
  if (knotted && at === 0) {
    const ahead = direction(track.at(0), track.center);
    return Math.abs(ahead.x) > Math.abs(ahead.y) ? { x: 0, y: -1 } : { x: -1, y: 0 };
  }
  const tangent = track.tangent(at);
  const normal = { x: tangent.y, y: -tangent.x };
  const away = direction(track.center, track.at(at));
  return normal.x * away.x + normal.y * away.y >= 0 ? normal : { x: -normal.x, y: -normal.y };
}

function arcsOf({ loop, track, stops }: TrackedLoop, wheels: ReadonlyMap<StageId, WheelId>): readonly Arc[] {
  const parts: { wheel: WheelId; from: number; to: number }[] = [];
  const closing = stops[0]?.at === 0 ? 1 : undefined;
  stops.forEach(({ stage, at }, index) => {
    const wheel = wheels.get(stage) ?? '';
    const from = parts.at(-1)?.to ?? 0;
    const next = stops[index + 1]?.at ?? closing;
    const to = next === undefined ? 1 : (at + next) / 2;
    const last = parts.at(-1);
    if (last?.wheel === wheel) last.to = to;
    else parts.push({ wheel, from, to });
  });
  const rest = parts.at(-1)?.to ?? 0;
  // Back into the first stage.
  if (rest < 1) parts.push({ wheel: parts[0]?.wheel ?? '', from: rest, to: 1 });
  return parts.map(({ wheel, from, to }) => ({ loop: loop.id, wheel, path: track.path(from, to) }));
}

function arrowsOf({ loop, track, stops }: TrackedLoop): readonly Arrow[] {
  const places = [...stops.map(({ at }) => at), 1];
  return places.slice(1).map((at, index): Arrow => {
    const middle = ((places[index] ?? 0) + at) / 2;
    const tangent = track.tangent(middle);
    const angle = (Math.atan2(tangent.y, tangent.x) * 180) / Math.PI;
    return { loop: loop.id, point: track.at(middle), angle };
  });
}

/** The order of travel, read from the start. */
function fromStart(stages: readonly PlacedStage[], start: StageId): readonly PlacedStage[] {
  const index = Math.max(
    0,
    stages.findIndex((stage) => stage.id === start),
  );
  return [...stages.slice(index), ...stages.slice(0, index)];
}
