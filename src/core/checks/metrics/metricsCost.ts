import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { IssueDetail } from '../../project/issueDetail';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { rule } from './metricParameters';
import { confusionMatrix } from './predictions/confusionMatrix';
import { comparedSql, judgedRows } from './predictions/judgedRows';
import {
  labelColumn,
  positiveClass,
  PREDICTION_VALUES,
  predictionColumn,
  predictionFiles,
  scoreColumn,
  scoreThreshold,
} from './predictions/predictionParameters';
import { queryRows } from './predictions/predictionTable';
import { UNSLICED } from './predictions/slices';
import { exceeds, shownNumber, significant } from '../rounding';

const cost = z.number().check(z.gte(0), z.lte(1e12));
const parameters = z
  .strictObject({
    file: predictionFiles,
    label: labelColumn,
    prediction: predictionColumn,
    score: z
      .optional(scoreColumn)
      .check(z.describe('Without a `prediction`: the column with the score of the positive class.')),
    positive: positiveClass,
    threshold: scoreThreshold,
    falsePositive: cost.check(z.describe('What it costs to call a negative positive: a false alarm.')),
    falseNegative: cost.check(z.describe('What it costs to call a positive negative: a miss.')),
    max: cost.check(z.describe('The greatest mean cost of a row that is acceptable, in the same unit.')),
  })
  .check(rule(faultOf));
type Parameters = z.infer<typeof parameters>;

/** The model's mistakes cost no more than agreed on. */
export const metricsCost: BuiltinCheckOf<Parameters> = {
  id: 'metrics.cost',
  judgement: 1,
  identity: 'meaning',
  title: 'Mistakes cost no more than agreed',
  description: `Counts false alarms and misses in the predictions and weighs them with what each costs: cost of a row = (false positives · \`falsePositive\` + false negatives · \`falseNegative\`) / rows. A row is predicted to be positive by its \`prediction\`, or because its \`score\` is at least \`threshold\`.

- **fail**: the mean cost of a row is above \`max\`.
- **error**: the data cannot be read, a column or the positive class is not there, or a value is missing.

${PREDICTION_VALUES} The evidence keeps the confusion matrix, for a drawing.

Accuracy counts a missed tumour like a false alarm. The cost of mistakes was written down when the problem was formulated; here it is applied.

**To mend it**, move the threshold to where the dearer mistake is rarer, weigh classes in training by their cost, or leave doubtful rows to a person.`,
  stages: ['formulate', 'evaluate', 'test', 'monitor'],
  parameters,
  example: `file: reports/predictions.csv
label: malignant
score: probability
threshold: 0.2
falsePositive: 150
falseNegative: 20000
max: 300`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

function faultOf({ prediction, score, falsePositive, falseNegative }: Parameters): IssueDetail | undefined {
  if (prediction === undefined && score === undefined) {
    return {
      code: 'prediction-missing',
      message: say('There is neither a "prediction" nor a "score".'),
      next: say('Name the column with what the model said.'),
    };
  }
  if (falsePositive > 0 || falseNegative > 0) return undefined;
  return {
    code: 'costs-missing',
    message: say('No mistake costs anything, so nothing can fail.'),
    next: say('Give what a mistake costs in "falsePositive", "falseNegative" or both.'),
  };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { falsePositive, falseNegative, max } = given;
  const compared = await judgedRows(given, 'decisions', [], world);
  if (compared.kind === 'faults') return cannotJudge(compared.faults);
  const { table, rows } = compared;
  const counted = await queryRows(
    `SELECT sum((1 - y) * p), sum(y * (1 - p)) FROM (${comparedSql(compared, UNSLICED)})`,
    table,
    world,
  );
  if (counted.kind === 'faults') return cannotJudge(counted.faults);
  const mixed = await confusionMatrix(compared, world);
  if (mixed.kind === 'faults') return cannotJudge(mixed.faults);
  const { confusion } = mixed;
  const [alarms = 0, misses = 0] = (counted.rows[0] ?? []).map(Number);
  const total = significant(alarms * falsePositive + misses * falseNegative);
  const mean = significant(total / rows);
  const metrics = { cost: mean, max, total, falsePositives: alarms, falseNegatives: misses, rows, confusion };
  const shown = [shownNumber(mean, max), alarms, misses, rows] as const;
  if (!exceeds(mean, max, mean)) {
    const summary = say(
      'A row costs {0}: {1} false positives and {2} false negatives in {3} rows.',
      ...shown,
    );
    return judged(summary, [], metrics);
  }
  const message = say(
    'A row costs {0}, more than {4}: {1} false positives and {2} false negatives in {3} rows.',
    ...[...shown, max],
  );
  const next = say('Move the threshold to where the dearer mistake is rarer, or improve the model.');
  const finding: Finding = { severity: 'fail', message, ...table.place, next };
  return judged(message, [finding], metrics);
}
