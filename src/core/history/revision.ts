/** A commit as people know it. */
export interface Revision {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601 with a time zone. */
  readonly date: string;
  readonly subject: string;
}

/** The day of a commit in UTC, `YYYY-MM-DD`; the day as it is written where that is no time. */
export function dayOfRevision({ date }: Pick<Revision, 'date'>): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date.slice(0, 10) : new Date(time).toISOString().slice(0, 10);
}
