import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { limitsInOrder, listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { openTwo } from './openTwo';
import { shareText } from './shareText';
import { significant } from '../rounding';

const parameters = z
  .strictObject({
    train: projectPaths.check(
      z.describe(
        'The training data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.',
      ),
    ),
    test: projectPaths.check(z.describe('The test or validation data, in the same way.')),
    min: z
      ._default(z.number().check(z.gt(0)), 0.01)
      .check(z.describe("The least number of test rows for each training row. Deepchecks' default: 0.01.")),
    max: z
      .optional(z.number().check(z.gt(0)))
      .check(z.describe('The greatest number of test rows for each training row.')),
  })
  .check(limitsInOrder('none'));
type Parameters = z.infer<typeof parameters>;

/** The test data is large enough beside the training data. */
export const dataSplitSize: BuiltinCheckOf<Parameters> = {
  id: 'data.split-size',
  judgement: 1,
  identity: 'meaning',
  title: 'The test data is large enough',
  description: `Divides the number of test rows by the number of training rows.

- **fail**: the result is below \`min\` or above \`max\`.
- **error**: a file cannot be read or has no rows.

A handful of test rows measures chance: with 50 rows an accuracy of 0.9 may as well be 0.8 or 0.97. A test file that suddenly is tiny mostly comes from a filter or a split that went wrong.

**To mend it**, split again with a greater share for the test (a fifth is usual; with millions of rows one in a hundred will do), or look at what dropped the rows.`,
  stages: ['transform', 'validate', 'train', 'evaluate'],
  parameters,
  example: `train: data/processed/train.parquet
test: data/processed/test.parquet
min: 0.1`,
  consumes: consumption,
  judge,
};

/** An exclusion from one of the two sets is none from the other: it only chooses among what was read. */
function consumption({ train, test }: Parameters): Consumption {
  return { patterns: [...listOf(train), ...listOf(test)].filter((pattern) => !pattern.startsWith('!')) };
}

async function judge({ train, test, min, max }: Parameters, world: CheckWorld): Promise<Outcome> {
  const opened = await openTwo(listOf(train), listOf(test), world);
  if (opened.kind === 'faults') return cannotJudge(opened.faults);
  const { leftRows: trainRows, rightRows: testRows } = opened;
  const share = testRows / trainRows;
  const summary = say(
    'Test rows: {0}, training rows: {1} ({2}).',
    ...[testRows, trainRows, shareText(share)],
  );
  const findings: Finding[] = [];
  const { place } = opened.right;
  if (share < min) {
    const message = say(
      'The test data has {0} rows, {1} of the {2} training rows; at least {3} are expected.',
      ...[testRows, shareText(share), trainRows, shareText(min)],
    );
    const next = say('Split again with a greater share for the test, or look at what dropped its rows.');
    findings.push({ severity: 'fail', message, ...place, next });
  }
  if (max !== undefined && share > max) {
    const message = say(
      'The test data has {0} rows, {1} of the {2} training rows; at most {3} are expected.',
      ...[testRows, shareText(share), trainRows, shareText(max)],
    );
    const next = say('Split again with a smaller share for the test, or look at what dropped training rows.');
    findings.push({ severity: 'fail', message, ...place, next });
  }
  const metrics = { trainRows, testRows, share: significant(share), min };
  return judged(summary, findings, max === undefined ? metrics : { ...metrics, max });
}
