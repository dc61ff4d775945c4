import type { Lifecycle, Loop, StageId } from '../lifecycle/lifecycle';
import { measure, type Point, type Track } from './geometry';

/** A box of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A loop on its track; fractions along the track place its stages. */
export interface TrackedLoop {
  readonly loop: Loop;
  readonly track: Track;
  readonly stops: readonly { readonly stage: StageId; readonly at: number }[];
}

/** The taller a lobe is stretched beyond the lemniscate's, the rounder; more than this looks swollen. */
const MOST_STRETCH = 1.55;
/** A lobe of few stages beside one of many stays big enough to be read. */
const LEAST_SHARE = 0.36;

/** Part of its cell that a circle takes beside others: the rest is for labels. */
const CIRCLE_SHARE = 0.66;

/** Lays the loops of a lifecycle into a box: two as an ∞ with the start at its crossing, others side by side. */
export function trackLoops(lifecycle: Lifecycle, box: Box): readonly TrackedLoop[] {
  const loops = lifecycle.loops.filter((loop) => loop.stages.length > 0);
  const [first, second] = loops;
  if (first !== undefined && second !== undefined && loops.length === 2) {
    const starting = first.stages.includes(lifecycle.start) ? first : second;
    const other = starting === first ? second : first;
    return knot(other, starting, lifecycle.start, box);
  }
  return sideBySide(loops, lifecycle.start, box);
}

/** Bernoulli's lemniscate, stretched across: the other loop before the crossing, the starting one after it. */
function knot(other: Loop, starting: Loop, start: StageId, box: Box): readonly TrackedLoop[] {
  const upright = box.height > box.width;
  const along = upright ? box.height : box.width;
  const across = upright ? box.width : box.height;
  const total = other.stages.length + starting.stages.length;
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, other.stages.length / total));
  const biggest = Math.max(share, 1 - share);
  // A lobe of half-length a is a/√2 wide.
  const half = Math.min(along, (across * Math.SQRT2) / biggest);
  const stretch = Math.min(MOST_STRETCH, (across * Math.SQRT2) / (half * biggest));
  const crossing = (along - half) / 2 + half * share;
  const place = (point: Point): Point => {
    const inLength = crossing + point.x;
    const inWidth = across / 2 + point.y * stretch;
    return upright
      ? { x: box.x + inWidth, y: box.y + inLength }
      : { x: box.x + inLength, y: box.y + inWidth };
  };
  const lobe = (from: number, size: number) =>
    measure((parameter) => place(lemniscate(from + parameter * Math.PI, size)));
  const otherStops = other.stages.map((stage, index) => ({
    stage,
    at: (index + 1) / (other.stages.length + 1),
  }));
  return [
    { loop: other, track: lobe(Math.PI / 2, half * share), stops: otherStops },
    {
      loop: starting,
      track: lobe((3 * Math.PI) / 2, half * (1 - share)),
      stops: evenly(startingWith(starting.stages, start)),
    },
  ];
}

/** Parametric lemniscate of Bernoulli: https://mathworld.wolfram.com/Lemniscate.html */
function lemniscate(t: number, a: number): Point {
  const scale = a / (1 + Math.sin(t) ** 2);
  return { x: scale * Math.cos(t), y: scale * Math.sin(t) * Math.cos(t) };
}

/** Rows of circles, as many in a row as makes them biggest; a row that is not full stands in the middle. */
function sideBySide(loops: readonly Loop[], start: StageId, box: Box): readonly TrackedLoop[] {
  const { columns, width, height } = bestGrid(loops.length, box);
  const share = loops.length === 1 ? 1 : CIRCLE_SHARE;
  // Round enough to read as a wheel.
  const rx = (Math.min(width, height * 1.5) / 2) * share;
  const ry = (Math.min(height, width) / 2) * share;
  return loops.map((loop, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, loops.length - row * columns);
    const x = box.x + box.width / 2 + ((index % columns) - (inRow - 1) / 2) * width;
    const y = box.y + (row + 0.5) * height;
    const track = measure((parameter) => {
      const angle = parameter * 2 * Math.PI - Math.PI / 2;
      return { x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle) };
    });
    return { loop, track, stops: evenly(startingWith(loop.stages, start)) };
  });
}

function bestGrid(
  count: number,
  box: Box,
): { readonly columns: number; readonly width: number; readonly height: number } {
  const grids = Array.from({ length: Math.max(1, count) }, (_, index) => {
    const columns = index + 1;
    return { columns, width: box.width / columns, height: box.height / Math.ceil(count / columns) };
  });
  const size = (grid: { readonly width: number; readonly height: number }) =>
    Math.min(grid.width, grid.height);
  return grids.reduce((a, b) => (size(b) > size(a) ? b : a));
}

function evenly(stages: readonly StageId[]): TrackedLoop['stops'] {
  return stages.map((stage, index) => ({ stage, at: index / stages.length }));
}

/** The same closed sequence, read from the start if that is in it. */
function startingWith(stages: readonly StageId[], start: StageId): readonly StageId[] {
  const index = Math.max(0, stages.indexOf(start));
  return [...stages.slice(index), ...stages.slice(0, index)];
}
