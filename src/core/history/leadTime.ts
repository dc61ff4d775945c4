import type { AdvanceEntry, JournalEntry } from '../journal/entry';
import type { Lifecycle, StageId } from '../lifecycle/lifecycle';

/** One passage of a project from its plan into operation. */
export interface LeadTime {
  /** When the plan was left: ISO 8601. */
  readonly left: string;
  /** When operation was entered: ISO 8601. */
  readonly entered: string;
  readonly days: number;
}

/** The stage in which the product serves people, by its id in the presets. */
const OPERATE = 'operate';
const DAY_MS = 86_400_000;

/** Whether a lifecycle has a way whose time can be told: from another start to a stage `operate`. */
export function hasLeadTime({ start, stages }: Lifecycle): boolean {
  return start !== OPERATE && stages.some(({ id }) => id === OPERATE);
}

/**
 * The lead times from plan to operate, by the time of entering, the oldest first.
 *
 * A passage begins with an advance out of the lifecycle's first stage (`lifecycle.start`: plan) and ends with the next
 * advance, of whichever wheel, into the stage `operate`. Of several advances out of plan before that, the first begins
 * it: work that waits in between counts, and what was planned meanwhile goes live together with it. An advance into
 * `operate` without an advance out of plan since the one before ends no passage. Returns neither begin nor end one: the
 * clock runs on. Its length is the difference of both times in days of 24 hours, not rounded. Entries are taken by
 * their times; those without a readable time are left out.
 */
export function leadTimes({ start }: Lifecycle, journal: readonly JournalEntry[]): readonly LeadTime[] {
  const found: LeadTime[] = [];
  let left: string | undefined;
  for (const entry of advancesByTime(journal)) {
    if (isDeparture(entry, start)) left ??= entry.time;
    if (entry.to === OPERATE && left !== undefined) {
      found.push(passage(left, entry.time));
      left = undefined;
    }
  }
  return found;
}

/** The middle of some numbers; of an even count the mean of the two in the middle. `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  if (above === undefined) return undefined;
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
}

function isDeparture({ from, to }: AdvanceEntry, start: StageId): boolean {
  return from === start && to !== start;
}

function passage(left: string, entered: string): LeadTime {
  return { left, entered, days: (Date.parse(entered) - Date.parse(left)) / DAY_MS };
}

function advancesByTime(journal: readonly JournalEntry[]): readonly AdvanceEntry[] {
  return journal
    .filter(
      (entry): entry is AdvanceEntry => entry.kind === 'advance' && !Number.isNaN(Date.parse(entry.time)),
    )
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}
