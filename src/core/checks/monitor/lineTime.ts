/** A time stamp further behind in a line is part of what the line says. */
const STAMP_WITHIN = 200;
/** ISO 8601 as logs write it: a blank instead of the `T`, a comma before the fraction, a zone with or without colon. */
const ISO =
  /(?<![\d-])(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?![\d:])/i;
/** The common log format of web servers: `24/Nov/2026:12:00:00 +0000`. */
const COMMON = /(?<!\d)(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time at which a line of a log begins, in milliseconds; one without a zone counts as UTC. */
export function lineTime(line: string): number | undefined {
  const start = line.slice(0, STAMP_WITHIN);
  const iso = ISO.exec(start);
  const common = COMMON.exec(start);
  if (iso !== null && (common === null || iso.index < common.index)) {
    const [, year, month, day, hour, minute, second = '0', fraction = '0', zone] = iso;
    return instant(
      [year, month, day, hour, minute, second].map(Number),
      Number(`0.${fraction}`) * 1000,
      zone,
    );
  }
  if (common === null) return undefined;
  const [, day, name = '', year, hour, minute, second, zone] = common;
  return instant(
    [Number(year), MONTHS.indexOf(name) + 1, ...[day, hour, minute, second].map(Number)],
    0,
    zone,
  );
}

function instant(parts: readonly number[], fraction: number, zone: string | undefined): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Sixty seconds are a leap second; anything else that overflows is no time.
  const isReal = date.getUTCMonth() === month - 1 || second === 60;
  if (month < 1 || month > 12 || day > 31 || hour > 24 || minute > 59 || second > 60 || !isReal)
    return undefined;
  return date.getTime() + Math.floor(fraction) - offset(zone);
}

function offset(zone: string | undefined): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
