import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { sqlName } from './sql';
import type { Table } from './openTable';

/** How two tables lie in time. */
export interface TimeOrder {
  readonly kind: 'order';
  readonly trainEnd: string;
  readonly testBegin: string;
  /** Rows of the test data from before the end of the training data. */
  readonly early: number;
  /** Rows of both without a time that could be read. */
  readonly untimed: number;
}

/** When rows of the test data are older than the newest of the training data. */
export async function timeOrder(
  train: Table,
  test: Table,
  trainColumn: DataColumn,
  testColumn: DataColumn,
  world: CheckWorld,
): Promise<TimeOrder | Unanswered | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const faults = [
    ...unordered(train, trainColumn),
    ...unordered(test, testColumn),
    ...differing(test, trainColumn, testColumn),
  ];
  if (faults.length > 0) return { kind: 'faults', faults };
  const a = instant(trainColumn);
  const b = instant(testColumn);
  const ends = await world.data.query(
    `SELECT max(${a}), count(*) - count(${a}) FROM ${train.relation} ` +
      `UNION ALL SELECT min(${b}), count(*) - count(${b}) FROM ${test.relation}`,
  );
  if (ends.kind === 'failed') return ends;
  const shown = await world.data.query(
    `SELECT ${words('max', a, trainColumn)}, ` +
      `(SELECT ${words('min', b, testColumn)} FROM ${test.relation}), ` +
      `(SELECT count(*) FROM ${test.relation} WHERE ${b} < (SELECT max(${a}) FROM ${train.relation})) ` +
      `FROM ${train.relation}`,
  );
  if (shown.kind === 'failed') return shown;
  const [trainEnd = null, testBegin = null, early = 0] = shown.rows[0] ?? [];
  const empty = [
    ...(trainEnd === null ? [withoutTimes(train, trainColumn)] : []),
    ...(testBegin === null ? [withoutTimes(test, testColumn)] : []),
  ];
  if (empty.length > 0) return { kind: 'faults', faults: empty };
  const untimed = ends.rows.reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    kind: 'order',
    trainEnd: String(trainEnd),
    testBegin: String(testBegin),
    early: Number(early),
    untimed,
  };
}

/** Microseconds since 1970, or the number itself where times are numbers. */
function instant({ name, kind }: DataColumn): string {
  const column = sqlName(name);
  if (kind === 'text') return `epoch_us(TRY_CAST(trim(${column}) AS TIMESTAMPTZ))`;
  if (kind === 'date' || kind === 'time') return `epoch_us(${column})`;
  // DuckDB counts NaN as the greatest number.
  return `(CASE WHEN isfinite(CAST(${column} AS DOUBLE)) THEN ${column} END)`;
}

function words(aggregate: 'min' | 'max', value: string, { kind }: DataColumn): string {
  const isNumber = kind === 'integer' || kind === 'number';
  const end = `${aggregate}(${value})`;
  return isNumber ? `CAST(${end} AS VARCHAR)` : `CAST(make_timestamp(${end}) AS VARCHAR)`;
}

function unordered({ files, place }: Table, { name, kind }: DataColumn): readonly Fault[] {
  if (['integer', 'number', 'date', 'time', 'text'].includes(kind)) return [];
  const message = say('The column "{0}" of {1} holds no times.', name, files[0] ?? '');
  return [{ ...place, message, next: say('Name a column of dates, times or numbers in "time".') }];
}

function differing({ files, place }: Table, train: DataColumn, test: DataColumn): readonly Fault[] {
  const isNumber = ({ kind }: DataColumn): boolean => kind === 'integer' || kind === 'number';
  if (isNumber(train) === isNumber(test)) return [];
  const message = say(
    'The column "{0}" holds numbers in one file and dates in {1}.',
    train.name,
    files[0] ?? '',
  );
  return [{ ...place, message, next: say('Write times in both files the same way.') }];
}

function withoutTimes({ files, place }: Table, { name }: DataColumn): Fault {
  const message = say('The column "{0}" of {1} has no time that can be read.', name, files[0] ?? '');
  return { ...place, message, next: say('Write times as ISO 8601 (2026-05-31 or 2026-05-31T08:00:00).') };
}
