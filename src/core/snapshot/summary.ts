import { HEALTHS, worst, type Health } from '../health/health';
import type { HealthCounts } from './snapshot';

/** The worst health, and how many checks have which. */
export interface Summary {
  readonly health: Health;
  readonly counts: HealthCounts;
}

/** Sums up the healths of checks. */
export function summaryOf(healths: readonly Health[]): Summary {
  return {
    health: worst(healths),
    counts: countsBy((health) => healths.filter((its) => its === health).length),
  };
}

/** Sums up what was summed up of parts. */
export function summaryOfAll(parts: readonly Summary[]): Summary {
  const counts = countsBy((health) => parts.reduce((sum, part) => sum + (part.counts[health] ?? 0), 0));
  return { health: worst(parts.map(({ health }) => health)), counts };
}

/** The healths that occur, worst first. */
function countsBy(count: (health: Health) => number): HealthCounts {
  return Object.fromEntries(
    HEALTHS.map((health) => [health, count(health)] as const).filter(([, of]) => of > 0),
  );
}
