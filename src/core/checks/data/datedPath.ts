/** A stretch of time that a path names, in milliseconds: a day or a month. */
export interface DatedPath {
  readonly begin: number;
  /** Exclusive. */
  readonly end: number;
  /** `2026-11-20` or `2026-11`. */
  readonly text: string;
}

const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH = String.raw`(?:0[1-9]|1[0-2])`;
const DAY = String.raw`(?:0[1-9]|[12]\d|3[01])`;
/** Partitions and folders of years, months and days: `year=2026/month=11/day=20`, `2026/11/20`. */
const FOLDERS = new RegExp(
  String.raw`(?:^|/)(?:y(?:ear)?=)?(${YEAR})/(?:m(?:onth)?=)?(${MONTH}|[1-9])(?:/(?:d(?:ay)?=)?(${DAY}|[1-9]))?(?=/|$)`,
  'i',
);
/** Within a name: `2026-11-20`, `2026_11_20`, `20261120`, `2026-11`. Digits around it would make it another number. */
const NAMED = new RegExp(
  String.raw`(?<!\d)(?:(${YEAR})([-_.])(${MONTH})(?:\2(${DAY}))?|(${YEAR})(${MONTH})(${DAY}))(?!\d)`,
  'g',
);

/**
 * The date that a path names: the latest one in the last part of the path that has any, so that the date of a file
 * counts more than that of its folder.
 */
export function datedPath(path: string): DatedPath | undefined {
  for (const part of path.split('/').reverse()) {
    const dates = [...part.matchAll(NAMED)].flatMap((match) => {
      const [, year, , month, day, shortYear, shortMonth, shortDay] = match;
      return period(year ?? shortYear, month ?? shortMonth, day ?? shortDay);
    });
    const [first] = dates.sort((a, b) => b.end - a.end || b.begin - a.begin);
    if (first !== undefined) return first;
  }
  const [, year, month, day] = FOLDERS.exec(path) ?? [];
  return period(year, month, day)[0];
}

function period(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): readonly DatedPath[] {
  if (year === undefined || month === undefined) return [];
  const index = Number(month) - 1;
  const begin = Date.UTC(Number(year), index, day === undefined ? 1 : Number(day));
  // The 31st of a month that has 30 days is no date.
  if (new Date(begin).getUTCMonth() !== index) return [];
  const end =
    day === undefined ? Date.UTC(Number(year), index + 1, 1) : Date.UTC(Number(year), index, Number(day) + 1);
  return [{ begin, end, text: new Date(begin).toISOString().slice(0, day === undefined ? 7 : 10) }];
}
