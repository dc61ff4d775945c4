import * as z from 'zod/mini';
import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { categoryColumns, leftOutFinding, type CategoryColumns } from './categoryColumns';
import { columnsOf, unreadableData } from './openTable';
import { openTwo, type TwoTables } from './openTwo';
import { pairOf, sharedColumns } from './sharedColumns';
import { unseenFindings, type UnseenWords } from './unseenFindings';
import { unseenValues } from './unseenValues';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const parameters = z.strictObject({
  train: projectPaths.check(
    z.describe(
      'The training data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
    ),
  ),
  current: projectPaths.check(z.describe('The test data or data that is served, in the same way.')),
  columns: z
    .optional(columnNames)
    .check(z.describe('Columns of categories, of any type. Default: texts and booleans with few values.')),
  ignore: z._default(columnNames, []).check(z.describe('Columns that are not looked at.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0)
    .check(
      z.describe("The greatest share of rows with a new category, in each column. Deepchecks' default: 0."),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Every category is one that training saw. */
export const dataNewCategories: BuiltinCheckOf<Parameters> = {
  id: 'data.new-categories',
  judgement: 1,
  identity: 'meaning',
  title: 'No category is new to the model',
  description: `Looks in each column of categories for values that the training data never has.

- **fail**: more than \`max\` of the rows have such a value. Values that differ from a known one only by case or by blanks around them are new to an encoder too, and are told as spelled differently.
- **error**: a file cannot be read or has no rows, a column is missing, or no column holds categories.

A missing value is no category. Otherwise values compare by value: 42 equals 42.0. By default columns of texts and booleans are looked at; those with more than 1,000 values, or with more than one value for two rows, are identifiers or free text and left out, which is said. Codes that are numbers are looked at if \`columns\` names them.

An encoder meets a new category with an exception, with zeros or with a number that means something else. In each case the prediction is made up.

**To mend it**, collect training data with the new category, map it to a known one before the encoder, or correct its spelling where it is written. Encoders that expect new ones (scikit-learn: \`handle_unknown="infrequent_if_exist"\`) deserve a \`max\` above 0.`,
  stages: ['transform', 'validate', 'evaluate', 'monitor'],
  parameters,
  example: `train: data/processed/train.parquet
current: data/processed/test.parquet
columns: [region, plan]`,
  consumes: consumption,
  judge,
};

const WORDS: UnseenWords = {
  unseen: (column, rows, share, examples) =>
    say(
      'The column "{0}" has categories that training never saw, in rows: {1} ({2}). {3}.',
      column,
      rows,
      share,
      examples,
    ),
  unseenNext: say('Train with data that has them, or map them to known ones before they are encoded.'),
};
const MAX_METRIC_COLUMNS = 200;

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ train, current }: Parameters): Consumption {
  return { patterns: [...listOf(train), ...listOf(current)].filter((pattern) => !pattern.startsWith('!')) };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const tables = await openTwo(listOf(given.train), listOf(given.current), world);
  if (tables.kind === 'faults') return cannotJudge(tables.faults);
  const chosen = await chooseColumns(tables, given, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { left, right, rightRows } = tables;
  const findings: Finding[] = [];
  const shares: [string, Metric][] = [];
  for (const column of chosen.columns) {
    const found = await unseenValues(left, right, column.left, column.right, world);
    if (found.kind === 'failed') return cannotJudge([unreadableData(right.files, found.reason)]);
    findings.push(...unseenFindings(column.right.name, found, rightRows, given.max, right, WORDS));
    const share = (found.unseen.rows + found.spelled.rows) / rightRows;
    if (share > 0) shares.push([column.right.name, significant(share)]);
  }
  const summary =
    shares.length === 0
      ? say('No new categories, in columns: {0}, rows: {1}.', chosen.columns.length, rightRows)
      : say('Columns with new categories: {0} of {1}.', shares.length, chosen.columns.length);
  const metrics = {
    ...{ rows: rightRows, columns: chosen.columns.length, columnsWithNew: shares.length, max: given.max },
    shares: Object.fromEntries(shares.slice(0, MAX_METRIC_COLUMNS)),
  };
  return judged(summary, [...findings, ...leftOutFinding(chosen.leftOut)], metrics);
}

async function chooseColumns(
  { left, right }: TwoTables,
  { columns, ignore }: Parameters,
  world: CheckWorld,
): Promise<CategoryColumns | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const ignored = new Set(listOf(ignore).map((name) => name.toLowerCase()));
  if (columns !== undefined) {
    const names = listOf(columns).filter((name) => !ignored.has(name.toLowerCase()));
    const ofLeft = columnsOf(left, names);
    const ofRight = columnsOf(right, names);
    const faults = [...ofLeft.faults, ...ofRight.faults];
    if (faults.length > 0) return { kind: 'faults', faults };
    const pairs = ofLeft.columns.flatMap((column, at) => {
      const other = ofRight.columns[at];
      return other === undefined ? [] : [pairOf(column, other)];
    });
    return { kind: 'columns', columns: pairs, leftOut: [] };
  }
  const shared = sharedColumns(left, right).filter((column) => !ignored.has(column.left.name.toLowerCase()));
  const chosen = await categoryColumns(left, shared, world);
  if (chosen.kind === 'failed')
    return { kind: 'faults', faults: [unreadableData(left.files, chosen.reason)] };
  return chosen.columns.length > 0 ? chosen : { kind: 'faults', faults: [nothingToCompare(chosen)] };
}

function nothingToCompare({ leftOut }: CategoryColumns): Fault {
  const message =
    leftOut.length > 0
      ? say(
          'No column holds categories; these look like identifiers or free text: {0}.',
          leftOut.slice(0, 12).join(', '),
        )
      : say('No column that both files have holds categories.');
  return { message, next: say('Name the columns of categories in "columns".') };
}
