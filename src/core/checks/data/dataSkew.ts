import * as z from 'zod/mini';
import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { Unanswered } from '../world/dataQuery';
import { unreadableData } from './openTable';
import { openTwo } from './openTwo';
import { unseenFindings, type UnseenWords } from './unseenFindings';
import { unseenValues } from './unseenValues';
import type { ProfiledPair, SkewTables } from './skew/profiledPair';
import { nullShare, nullSkew } from './skew/nullSkew';
import { isIdentifier, rangeSkew } from './skew/rangeSkew';
import { profilePairs, type ProfiledPairs } from './skew/profilePairs';
import { typeSkew } from './skew/typeSkew';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const share = z.number().check(z.gte(0), z.lte(1));
const parameters = z.strictObject({
  training: projectPaths.check(
    z.describe(
      'The data that the model was trained on: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
    ),
  ),
  serving: projectPaths.check(
    z.describe('The data that the model is asked with, such as a log of its inputs.'),
  ),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that are not compared: the label, identifiers, what serving adds.')),
  nulls: z
    ._default(share, 0.05)
    .check(z.describe('How much the shares of missing values may differ, in each column.')),
  outside: z
    ._default(share, 0.01)
    .check(z.describe("The greatest share of a column's numbers outside of training's range.")),
  slack: z
    ._default(z.number().check(z.gte(0), z.lte(10)), 0.05)
    .check(
      z.describe("How far beyond training's range a number still counts as inside, as a share of the range."),
    ),
  categories: z
    ._default(share, 0.01)
    .check(z.describe('The greatest share of rows with a category that training never saw, in each column.')),
});
type Parameters = z.infer<typeof parameters>;

/** The model is served what it was trained on. */
export const dataSkew: BuiltinCheckOf<Parameters> = {
  id: 'data.skew',
  judgement: 1,
  identity: 'meaning',
  title: 'Serving data looks like training data',
  description: `Compares the data that the model is served with the data that it was trained on, column by column.

- **fail**: serving lacks a column of training; a column has another type (whole numbers and fractions are one type, dates and times are one); the share of missing values differs by more than \`nulls\`, and by more than chance explains; more than \`outside\` of the numbers lie beyond training's range widened by \`slack\`; the middle 90% of them lie beside training's middle 90%, or all of them within a twentieth of it, as in another unit; or more than \`categories\` of the rows have a category that training never saw.
- **error**: a file cannot be read or has no rows, \`ignore\` names a column that neither has, or the two have no column in common.

Columns that only serving has are told and not judged. Ranges are not compared for dates, which move on, nor for whole numbers of which none comes twice: they number the rows. Up to two rows outside of the range never fail, unless they are half of all; with few training rows \`outside\` rises to what lies beyond their range by chance (6.64 divided by the number of rows). With fewer than 30 rows the middle of serving is not judged. How values are distributed within the range is a question for \`data.drift\`.

The code that computes features for training and the code that computes them for serving are seldom the same. Where they disagree, the model is as good as in the tests, and its answers are wrong.

**To mend it**, compute features in one place for both, log what is served and train on that log, or correct the unit, the type or the missing column where serving writes it.`,
  stages: ['validate', 'deploy', 'monitor'],
  parameters,
  example: `training: data/processed/train.parquet
serving: logs/inputs-*.parquet
ignore: [customer_id, churned]`,
  consumes: consumption,
  judge,
};

const WORDS: UnseenWords = {
  unseen: (column, rows, part, examples) =>
    say(
      'The column "{0}" has categories that training never saw, in rows: {1} ({2}). {3}.',
      column,
      rows,
      part,
      examples,
    ),
  unseenNext: say('Train with data that has them, or map them to known ones before they are encoded.'),
};
const MAX_METRIC_COLUMNS = 200;

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ training, serving }: Parameters): Consumption {
  const patterns = [...listOf(training), ...listOf(serving)];
  return { patterns: patterns.filter((pattern) => !pattern.startsWith('!')) };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const tables = await openTwo(listOf(given.training), listOf(given.serving), world);
  if (tables.kind === 'faults') return cannotJudge(tables.faults);
  const paired = await profilePairs(tables, listOf(given.ignore), world);
  if (paired.kind === 'faults') return cannotJudge(paired.faults);
  const compared = await compareColumns(paired.pairs, given, tables, world);
  if (compared.kind === 'failed') return cannotJudge([unreadableData(tables.right.files, compared.reason)]);
  const findings = [...lacking(paired, tables), ...compared.findings.flat()];
  const skewed = compared.findings.filter((list) => list.some(({ severity }) => severity === 'fail')).length;
  const summary =
    findings.length === 0 || skewed + paired.missing.length === 0
      ? say('Serving looks like training, in columns: {0}, rows: {1}.', paired.pairs.length, tables.rightRows)
      : say(
          'Columns that differ between training and serving: {0} of {1}.',
          ...[skewed + paired.missing.length, paired.pairs.length + paired.missing.length],
        );
  const metrics = {
    ...{ trainingRows: tables.leftRows, servingRows: tables.rightRows, columns: paired.pairs.length },
    ...{ missingColumns: paired.missing.length, skewedColumns: skewed },
    byColumn: Object.fromEntries(compared.metrics.slice(0, MAX_METRIC_COLUMNS)),
  };
  return judged(summary, [...findings, ...asides(paired)], metrics);
}

interface ComparedColumns {
  readonly kind: 'compared';
  /** By column. */
  readonly findings: readonly (readonly Finding[])[];
  readonly metrics: readonly (readonly [string, Metric])[];
}

async function compareColumns(
  pairs: readonly ProfiledPair[],
  limits: Parameters,
  tables: SkewTables,
  world: CheckWorld,
): Promise<ComparedColumns | Unanswered> {
  const ranges = await rangeSkew(pairs, limits, tables, world);
  if (ranges.kind === 'failed') return ranges;
  const findings: (readonly Finding[])[] = [];
  const metrics: [string, Metric][] = [];
  for (const [at, pair] of pairs.entries()) {
    const types = await typeSkew(pair, limits, tables, world);
    if (types.kind === 'failed') return types;
    // What is said of the type would only be said again of its values.
    const isComparable = types.findings.length === 0;
    const unseen =
      isComparable && pair.isCategory && pair.serving.present > 0
        ? await unseenValues(tables.left, tables.right, pair.left, pair.right, world)
        : undefined;
    if (unseen?.kind === 'failed') return unseen;
    const { rows } = pair.serving;
    findings.push([
      ...types.findings,
      ...nullSkew(pair, limits, tables),
      ...(ranges.findings[at] ?? []),
      ...(unseen === undefined
        ? []
        : unseenFindings(pair.left.name, unseen, rows, limits.categories, tables.right, WORDS)),
    ]);
    metrics.push([pair.left.name, columnMetric(pair, ranges.outside[at])]);
  }
  return { kind: 'compared', findings, metrics };
}

function columnMetric({ training, serving }: ProfiledPair, outside: number | undefined): Metric {
  const nulls = {
    trainingNulls: significant(nullShare(training)),
    servingNulls: significant(nullShare(serving)),
  };
  return outside === undefined ? nulls : { ...nulls, outside: significant(outside) };
}

function lacking({ missing }: ProfiledPairs, { right }: SkewTables): readonly Finding[] {
  return missing.map((name): Finding => {
    const message = say('Serving lacks the column "{0}", which training has.', name);
    const next = say('Serve the column, train without it, or name it in "ignore" if it is no feature.');
    return { severity: 'fail', message, ...right.place, next };
  });
}

/** What was not judged, so that nobody takes it for judged. */
function asides({ pairs, extra, leftOut }: ProfiledPairs): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (names: readonly string[], message: (shown: string) => Finding['message']): void => {
    if (names.length > 0)
      findings.push({ severity: 'info', message: message(names.slice(0, 12).join(', ')) });
  };
  add(extra, (names) => say('Columns that only serving has, not compared: {0}.', names));
  add(
    pairs.filter(isIdentifier).map(({ left }) => left.name),
    (names) => say('Columns that number the rows, whose ranges were not compared: {0}.', names),
  );
  add(leftOut, (names) =>
    say('Columns of identifiers or free text, whose values were not compared: {0}.', names),
  );
  return findings;
}
