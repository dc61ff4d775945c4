import * as z from 'zod/mini';
import type { Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { labelClasses } from './labelClasses';
import { columnsOf, openTable, unreadableData } from './openTable';
import { unseenFindings, type UnseenWords } from './unseenFindings';
import { unseenValues } from './unseenValues';
import { significant } from '../rounding';

const parameters = z.strictObject({
  train: projectPaths.check(
    z.describe(
      'The training data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
    ),
  ),
  current: projectPaths.check(z.describe('The test data or newly labelled data, in the same way.')),
  label: z
    .string()
    .check(z.minLength(1), z.maxLength(500))
    .check(z.describe('Column of the label, in both.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0)
    .check(z.describe("The greatest share of labelled rows with a new label. Deepchecks' default: 0.")),
});
type Parameters = z.infer<typeof parameters>;

/** Every label is one that training saw. */
export const dataNewLabels: BuiltinCheckOf<Parameters> = {
  id: 'data.new-labels',
  judgement: 1,
  identity: 'meaning',
  title: 'No label is new to the model',
  description: `Looks in the test data, or in data that was labelled lately, for labels that the training data never has.

- **fail**: more than \`max\` of the labelled rows have such a label. One that differs from a known one only by case or by blanks around it is told as spelled differently.
- **error**: a file cannot be read or has no rows, the label's column is missing or empty, or it holds fractions with more than 100 values: a quantity, not classes.

Rows without a label are left out. Labels compare by value: 1 equals 1.0.

A classifier can only answer what it was taught: each row with another label is a sure mistake, and the metrics count it as one among many.

**To mend it**, train with rows of the new label, merge it into a known one, or correct its spelling where it is written.`,
  stages: ['transform', 'validate', 'evaluate', 'monitor'],
  parameters,
  example: `train: data/processed/train.parquet
current: data/processed/test.parquet
label: diagnosis`,
  consumes: consumption,
  judge,
};

const WORDS: UnseenWords = {
  unseen: (column, rows, share, examples) =>
    say(
      'The label "{0}" has values that training never saw, in rows: {1} ({2}). {3}.',
      column,
      rows,
      share,
      examples,
    ),
  unseenNext: say('Train with rows of that label, or merge it into a known one.'),
};

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ train, current }: Parameters): Consumption {
  return { patterns: [...listOf(train), ...listOf(current)].filter((pattern) => !pattern.startsWith('!')) };
}

async function judge({ train, current, label, max }: Parameters, world: CheckWorld): Promise<Outcome> {
  const tables = [await openTable(listOf(train), world), await openTable(listOf(current), world)] as const;
  const [left, right] = tables;
  if (left.kind === 'faults' || right.kind === 'faults') {
    return cannotJudge(tables.flatMap((table) => (table.kind === 'faults' ? table.faults : [])));
  }
  const ofLeft = columnsOf(left, [label]);
  const ofRight = columnsOf(right, [label]);
  const [leftColumn] = ofLeft.columns;
  const [rightColumn] = ofRight.columns;
  if (leftColumn === undefined || rightColumn === undefined) {
    return cannotJudge([...ofLeft.faults, ...ofRight.faults]);
  }
  const known = await labelClasses(left, leftColumn, world);
  const given = await labelClasses(right, rightColumn, world);
  if (known.kind === 'fault' || given.kind === 'fault') {
    return cannotJudge([known, given].flatMap((one) => (one.kind === 'fault' ? [one.fault] : [])));
  }
  const found = await unseenValues(left, right, leftColumn, rightColumn, world);
  if (found.kind === 'failed') return cannotJudge([unreadableData(right.files, found.reason)]);
  const rows = found.unseen.rows + found.spelled.rows;
  const values = found.unseen.values + found.spelled.values;
  const summary =
    rows === 0
      ? say('No new labels: training knows all {0}.', given.count)
      : say('New labels: {0}, in rows: {1} of {2}.', values, rows, given.labelled);
  const metrics = {
    ...{ labelled: given.labelled, unlabelled: given.rows - given.labelled, newLabels: values },
    ...{ newLabelRows: rows, share: significant(rows / given.labelled), max },
  };
  const findings = unseenFindings(rightColumn.name, found, given.labelled, max, right, WORDS);
  return judged(summary, findings, metrics);
}
