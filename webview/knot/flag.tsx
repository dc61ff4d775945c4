import type { JSX } from 'preact';
import { short, type Point } from '../../src/core/knot/geometry';

/** Marks where a wheel stands; the foot of its pole is at the point. */
export function Flag({ x, y }: Point): JSX.Element {
  return <path class="flag" d={`M${short(x)},${short(y)}v-12l9,3.5l-9,3.5`} />;
}
