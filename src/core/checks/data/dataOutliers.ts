import * as z from 'zod/mini';
import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { unreadableData, type Table } from './openTable';
import { shareText } from './shareText';
import { sqlName } from './sql';
import { aggregated, chooseTable, isNumeric } from './tableColumns';
import { columnNames, tableFile } from './tableParameters';
import { significant } from '../rounding';

const parameters = z.strictObject({
  file: tableFile,
  columns: z.optional(columnNames).check(z.describe('Columns of numbers to judge. Default: all.')),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that are not judged, such as an identifier.')),
  fence: z
    ._default(z.number().check(z.gt(0), z.lte(100)), 1.5)
    .check(z.describe("Width of the fence in interquartile ranges. Tukey's: 1.5; 3 for what is far out.")),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0.05)
    .check(z.describe("The greatest share of a column's values that may lie outside.")),
});
type Parameters = z.infer<typeof parameters>;

/** Few numbers lie far from the others. */
export const dataOutliers: BuiltinCheckOf<Parameters> = {
  id: 'data.outliers',
  judgement: 1,
  identity: 'meaning',
  title: 'Few values lie far from the others',
  description: `Counts the numbers of each column that lie more than \`fence\` interquartile ranges below the first or above the third quartile (Tukey, *Exploratory Data Analysis*, 1977). Quartiles are those of NumPy's default: linear interpolation.

- **warn**: more than \`max\` of a column's values lie outside.
- **error**: a file cannot be read or has no rows, a column is missing or holds no numbers.

Missing values are left out; infinite ones always lie outside. The shares and fences of all columns are kept as metrics. Where more than half of the values are equal the range is zero, and every other value lies outside: leave such columns to \`ignore\`.

A wrong unit, a shifted decimal point or a sentinel such as 9999 shows as values far from all others, and pulls means, scalers and linear models towards it.

**To mend it**, look at the rows: mend what is wrong at its source, mark sentinels as missing, and keep what is true, perhaps on a logarithmic scale and with a higher \`max\`.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/interim/*.parquet
columns: [monthly_fee, tenure_months]
max: 0.01`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

const MAX_METRIC_COLUMNS = 200;
/** Exact quantiles hold whole columns: so many values at a time, of so many columns. */
const VALUES_AT_A_TIME = 4_000_000;
const MOST_AT_A_TIME = 100;

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = await chooseTable(given, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { table, rows } = chosen;
  const columns = given.columns === undefined ? chosen.columns.filter(isNumeric) : chosen.columns;
  const faults = columns.filter((column) => !isNumeric(column)).map((column) => notNumbers(table, column));
  if (columns.length === 0) faults.push(withoutNumbers(table));
  if (faults.length > 0) return cannotJudge(faults);
  const fences = await fencesOf(table, columns, rows, given.fence, world);
  if (fences.kind === 'failed') return cannotJudge([unreadableData(table.files, fences.reason)]);
  const empty = fences.fences.filter(({ present }) => present === 0 && given.columns !== undefined);
  if (empty.length > 0) return cannotJudge(empty.map(({ column }) => notNumbers(table, column)));
  const judgedFences = fences.fences.filter(({ present }) => present > 0);
  const findings = judgedFences.flatMap((one) => {
    const finding = outlierFinding(table, one, given.max);
    return finding === undefined ? [] : [finding];
  });
  const outlying = findings.filter(({ severity }) => severity === 'warn').length;
  const summary =
    outlying === 0
      ? say('Few values lie far from the others: columns {0}, rows {1}.', judgedFences.length, rows)
      : say('Columns with many values far from the others: {0} of {1}.', outlying, judgedFences.length);
  const metrics = { rows, columns: judgedFences.length, outlyingColumns: outlying, max: given.max };
  return judged(summary, findings, { ...metrics, fences: metricsOf(judgedFences) });
}

interface Fence {
  readonly column: DataColumn;
  readonly present: number;
  readonly lower: number;
  readonly upper: number;
  readonly outside: number;
  readonly examples: string;
}

type Fences = { readonly kind: 'fences'; readonly fences: readonly Fence[] } | Unanswered;

async function fencesOf(
  table: Table,
  columns: readonly DataColumn[],
  rows: number,
  fence: number,
  world: CheckWorld,
): Promise<Fences> {
  const size = Math.min(Math.max(Math.floor(VALUES_AT_A_TIME / rows), 1), MOST_AT_A_TIME);
  const fences: Fence[] = [];
  for (let from = 0; from < columns.length; from += size) {
    const found = await fencesOfFew(table, columns.slice(from, from + size), fence, world);
    if (found.kind === 'failed') return found;
    fences.push(...found.fences);
  }
  return { kind: 'fences', fences };
}

async function fencesOfFew(
  table: Table,
  columns: readonly DataColumn[],
  fence: number,
  world: CheckWorld,
): Promise<Fences> {
  const quartiles = await aggregated(
    table.relation,
    columns,
    (column) => {
      const value = doubleOf(column);
      const finite = `FILTER (isfinite(${value}))`;
      return [
        `count(*) FILTER (NOT isnan(${value}))`,
        ...[0.25, 0.75].map((share) => `quantile_cont(${value}, ${share}) ${finite}`),
      ];
    },
    world,
  );
  if (quartiles.kind === 'failed') return quartiles;
  const bounds = columns.map((column, at) => {
    const [present = 0, first = 0, third = 0] = (quartiles.values[at] ?? []).map(Number);
    const reach = fence * (third - first);
    return { column, present, lower: first - reach, upper: third + reach };
  });
  const counted = await aggregated(
    table.numbered,
    bounds,
    ({ column, lower, upper }) => {
      const value = doubleOf(column);
      const isOutside = `NOT isnan(${value}) AND (${value} < ${literal(lower)} OR ${value} > ${literal(upper)})`;
      return [
        `count(*) FILTER (${isOutside})`,
        `coalesce(array_to_string(min(${table.rowNumber}, 3) FILTER (${isOutside}), ', '), '')`,
      ];
    },
    world,
  );
  if (counted.kind === 'failed') return counted;
  const fences = bounds.map((one, at): Fence => {
    const [outside = 0, examples = ''] = counted.values[at] ?? [];
    return { ...one, outside: Number(outside), examples: String(examples) };
  });
  return { kind: 'fences', fences };
}

function doubleOf({ name }: DataColumn): string {
  return `CAST(${sqlName(name)} AS DOUBLE)`;
}

/** A number as SQL, in all its digits. */
function literal(number: number): string {
  return `CAST('${String(number)}' AS DOUBLE)`;
}

function outlierFinding({ place }: Table, fence: Fence, max: number): Finding | undefined {
  const { column, present, outside, lower, upper, examples } = fence;
  if (outside === 0) return undefined;
  const share = outside / present;
  const message = say(
    'In "{0}" {1} of the values ({2}) lie outside {3} to {4}. First rows: {5}.',
    ...[column.name, outside, shareText(share), shown(lower), shown(upper), examples],
  );
  if (share <= max) return { severity: 'info', message, ...place };
  const next = say(
    'Look at these rows: a wrong unit, a shifted point or a sentinel is mended at its source.',
  );
  return { severity: 'warn', message, ...place, next };
}

function shown(number: number): string {
  return String(Number(number.toPrecision(6)));
}

function metricsOf(fences: readonly Fence[]): Metric {
  return Object.fromEntries(
    fences
      .slice(0, MAX_METRIC_COLUMNS)
      .map(({ column, present, lower, upper, outside }) => [
        column.name,
        { share: significant(outside / present), lower: significant(lower), upper: significant(upper) },
      ]),
  );
}

function notNumbers({ files, place }: Table, { name }: DataColumn): Fault {
  const message = say('The column "{0}" of {1} holds no numbers.', name, files[0] ?? '');
  return { ...place, message, next: say('Name columns of numbers, or mend the values that are none.') };
}

function withoutNumbers({ files, place }: Table): Fault {
  const message = say('{0} has no column of numbers.', files[0] ?? '');
  return { ...place, message, next: say('Leave this check out, or mend the values that should be numbers.') };
}
