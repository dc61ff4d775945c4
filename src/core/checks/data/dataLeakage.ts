import * as z from 'zod/mini';
import type { Finding, Metrics, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { splitOf, type Split } from './dataSplit';
import { unreadableData } from './openTable';
import { repeatedRows } from './repeatedRows';
import { shareText } from './shareText';
import { sharedKeys } from './sharedKeys';
import { timeOrder } from './timeOrder';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const parameters = z.strictObject({
  train: projectPaths.check(
    z.describe(
      'The training data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
    ),
  ),
  test: projectPaths.check(z.describe('The test or validation data, in the same way.')),
  key: z
    .optional(columnNames)
    .check(
      z.describe(
        'Columns that together name what a row is about, such as a patient: nobody may be in both files.',
      ),
    ),
  time: z
    .optional(columnName)
    .check(
      z.describe(
        'Column of dates, times or numbers: the test data may not begin before the training data ends.',
      ),
    ),
  label: z
    .optional(columnNames)
    .check(z.describe('Columns of the label. If given, rows are identical if all their other columns are.')),
  ignore: z
    ._default(columnNames, [])
    .check(
      z.describe('Columns that are not compared, such as a number that every row gets when it is exported.'),
    ),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0)
    .check(
      z.describe('The greatest share of the test rows that may leak in each way. Deepchecks allows 0.05.'),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Nothing of the test data is in the training data. */
export const dataLeakage: BuiltinCheckOf<Parameters> = {
  id: 'data.leakage',
  judgement: 1,
  identity: 'meaning',
  title: 'No test data is in the training data',
  description: `Compares training and test data row by row and looks for rows, keys and times that cross the split.

- **fail**: more than \`max\` of the test rows stand in the training data too, or have a \`key\` that the training data has, or are from before the end of the training data by \`time\`.
- **error**: a file cannot be read or has no rows, a column is missing, the files have no column in common, or \`time\` holds no times.

Rows are identical if all columns that both files have are equal, \`ignore\` and \`label\` left out. The order of columns and rows does not matter, and values compare by value: 42880 equals 42880.0 and a missing value equals a missing one. Findings name rows by their numbers, from 1 and without the header.

A row that the model learned by heart tells nothing about rows it never saw: the metrics of such a test flatter, and nobody notices before production.

**To mend it**, remove duplicates before the split, split by the key (scikit-learn: GroupKFold, GroupShuffleSplit) or at a point in time, and write both files anew.`,
  stages: ['transform', 'validate', 'train', 'evaluate'],
  parameters,
  example: `train: data/processed/train.parquet
test: data/processed/test.parquet
key: customer_id
time: month
ignore: [row_id]`,
  consumes: consumption,
  judge,
};

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ train, test }: Parameters): Consumption {
  return { patterns: [...listOf(train), ...listOf(test)].filter((pattern) => !pattern.startsWith('!')) };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const split = await splitOf(given, world);
  if (split.kind === 'faults') return cannotJudge(split.faults);
  const parts: LeakPart[] = [];
  for (const look of [lookAtRows, lookAtKeys, lookAtTime]) {
    const part = await look(split, world);
    if ('verdict' in part) return part;
    parts.push(part);
  }
  const findings = parts.flatMap((part) => part.findings);
  const metrics = Object.assign(
    { trainRows: split.trainRows, testRows: split.testRows, max: split.max },
    ...parts.map((part) => part.metrics),
  ) as Metrics;
  const failure = findings.find(({ severity }) => severity === 'fail');
  const summary =
    failure?.message ??
    say('Nothing leaks: test rows {0}, training rows {1}.', split.testRows, split.trainRows);
  return judged(summary, [...findings, ...uncompared(split)], metrics);
}

/** What one way of looking found. */
interface LeakPart {
  readonly findings: readonly Finding[];
  readonly metrics: Metrics;
}

async function lookAtRows(split: Split, world: CheckWorld): Promise<LeakPart | Outcome> {
  const { train, test, testRows } = split;
  const repeated = await repeatedRows(train, test, split.compared, world);
  if (repeated.kind === 'failed') return cannotJudge([unreadableData(test.files, repeated.reason)]);
  const share = repeated.rows / testRows;
  const metrics = { identicalRows: repeated.rows, identicalShare: significant(share) };
  if (repeated.rows === 0) return { findings: [], metrics };
  const places = repeated.examples.map((row) => `${row.test} = ${row.train}`).join(', ');
  const message = split.withoutLabel
    ? say(
        'Of the test rows {0} ({1}) stand in the training data, labels left aside. Test row = training row: {2}.',
        ...[repeated.rows, shareText(share), places],
      )
    : say(
        'Of the test rows {0} ({1}) stand in the training data. Test row = training row: {2}.',
        ...[repeated.rows, shareText(share), places],
      );
  const next = say('Remove duplicates before the split, then write both files anew.');
  return { findings: [leak(split, share, message, next)], metrics };
}

async function lookAtKeys(split: Split, world: CheckWorld): Promise<LeakPart | Outcome> {
  const { train, test, key } = split;
  if (key.length === 0) return { findings: [], metrics: {} };
  const shared = await sharedKeys(train, test, key, world);
  if (shared.kind === 'failed') return cannotJudge([unreadableData(test.files, shared.reason)]);
  const share = shared.rows / split.testRows;
  const metrics = { sharedKeys: shared.keys, sharedKeyRows: shared.rows, sharedKeyShare: significant(share) };
  if (shared.rows === 0) return { findings: [], metrics };
  const message = say(
    'Of the test rows {0} ({1}) have a key that the training data has too: "{2}", different values {3}. Test rows: {4}.',
    ...[shared.rows, shareText(share), key.map(({ right }) => right.name).join(', '), shared.keys],
    shared.examples.join(', '),
  );
  const next = say('Split by the key, so that all rows of one value go to the same side.');
  return { findings: [leak(split, share, message, next)], metrics };
}

async function lookAtTime(split: Split, world: CheckWorld): Promise<LeakPart | Outcome> {
  const { train, test, time } = split;
  if (time === undefined) return { findings: [], metrics: {} };
  const order = await timeOrder(train, test, time.left, time.right, world);
  if (order.kind === 'failed') return cannotJudge([unreadableData(test.files, order.reason)]);
  if (order.kind === 'faults') return cannotJudge(order.faults);
  const share = order.early / split.testRows;
  const metrics = { earlyRows: order.early, earlyShare: significant(share), untimedRows: order.untimed };
  const findings: Finding[] = [];
  if (order.early > 0) {
    const message = say(
      'The test data begins at {0}, before the training data ends at {1}: {2} test rows ({3}) are older than that.',
      ...[order.testBegin, order.trainEnd, order.early, shareText(share)],
    );
    findings.push(leak(split, share, message, say('Split at one point in time.')));
  }
  if (order.untimed > 0) {
    const message = say(
      'Rows without a time that can be read in "{0}": {1}.',
      time.right.name,
      order.untimed,
    );
    const next = say('Write times as ISO 8601, or leave such rows out.');
    findings.push({ severity: 'warn', message, next });
  }
  return { findings, metrics };
}

/** A leak within what is allowed is told all the same. */
function leak({ test, max }: Split, share: number, message: Message, next: Message): Finding {
  return { severity: share > max ? 'fail' : 'info', message, ...test.place, next };
}

function uncompared({ onlyOne }: Split): readonly Finding[] {
  if (onlyOne.length === 0) return [];
  const names = onlyOne.slice(0, 12).join(', ');
  const message = say('Columns that only one of the files has were not compared: {0}.', names);
  return [{ severity: 'info', message }];
}
