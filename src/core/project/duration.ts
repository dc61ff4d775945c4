/** What a duration looks like: hours, minutes and seconds, in this order, at least one of them. */
export const DURATION = /^(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;
/** Timers of the platform hold no more than about 24 days; a check that takes a week is a job, not a check. */
const LONGEST_MS = 7 * 24 * 3_600_000;

/** What a number of days looks like. */
export const DAYS = /^([1-9]\d{0,3})d$/;
/** Ten years. */
const MOST_DAYS = 3650;

/** Days of `30d`; `undefined` for anything else, and for more than ten years. */
export function parseDays(text: string): number | undefined {
  const days = Number(DAYS.exec(text)?.[1]);
  return days <= MOST_DAYS ? days : undefined;
}

/** Milliseconds of `10m`, `90s` or `1h30m`; `undefined` for anything else, for nothing and for more than a week. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
  const ms = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
  return ms > 0 && ms <= LONGEST_MS ? ms : undefined;
}
