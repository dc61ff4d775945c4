import * as z from 'zod/mini';
import type { IssueDetail } from '../project/issueDetail';
import { render, say } from '../text/message';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};
const AGE = /^(\d{1,5})(m|h|d|w)$/;

/** An age: `90m`, `12h`, `30d`, `2w`. */
export const age = z.string().check(
  z.check<string>((context) => {
    if (AGE.test(context.value)) return;
    const detail: IssueDetail = {
      code: 'bad-duration',
      message: say('An age is written like 90m, 12h, 30d or 2w.'),
    };
    context.issues.push({
      ...{ code: 'custom', input: context.value, message: render(detail.message) },
      params: { detail },
    });
  }),
  z.meta({ pattern: AGE.source }),
);

/** Milliseconds of an age that the schema has accepted. */
export function ageInMs(written: string): number {
  const [, count = '0', unit = 'd'] = AGE.exec(written) ?? [];
  return Number(count) * (UNITS[unit] ?? 0);
}
