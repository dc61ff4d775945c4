import type { WheelId } from '../lifecycle/lifecycle';
import type { Cadence } from './cadence';
import { lastWeeks } from './foldCadence';

/** A quarter of a year tells how fast a wheel turns now. */
const RECENT_WEEKS = 13;

/** How many checks of each wheel began to pass in a week, on average over the last quarter of its history: checks a week. */
export function recentPace(cadence: Cadence): ReadonlyMap<WheelId, number> {
  const { weeks, wheels } = lastWeeks(cadence, RECENT_WEEKS);
  return new Map(
    wheels.map(({ wheel, passes }) => [
      wheel,
      weeks.length === 0 ? 0 : passes.reduce((sum, count) => sum + count, 0) / weeks.length,
    ]),
  );
}
