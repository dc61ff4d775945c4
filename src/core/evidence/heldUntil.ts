import { dayOf } from '../journal/day';
import type { Outcome } from './evidence';

/** Days are written with four digits of the year: ms. */
const CALENDAR_END = Date.UTC(9999, 11, 31);

/** The last day in UTC, `YYYY-MM-DD`, of the time before a moment (ms since 1970); nothing beyond the calendar. */
export function lastDayBefore(moment: number): string | undefined {
  const last = Math.ceil(moment) - 1;
  return last >= 0 && last < CALENDAR_END ? dayOf(new Date(last)) : undefined;
}

/** The outcome as one that holds to the first of these days and of its own, if there are any. */
export function heldUntil(outcome: Outcome, ...days: readonly (string | undefined)[]): Outcome {
  const until = firstDay([outcome.until, ...days]);
  return until === undefined ? outcome : { ...outcome, until };
}

/** The first of some days, each `YYYY-MM-DD`; nothing of none. */
export function firstDay(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}
