import * as z from 'zod/mini';
import type { Finding, Metrics, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { isMissing } from './missingValue';
import { nullSpellingsIn, type ColumnSpellings } from './nullSpellingsIn';
import { columnsOf, unreadableData, type Table } from './openTable';
import { shareText } from './shareText';
import { aggregated, chooseTable } from './tableColumns';
import { columnName, columnNames, tableFile } from './tableParameters';
import { significant } from '../rounding';

const share = z.number().check(z.gte(0), z.lte(1));
const parameters = z.strictObject({
  file: tableFile,
  columns: z.optional(columnNames).check(z.describe('Columns to judge. Default: all.')),
  ignore: z._default(columnNames, []).check(z.describe('Columns that are not judged.')),
  max: z
    ._default(share, 0.05)
    .check(z.describe("The greatest share of a column's values that may be missing.")),
  maxOf: z
    .optional(z.record(columnName, share))
    .check(z.describe('Other greatest shares, by the name of the column.')),
  spellings: z
    ._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)), [])
    .check(z.describe('More texts and numbers that stand for a missing value, such as "?" or "-999".')),
});
type Parameters = z.infer<typeof parameters>;

/** Few values of each column are missing, and missing is spelled one way. */
export const dataNulls: BuiltinCheckOf<Parameters> = {
  id: 'data.nulls',
  judgement: 1,
  identity: 'meaning',
  title: 'Few values are missing',
  description: `Counts the missing values of each column and the ways in which they are written.

- **fail**: more than \`max\` of a column's values are missing, or more than \`maxOf\` allows this column.
- **warn**: a column spells missing in more than one way, as Deepchecks warns of.
- **error**: a file cannot be read or has no rows, or a column is missing.

Missing are: nothing at all, NA, N/A, null, NaN, none in the cases that tools write, the spellings of \`spellings\`, and in every format not a number. Blanks around a spelling do not matter. Number spellings such as -999 are compared by value.

Missing values are rarely missing by chance. A model that fills them in learns from the filling, and a second spelling becomes a category of its own.

**To mend it**, look at what writes the column. Where it cannot be filled at its source, decide and write down how it is filled in, allow the share in \`maxOf\`, and write missing one way.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/interim/*.csv
max: 0.02
maxOf: { second_name: 0.6 }
spellings: ["?", "-999"]`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

const MAX_METRIC_COLUMNS = 200;

interface NullCount {
  readonly column: DataColumn;
  readonly missing: number;
  readonly share: number;
  readonly max: number;
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = await chooseTable(given, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { table, columns, rows } = chosen;
  const limits = limitsOf(table, given);
  if ('faults' in limits) return cannotJudge(limits.faults);
  const counted = await aggregated(
    table.relation,
    columns,
    (column) => [`count(*) FILTER (${isMissing(column, given.spellings)})`],
    world,
  );
  if (counted.kind === 'failed') return cannotJudge([unreadableData(table.files, counted.reason)]);
  const counts = columns.map((column, at): NullCount => {
    const missing = Number(counted.values[at]?.[0] ?? 0);
    return { column, missing, share: missing / rows, max: limits.of.get(column.name) ?? given.max };
  });
  const withNulls = counts.filter(({ missing }) => missing > 0).map(({ column }) => column);
  const spelled = await nullSpellingsIn(table, withNulls, given.spellings, world);
  if (spelled.kind === 'failed') return cannotJudge([unreadableData(table.files, spelled.reason)]);
  const above = counts.filter((one) => one.share > one.max);
  const findings = [
    ...above.map((one) => aboveFinding(table, one, rows)),
    ...spelled.columns.filter(({ spellings }) => spellings.length > 1).map((one) => mixedFinding(table, one)),
  ];
  const summary =
    above.length === 0
      ? say('Few values are missing: columns {0}, rows {1}.', columns.length, rows)
      : say('Columns with too many missing values: {0} of {1}.', above.length, columns.length);
  return judged(summary, findings, metricsOf(counts, above.length, rows, given.max));
}

/** Limits by the column's name as the data has it. */
function limitsOf(
  table: Table,
  { maxOf = {} }: Parameters,
): { readonly of: ReadonlyMap<string, number> } | { readonly faults: readonly Fault[] } {
  const names = Object.keys(maxOf);
  const { columns, faults } = columnsOf(table, names);
  if (faults.length > 0) return { faults };
  return { of: new Map(columns.map((column, at) => [column.name, maxOf[names[at] ?? ''] ?? 1])) };
}

function aboveFinding(
  { place }: Table,
  { column, missing, share: rate, max }: NullCount,
  rows: number,
): Finding {
  const message =
    missing === rows
      ? say('The column "{0}" has no value at all.', column.name)
      : say(
          'In "{0}" {1} of {2} values are missing ({3}); at most {4} may be.',
          ...[column.name, missing, rows, shareText(rate), shareText(max)],
        );
  const next = say('Look at what writes the column, or allow it more missing values in "maxOf".');
  return { severity: 'fail', message, ...place, next };
}

function mixedFinding({ place }: Table, { column, spellings }: ColumnSpellings): Finding {
  const list = spellings
    .map(({ spelling, values }) => `${spelling === '' ? '""' : spelling} (${String(values)})`)
    .join(', ');
  const message = say('In "{0}" missing values are written in several ways: {1}.', column.name, list);
  return { severity: 'warn', message, ...place, next: say('Write missing one way, best as nothing at all.') };
}

function metricsOf(counts: readonly NullCount[], above: number, rows: number, max: number): Metrics {
  const shares = counts
    .filter(({ missing }) => missing > 0)
    .slice(0, MAX_METRIC_COLUMNS)
    .map((one) => [one.column.name, significant(one.share)] as const);
  return {
    ...{ rows, columns: counts.length, columnsAbove: above, max },
    greatestShare: significant(counts.reduce((most, one) => Math.max(most, one.share), 0)),
    shares: Object.fromEntries(shares),
  };
}
