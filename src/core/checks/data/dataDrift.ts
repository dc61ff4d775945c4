import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { fixed } from '../rounding';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { columnFindings, leftOutFindings } from './drift/driftFindings';
import { columnMetrics } from './drift/driftMetrics';
import { METHODS } from './drift/driftMethod';
import { judgeColumn, type ColumnRule, type JudgedColumn } from './drift/judgeColumn';
import { pairColumns, type PairedColumns } from './drift/pairColumns';
import { openTable, unreadableData, type Table } from './openTable';
import { openReference } from './reference/openReference';
import { referenceParameter, referencePatterns } from './reference/referenceName';
import { shareText } from './shareText';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const limit = z.number().check(z.gte(0));
const method = z.enum(METHODS);
const rule = z.strictObject({
  method: z.optional(method),
  warn: z.optional(limit),
  fail: z.optional(limit),
});
const parameters = z.strictObject({
  reference: referenceParameter.check(
    z.describe(
      'What the current data is compared with, such as the training data: a path or pattern, or a list of them; or the ' +
        'name of a reference that "ml-lifecycle reference" stored.',
    ),
  ),
  current: projectPaths.check(
    z.describe(
      'The data that may have drifted: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
    ),
  ),
  method: z
    ._default(method, 'auto')
    .check(
      z.describe(
        'How far distributions are apart is measured by PSI, by the distance of Kolmogorov–Smirnov, of Wasserstein or of ' +
          'Jensen–Shannon, or by the χ² test. `auto` chooses by the column, as Evidently does.',
      ),
    ),
  columns: z
    .optional(columnNames)
    .check(z.describe('Columns to compare. Default: all that both sides have.')),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that are not compared, such as a date that always moves on.')),
  warn: z
    .optional(limit)
    .check(z.describe("Distance from which on a column is told of, instead of the method's own limit.")),
  fail: z
    .optional(limit)
    .check(z.describe("Distance from which on a column has drifted, instead of the method's own limit.")),
  overrides: z
    ._default(z.record(columnName, rule), {})
    .check(z.describe('Other methods and limits for single columns: `age: { method: psi, fail: 0.4 }`.')),
  share: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0.5)
    .check(z.describe("The check fails if this share of the columns has drifted. Evidently's default: 0.5.")),
});
type Parameters = z.infer<typeof parameters>;

/** Data is distributed as the reference is. */
export const dataDrift: BuiltinCheckOf<Parameters> = {
  id: 'data.drift',
  judgement: 1,
  identity: 'meaning',
  title: 'Data has not drifted away from the reference',
  description: `Compares the distribution of each column with that of a reference: test data with training data, today's requests with those the model was trained on.

- \`psi\`: population stability index over ten quantile bins or categories; limits 0.1 (warn) and 0.25 (fail).
- \`ks\`: distance of Kolmogorov–Smirnov, the greatest gap of the distribution functions; 0.1 and 0.2.
- \`wasserstein\`: Wasserstein distance in standard deviations of the reference; 0.1 and 0.2.
- \`jensen-shannon\`: Jensen–Shannon distance to base 2 over bins or categories; 0.1 and 0.2.
- \`chi-square\`: χ² test of homogeneity, p < 0.05 and Cramér's V, taken as if both sides had equally many rows; 0.1 and 0.2.

\`auto\` takes for at most 1,000 reference rows \`ks\` for numbers (with p < 0.05 besides its limit) and \`chi-square\` for categories; for more rows \`wasserstein\` for numbers with more than five values and \`jensen-shannon\` for all else. A method of numbers gives way to \`auto\` where a column has categories. Wasserstein of a constant reference gives way to Jensen–Shannon.

- **fail**: the share of columns beyond their upper limit reaches \`share\`.
- **warn**: a column is beyond one of its limits, and it is not that many. The finding names it, its distance and what has changed.
- **error**: a side cannot be read or has no rows, a named column is missing, or no column can be compared.

With few rows chance alone moves distributions: the limits of PSI, Wasserstein and Jensen–Shannon are at least the 99 % quantile of what chance does, and the finding says so. Shares of missing and infinite numbers are judged by PSI. Bins come from the reference, with one more for missing values and one for values outside its range or categories; up to ten different numbers have a bin each. Dates and times count as numbers. A column that changed its type counts as drifted. Columns like identifiers are left out unless \`columns\` names them; of categories the 100 most frequent are told apart.

Distances are exact; that of Wasserstein is within 0.0005 where both sides together have more than 200,000 rows. Of a stored reference a column with more than 256 different numbers is known by 257 quantiles: distribution functions are met within 0.0044.

A model is only as good as its data is like the data it learned from: drift comes before the metrics fall, and without labels it is all there is to see.

**To mend it**, look at the named columns at their source: a changed unit, a new category, a broken join. If the world has changed, train again with newer data and take that as reference.`,
  stages: ['validate', 'monitor', 'transform', 'train', 'evaluate'],
  parameters,
  example: `reference: data/processed/train.parquet
current: data/live/*.parquet
ignore: [customer_id, day]`,
  consumes: ({ reference, current }) => {
    const patterns = [...referencePatterns(reference), ...listOf(current)];
    // What one side leaves out may be on the other.
    return { patterns: [...new Set(patterns.filter((pattern) => !pattern.startsWith('!')))] };
  },
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const reference = await openReference(given.reference, world);
  const current = await openTable(listOf(given.current), world);
  if (reference.kind === 'faults' || current.kind === 'faults') {
    return cannotJudge([reference, current].flatMap((side) => (side.kind === 'faults' ? side.faults : [])));
  }
  const columns = await pairColumns(reference, current, given, world.data);
  if (columns.kind === 'faults') return cannotJudge(columns.faults);
  const wrong = unknownOverrides(given, columns);
  if (wrong.length > 0) return cannotJudge(wrong.map((fault) => ({ ...current.place, ...fault })));
  if (columns.pairs.length + columns.differing.length === 0) {
    return cannotJudge([nothingToCompare(current)], leftOutFindings(columns, 'warn', current.place));
  }
  const found: JudgedColumn[] = [];
  for (const pair of columns.pairs) {
    const column = await judgeColumn(pair, ruleOf(pair.name, given), world.data);
    if (column.kind === 'failed') return cannotJudge([unreadableData(current.files, column.reason)]);
    found.push(column);
  }
  return conclude(found, columns, given, current);
}

function ruleOf(name: string, { overrides, method: named, warn, fail }: Parameters): ColumnRule {
  const own = Object.entries(overrides).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return { method: own?.method ?? named, warn: own?.warn ?? warn, fail: own?.fail ?? fail };
}

function conclude(
  found: readonly JudgedColumn[],
  columns: PairedColumns,
  { share }: Parameters,
  { place }: Table,
): Outcome {
  const judgedColumns = found.length + columns.differing.length;
  const drifted = found.filter(({ verdict }) => verdict === 'fail').length + columns.differing.length;
  const warned = found.filter(({ verdict }) => verdict === 'warn').length;
  const driftedShare = drifted / judgedColumns;
  const fails = drifted > 0 && driftedShare >= share;
  const severity = fails ? 'fail' : 'warn';
  const findings: readonly Finding[] = [
    ...found.flatMap((column) => columnFindings(column, severity, place)),
    ...leftOutFindings(columns, severity, place),
  ];
  const counts = [drifted, judgedColumns, shareText(share)];
  const summary = fails
    ? say('Columns that drifted: {0} of {1}; the check fails from {2} on.', ...counts)
    : say('Columns that drifted: {0} of {1}.', ...counts.slice(0, 2));
  const first = found[0]?.pair;
  return judged(summary, findings, {
    ...{ columns: judgedColumns, drifted, warned, driftedShare: fixed(driftedShare), share },
    ...(first === undefined
      ? {}
      : { referenceRows: first.reference.summary.rows, currentRows: first.current.summary.rows }),
    byColumn: columnMetrics(found),
  });
}

function unknownOverrides({ overrides }: Parameters, columns: PairedColumns): readonly Fault[] {
  const names = [
    ...columns.pairs.map(({ name }) => name),
    ...columns.differing.map(({ name }) => name),
    ...[...columns.identifiers, ...columns.nested, ...columns.onlyReference, ...columns.onlyCurrent],
  ].map((name) => name.toLowerCase());
  return Object.keys(overrides)
    .filter((name) => !names.includes(name.toLowerCase()))
    .map((name) => ({
      message: say('"overrides" names a column that is not compared: "{0}".', name),
      next: say('Mend the name, or remove the override.'),
    }));
}

function nothingToCompare({ files, place }: Table): Fault {
  const message = say('{0} has no column that can be compared with the reference.', files[0] ?? '');
  return {
    ...place,
    message,
    next: say('Write both sides with the same header, or name columns in "columns".'),
  };
}
