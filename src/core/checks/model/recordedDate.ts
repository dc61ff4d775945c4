import type { TreeNode } from '../../project/yamlTree';

/** Seconds since 1970 have ten digits from 2001 on, milliseconds thirteen. */
const FIRST_SECOND = 1e9;
const FIRST_MILLISECOND = 1e12;
const LAST_MILLISECOND = 1e13;
const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** The moment that a record gives: ISO 8601, or seconds or milliseconds since 1970. Without time zone it is UTC. */
export function recordedDate(node: TreeNode): Date | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const text = String(node.value).trim();
  const number = /^\d{10,13}(?:\.\d{1,9})?$/.test(text) ? Number(text) : 0;
  if (number >= FIRST_MILLISECOND && number < LAST_MILLISECOND) return new Date(number);
  if (number >= FIRST_SECOND && number < FIRST_MILLISECOND) return new Date(number * 1000);
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = DATE.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const offset = /^[zu]/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return !Number.isNaN(date.getTime()) && isDay(Number(year), Number(month), Number(day)) ? date : undefined;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
