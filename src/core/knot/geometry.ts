import { curveCatmullRom, line } from 'd3-shape';

/** A point of the drawing, in CSS pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve by its arc length: fractions 0 and 1 are its ends. */
export interface Track {
  at(fraction: number): Point;
  /** Unit vector of the direction of travel. */
  tangent(fraction: number): Point;
  /** Path data of the part between two fractions. */
  path(from: number, to: number): string;
  readonly length: number;
  /** The middle of what the curve encloses. */
  readonly center: Point;
}

const SAMPLES = 240;
/** Points per unit of the curve in path data: dense enough that the spline is the curve. */
const PATH_STEPS = 72;
const draw = line<Point>(
  (point) => point.x,
  (point) => point.y,
).curve(curveCatmullRom);

/** Measures a curve given by any parameter from 0 to 1. */
export function measure(curve: (parameter: number) => Point): Track {
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => curve(index / SAMPLES));
  const lengths = [0];
  for (const [index, point] of points.slice(1).entries()) {
    lengths.push((lengths[index] ?? 0) + distance(points[index] ?? point, point));
  }
  const length = lengths.at(-1) ?? 0;
  const parameterAt = (fraction: number) => invert(lengths, fraction * length) / SAMPLES;
  const at = (fraction: number) => curve(parameterAt(fraction));
  return {
    at,
    tangent: (fraction) => direction(at(Math.max(0, fraction - 0.002)), at(Math.min(1, fraction + 0.002))),
    path: (from, to) => {
      const steps = Math.max(2, Math.ceil((to - from) * PATH_STEPS));
      const part = Array.from({ length: steps + 1 }, (_, index) => at(from + ((to - from) * index) / steps));
      return draw(part.map(rounded)) ?? '';
    },
    length,
    center: mean(Array.from({ length: SAMPLES }, (_, index) => at(index / SAMPLES))),
  };
}

/** Distance of two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Unit vector from one point to another; to the right when they coincide. */
export function direction(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** The point at a fraction of the way between two. */
export function between(a: Point, b: Point, fraction: number): Point {
  return { x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction };
}

/** A point moved along a vector. */
export function moved(point: Point, vector: Point, by: number): Point {
  return { x: point.x + vector.x * by, y: point.y + vector.y * by };
}

/** A number with as many decimals as a drawing needs. */
export function short(value: number): number {
  return Math.round(value * 100) / 100;
}

function rounded(point: Point): Point {
  return { x: short(point.x), y: short(point.y) };
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Index (with its fraction) where a growing list reaches a value. */
function invert(growing: readonly number[], value: number): number {
  let low = 0;
  let high = growing.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((growing[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const from = growing[low] ?? 0;
  const step = (growing[high] ?? from) - from;
  return step === 0 ? low : low + Math.min(1, Math.max(0, (value - from) / step));
}
