import type { Metric, Metrics } from '../evidence/evidence';
import { plainLine } from '../text/plainLine';

/** Evidence is content of the workspace: what is read of it is checked and bounded, and nothing throws. */
export type MetricGroup = Readonly<Record<string, Metric>>;

/** Names and labels are cut there: characters. */
const LONGEST_NAME = 200;

/** A group of measurements, if there is one of that name. */
export function groupOf(from: MetricGroup | Metrics, name: string): MetricGroup | undefined {
  return asGroup(own(from, name));
}

/** A metric as a group. */
export function asGroup(value: Metric | undefined): MetricGroup | undefined {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isGroup ? (value as MetricGroup) : undefined;
}

/** The first items of a list, if there is one of that name. */
export function listOf(
  from: MetricGroup | Metrics,
  name: string,
  most: number,
): readonly Metric[] | undefined {
  const value = own(from, name);
  return Array.isArray(value) ? (value as readonly Metric[]).slice(0, most) : undefined;
}

/** A finite number, if there is one of that name. */
export function numberOf(from: MetricGroup | Metrics, name: string): number | undefined {
  return asNumber(own(from, name));
}

/** A metric as a finite number. */
export function asNumber(value: Metric | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A number of rows, if there is one of that name. */
export function countOf(from: MetricGroup | Metrics, name: string): number | undefined {
  const value = own(from, name);
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}

/** A number from 0 to 1, if there is one of that name. */
export function shareOf(from: MetricGroup | Metrics, name: string): number | undefined {
  const value = numberOf(from, name);
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

/** A text that can be shown, if there is one of that name. */
export function nameOf(from: MetricGroup | Metrics, name: string): string | undefined {
  const value = own(from, name);
  return typeof value === 'string' ? shownName(value) : undefined;
}

/** A name without control characters, of bounded length. */
export function shownName(text: string): string {
  return plainLine(text, LONGEST_NAME);
}

/** All numbers of a list; `undefined` where one of its items is none. */
export function allNumbers(items: readonly Metric[] | undefined): readonly number[] | undefined {
  const numbers = items?.flatMap((item) => asNumber(item) ?? []);
  return numbers?.length === items?.length ? numbers : undefined;
}

function own(from: MetricGroup | Metrics, name: string): Metric | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}
