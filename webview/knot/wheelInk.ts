import type { Lifecycle, WheelId } from '../../src/core/lifecycle/lifecycle';

/** How many inks the styles define. */
const INKS = 6;

/** Class that gives something the colour of its wheel. */
export function wheelInk(lifecycle: Lifecycle, wheel: WheelId): string {
  const index = lifecycle.wheels.findIndex((candidate) => candidate.id === wheel);
  return `wheel-${index === -1 ? INKS - 1 : index % INKS}`;
}
