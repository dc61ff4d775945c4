/** Microseconds since 1970 as people write a moment, to the second. */
export function timeText(microseconds: number): string {
  const date = new Date(microseconds / 1000);
  // Beyond what a calendar date can be.
  if (Number.isNaN(date.getTime())) return String(microseconds);
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(?: 00:00:00)?\.\d+Z$/, '');
}
