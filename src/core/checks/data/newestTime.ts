import { firstDay, lastDayBefore } from '../../evidence/heldUntil';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { Scalar } from '../world/dataQuery';
import { DAY_US } from './instants';
import { unreadableData, type Table } from './openTable';
import { noTimes, timeField } from './timeField';

export const DAY_MS = 86_400_000;

/** The newest time of some data, in milliseconds. */
export interface NewestTime {
  readonly kind: 'newest';
  /** The newest that is not in the future; absent where all are. */
  readonly time: number | undefined;
  /** Whether all times are whole days: each then lasts until its end. */
  readonly isDays: boolean;
  readonly rows: number;
  /** Rows with a value that is no time. */
  readonly unreadable: number;
  readonly future: number;
  /** The earliest time of the future. */
  readonly nextFuture: number | undefined;
  /** Numbers of the first rows of the future. */
  readonly examples: readonly number[];
}

/**
 * Looks for the newest time of a column. What lies ahead of the clock by more than a day is in the future: less may be
 * due to a time that is written without its zone.
 */
export async function newestTime(
  table: Table,
  column: string,
  world: CheckWorld,
): Promise<NewestTime | { readonly kind: 'fault'; readonly fault: Fault }> {
  const field = await timeField(table, column, world);
  if ('fault' in field) return { kind: 'fault', fault: field.fault };
  const limit = String((world.now().getTime() + DAY_MS) * 1000);
  const times = (from: string, extra = ''): string =>
    `(SELECT ${field.instant} AS t, ${field.value} AS v${extra} FROM ${from})`;
  const counted = await world.data.query(
    `SELECT count(*), count(v), count(t), max(t) FILTER (WHERE t <= ${limit}), count(*) FILTER (WHERE t > ${limit}), ` +
      `bool_and(t % ${DAY_US} = 0), min(t) FILTER (WHERE t > ${limit}) FROM ${times(table.relation)}`,
  );
  if (counted.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, counted.reason) };
  const [rows, values, readable, newest = null, future, isDays, next = null] = counted.rows[0] ?? [];
  if (Number(readable ?? 0) === 0) return { kind: 'fault', fault: noTimes(table, column) };
  const shown = await world.data.query(
    `SELECT n FROM ${times(table.numbered, `, ${table.rowNumber} AS n`)} WHERE t > ${limit} ORDER BY n LIMIT 3`,
  );
  if (shown.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, shown.reason) };
  return {
    kind: 'newest',
    time: msOf(newest),
    isDays: isDays === true,
    rows: Number(rows),
    unreadable: Number(values) - Number(readable),
    future: Number(future),
    nextFuture: msOf(next),
    examples: shown.rows.map(([row]) => Number(row)),
  };
}

function msOf(microseconds: Scalar): number | undefined {
  return microseconds === null ? undefined : Number(microseconds) / 1000;
}

/** Whether a time is older than allowed. A day counts from its end, so that data of yesterday is a day old at most. */
export function isOlder(time: number, isDays: boolean, maxAgeMs: number, now: number): boolean {
  return now - (isDays ? time + DAY_MS : time) > maxAgeMs;
}

/** The last day on which the newest time stays young enough, and all that lies in the future does so. */
export function lastDayOf(
  { time, isDays, nextFuture }: Pick<NewestTime, 'time' | 'isDays' | 'nextFuture'>,
  maxAgeMs: number,
  now: number,
): string | undefined {
  const isYoung = time !== undefined && !isOlder(time, isDays, maxAgeMs, now);
  return firstDay([
    isYoung ? lastDayBefore((isDays ? time + DAY_MS : time) + maxAgeMs) : undefined,
    nextFuture === undefined ? undefined : lastDayInFuture(nextFuture),
  ]);
}

/** The last day on which a time counts as one of the future. */
export function lastDayInFuture(time: number): string | undefined {
  return lastDayBefore(time - DAY_MS);
}

/** `2026-11-20` or `2026-11-20T08:30:00Z`. */
export function timeText(time: number, isDays: boolean): string {
  const text = new Date(time).toISOString();
  return isDays ? text.slice(0, 10) : text.replace(/\.\d+Z$/, 'Z');
}
