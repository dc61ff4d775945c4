import type { ScaleLinear } from 'd3-scale';
import type { Tick } from '../ticks';

/** Round shares along a linear scale, as percentages. */
export function percentTicks(scale: ScaleLinear<number, number>, count: number): readonly Tick[] {
  return scale
    .ticks(count)
    .map((value) => ({ at: scale(value), text: `${String(Number((value * 100).toPrecision(6)))}%` }));
}
