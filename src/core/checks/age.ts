import * as z from 'zod/mini';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};
const AGE = /^(\d{1,5})(m|h|d|w)$/;

/** An age: `90m`, `12h`, `30d`, `2w`. */
export const age = z.string().check(z.regex(AGE));

/** Milliseconds of an age that the schema has accepted. */
export function ageInMs(written: string): number {
  const [, count = '0', unit = 'd'] = AGE.exec(written) ?? [];
  return Number(count) * (UNITS[unit] ?? 0);
}
