/** A commit as people know it. */
export interface Revision {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601 with a time zone. */
  readonly date: string;
  readonly subject: string;
}
