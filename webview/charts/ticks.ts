import type { ScaleLinear, ScaleTime } from 'd3-scale';

/** A mark on an axis. */
export interface Tick {
  /** Pixels from the left or the top of the SVG. */
  readonly at: number;
  readonly text: string;
}

/** Round numbers along a linear scale, about as many as `count`, written as short as they can be told apart. */
export function numberTicks(scale: ScaleLinear<number, number>, count: number): readonly Tick[] {
  const text = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ at: scale(value), text: text(value) }));
}

/** The same for counts: whole numbers only. */
export function countTicks(scale: ScaleLinear<number, number>, count: number): readonly Tick[] {
  return scale
    .ticks(count)
    .filter((value) => Number.isInteger(value))
    .map((value) => ({ at: scale(value), text: String(value) }));
}

/** Round days along a scale of time, in UTC and as ISO 8601, which every reader understands. */
export function dayTicks(scale: ScaleTime<number, number>, count: number): readonly Tick[] {
  const ticks = scale.ticks(count).map((day) => ({ at: scale(day), text: day.toISOString().slice(0, 10) }));
  // Within a day there are several round hours.
  return ticks.filter(({ text }, at) => text !== ticks[at - 1]?.text);
}
