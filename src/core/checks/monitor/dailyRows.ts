import { DAY_US } from '../data/instants';
import { DAY_MS, lastDayInFuture } from '../data/newestTime';
import { unreadableData, type Table } from '../data/openTable';
import { noTimes, timeField } from '../data/timeField';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';

/** Rows of a table by day in UTC. Days are counted from 1970. */
export interface DailyRows {
  readonly kind: 'days';
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rows: number;
  /** Rows of the first and of the last day. */
  readonly firstRows: number;
  readonly lastRows: number;
  /** Rows of the days asked for; a day without rows is left out. */
  readonly byDay: ReadonlyMap<number, number>;
  /** The last day on which no more rows count; absent if none lies in the future. */
  readonly until: string | undefined;
}

/** Counts rows by day, the newest `days` of them one by one. What lies in the future does not count. */
export async function dailyRows(
  table: Table,
  column: string,
  days: number,
  world: CheckWorld,
): Promise<DailyRows | { readonly kind: 'fault'; readonly fault: Fault }> {
  const field = await timeField(table, column, world);
  if ('fault' in field) return { kind: 'fault', fault: field.fault };
  const limit = String((world.now().getTime() + DAY_MS) * 1000);
  const times = `(SELECT ${field.instant} AS t FROM ${table.relation})`;
  const counts =
    `WITH counts AS (SELECT CAST(floor(t / ${DAY_US}.0) AS BIGINT) AS d, count(*) AS n ` +
    `FROM ${times} WHERE t <= ${limit} GROUP BY 1) `;
  const whole = await world.data.query(
    `${counts}SELECT min(d), max(d), sum(n), arg_min(n, d), arg_max(n, d), ` +
      `(SELECT min(t) FROM ${times} WHERE t > ${limit}) FROM counts`,
  );
  if (whole.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, whole.reason) };
  const [first = null, last, rows, firstRows, lastRows, future = null] = whole.rows[0] ?? [];
  if (first === null) return { kind: 'fault', fault: noTimes(table, column) };
  const recent = await world.data.query(
    `${counts}SELECT d, n FROM counts WHERE d > (SELECT max(d) FROM counts) - ${days} ORDER BY d`,
  );
  if (recent.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, recent.reason) };
  return {
    kind: 'days',
    firstDay: Number(first),
    lastDay: Number(last),
    rows: Number(rows),
    firstRows: Number(firstRows),
    lastRows: Number(lastRows),
    byDay: new Map(recent.rows.map(([day, count]) => [Number(day), Number(count)])),
    until: future === null ? undefined : lastDayInFuture(Number(future) / 1000),
  };
}

/** Mean rows of a whole day: the first and the last day may have been cut off, unless there is nothing between. */
export function meanOfDays({ firstDay, lastDay, rows, firstRows, lastRows }: DailyRows): number {
  const between = lastDay - firstDay - 1;
  return between > 0 ? (rows - firstRows - lastRows) / between : rows / (lastDay - firstDay + 1);
}

/** `2026-11-20`. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
