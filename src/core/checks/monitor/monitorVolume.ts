import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil } from '../../evidence/heldUntil';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { openTable, type Table } from '../data/openTable';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { dailyRows, dayText, meanOfDays, type DailyRows } from './dailyRows';
import { oneReference } from './oneReference';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const parameters = z
  .strictObject({
    file: projectPaths.check(
      z.describe(
        'The log or monitoring data in CSV, TSV, JSON lines, JSON or Parquet: a path or pattern, or a list of them.',
      ),
    ),
    column: columnName.check(z.describe('Column or field of times; with dots a field within a field.')),
    perDay: z
      .optional(z.number().check(z.gt(0)))
      .check(z.describe('Rows that a day is expected to have. Either this or `reference`.')),
    reference: z
      .optional(projectPaths)
      .check(z.describe('Data of a normal time, whose mean rows a day are expected.')),
    referenceColumn: z
      .optional(columnName)
      .check(z.describe('Column of times in `reference`. Default: `column`.')),
    tolerance: z
      ._default(z.number().check(z.gt(0), z.lte(100)), 0.5)
      .check(z.describe('How far a day may be from what is expected, as a share of it: 0.5 is ±50%.')),
    days: z
      ._default(z.int().check(z.gte(1), z.lte(1000)), 14)
      .check(z.describe('How many of the last whole days are judged.')),
  })
  .check(oneReference());
type Parameters = z.infer<typeof parameters>;

/** Monitoring gets as many rows a day as expected. */
export const monitorVolume: BuiltinCheckOf<Parameters> = {
  id: 'monitor.volume',
  judgement: 1,
  identity: 'meaning',
  title: 'As many rows a day arrive as expected',
  description: `Counts the rows of each day, in UTC, and compares the last whole \`days\` of them with \`perDay\`, or with the mean of \`reference\`.

- **warn**: a day has fewer or more rows than expected, by more than \`tolerance\`; a day without any row has too few.
- **error**: a file cannot be read or has no rows, the column is missing or holds no times, or there is no whole day yet.

The first and the last day of the data may have been cut off, by the rotation of the log or because the day is not over: they can have too many rows, never too few. That nothing arrives any more is a question for \`monitor.recency\`. Rows with a time in the future do not count; the evidence is stale when the first of them would.

Half the requests of a usual day mean that a caller or a log was lost; twice as many mean retries, a loop or a new caller. Metrics and drift of such days compare what is not comparable.

**To mend it**, look at what changed on the days named: releases, callers, the collection of the log. If the volume is the new normal, change \`perDay\` or the reference.`,
  stages: ['operate', 'monitor'],
  parameters,
  example: `file: logs/*.jsonl
column: time
perDay: 12000`,
  consumes: consumption,
  judge,
};

const SHOWN = 7;

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ file, reference }: Parameters): Consumption {
  const patterns = [...listOf(file), ...(reference === undefined ? [] : listOf(reference))];
  return { patterns: patterns.filter((pattern) => !pattern.startsWith('!')) };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const table = await openTable(listOf(given.file), world);
  const expected = await expectedRows(given, world);
  if (table.kind === 'faults' || 'faults' in expected) {
    return cannotJudge([table, expected].flatMap((one) => ('faults' in one ? one.faults : [])));
  }
  // One more for the last day, which is only half over.
  const daily = await dailyRows(table, given.column, given.days + 1, world);
  if (daily.kind === 'fault') return cannotJudge([daily.fault]);
  const { perDay } = expected;
  const days = [daily.until, expected.until];
  const { whole, tooMany, tooFew, silent } = sortDays(daily, perDay, given);
  if (whole.length === 0 && tooMany.length === 0)
    return heldUntil(cannotJudge([noWholeDay(table, daily)]), ...days);
  const findings = [
    ...daysFinding(silent, table, (names) => say('Days without any row: {0}.', names)),
    ...daysFinding(tooFew, table, (names) =>
      say('Days with too few rows, where {0} are expected: {1}.', shown(perDay), names),
    ),
    ...daysFinding(tooMany, table, (names) =>
      say('Days with too many rows, where {0} are expected: {1}.', shown(perDay), names),
    ),
  ];
  const mean = whole.reduce((sum, { rows }) => sum + rows, 0) / Math.max(1, whole.length);
  const summary = say(
    'Rows a day: {0}, expected: {1}, whole days: {2}.',
    shown(mean),
    shown(perDay),
    whole.length,
  );
  const metrics = {
    ...{ expectedPerDay: significant(perDay), meanPerDay: significant(mean) },
    ...{
      wholeDays: whole.length,
      silentDays: silent.length,
      lowDays: tooFew.length,
      highDays: tooMany.length,
    },
    rows: Object.fromEntries(whole.map(({ day, rows }) => [dayText(day), rows])),
  };
  return heldUntil(judged(summary, findings, metrics), ...days);
}

async function expectedRows(
  given: Parameters,
  world: CheckWorld,
): Promise<
  { readonly perDay: number; readonly until: string | undefined } | { readonly faults: readonly Fault[] }
> {
  if (given.perDay !== undefined) return { perDay: given.perDay, until: undefined };
  const table = await openTable(listOf(given.reference ?? []), world);
  if (table.kind === 'faults') return table;
  const daily = await dailyRows(table, given.referenceColumn ?? given.column, 1, world);
  return daily.kind === 'fault'
    ? { faults: [daily.fault] }
    : { perDay: meanOfDays(daily), until: daily.until };
}

interface Day {
  readonly day: number;
  readonly rows: number;
}

/** Sorts the newest days by what is wrong with them. */
function sortDays(
  { firstDay, lastDay, byDay }: DailyRows,
  perDay: number,
  { days, tolerance }: Parameters,
): {
  readonly whole: readonly Day[];
  readonly tooMany: readonly Day[];
  readonly tooFew: readonly Day[];
  readonly silent: readonly Day[];
} {
  const from = Math.max(firstDay, lastDay - days);
  const all = Array.from({ length: lastDay - from + 1 }, (_, at): Day => {
    return { day: from + at, rows: byDay.get(from + at) ?? 0 };
  });
  const whole = all.filter(({ day }) => day !== firstDay && day !== lastDay);
  return {
    whole,
    tooMany: all.filter(({ rows }) => rows > perDay * (1 + tolerance)),
    tooFew: whole.filter(({ rows }) => rows > 0 && rows < perDay * (1 - tolerance)),
    silent: whole.filter(({ rows }) => rows === 0 && perDay * (1 - tolerance) > 0),
  };
}

function daysFinding(
  days: readonly Day[],
  { place }: Table,
  words: (names: string) => Message,
): readonly Finding[] {
  if (days.length === 0) return [];
  const names = days
    .slice(0, SHOWN)
    .map(({ day, rows }) => (rows === 0 ? dayText(day) : `${dayText(day)} (${String(rows)})`));
  const message = words(days.length > SHOWN ? `${names.join(', ')}, …` : names.join(', '));
  const next = say('Look at what changed on these days: releases, callers, the collection of the log.');
  return [{ severity: 'warn', message, ...place, next }];
}

function noWholeDay({ files, place }: Table, { firstDay, lastDay }: DailyRows): Fault {
  return {
    ...place,
    message: say(
      '{0} has no whole day yet: it begins on {1} and ends on {2}.',
      ...[files[0] ?? '', dayText(firstDay), dayText(lastDay)],
    ),
    next: say('Wait for a day between the first and the last, or name more of the logs.'),
  };
}

function shown(rows: number): string {
  return String(Number(rows.toPrecision(4)));
}
