import { worst, type Health } from '../../core/health/health';
import { countsText, totalsText } from '../../core/health/healthText';
import type { HealthCounts, ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { Localize } from '../text/localize';

/** How many checks need attention, and how all of them stand. */
export interface Attention {
  /** Checks that fail, could not judge, or are stale. */
  readonly value: number;
  readonly health: Health;
  readonly words: string;
}

const URGENT: readonly Health[] = ['error', 'fail', 'stale'];

/** What the projects of a window ask for, together. */
export function attention(projects: readonly ProjectSnapshot[], text: Localize): Attention {
  const counts = sum(projects.map((project) => project.counts));
  const value = URGENT.reduce((total, health) => total + (counts[health] ?? 0), 0);
  const words = totalsText(counts).map(text).join(' · ');
  return { value, health: worst(projects.map((project) => project.health)), words };
}

/** The counts of several projects in short: "38/42 checks · 1 failing". */
export function countsOf(projects: readonly ProjectSnapshot[], text: Localize): string {
  return countsText(sum(projects.map((project) => project.counts)))
    .map(text)
    .join(' · ');
}

function sum(all: readonly HealthCounts[]): HealthCounts {
  const total: Partial<Record<Health, number>> = {};
  for (const counts of all) {
    for (const [health, count] of Object.entries(counts) as [Health, number][]) {
      total[health] = (total[health] ?? 0) + count;
    }
  }
  return total;
}
