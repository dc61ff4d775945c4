import * as z from 'zod/mini';
import type { Outcome } from '../../evidence/evidence';
import type { IssueDetail } from '../../project/issueDetail';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { rule } from './metricParameters';
import { confusionMatrix } from './predictions/confusionMatrix';
import { judgedRows, type JudgedRows, type Wanted } from './predictions/judgedRows';
import {
  labelColumn,
  minRows,
  positiveClass,
  PREDICTION_VALUES,
  predictionColumn,
  predictionFiles,
  quantileRanges,
  scoreColumn,
  scoreThreshold,
  sliceColumns,
} from './predictions/predictionParameters';
import type { Faults } from './predictions/predictionTable';
import { needsOf, QUALITIES, qualityDirection, type Quality } from './predictions/quality';
import { qualityBySlice, type SliceQuality } from './predictions/qualityBySlice';
import { slicingBy, tooManySlices, UNSLICED } from './predictions/slices';
import { reportSlices } from './sliceReport';

const parameters = z
  .strictObject({
    file: predictionFiles,
    label: labelColumn,
    prediction: predictionColumn,
    score: z
      .optional(scoreColumn)
      .check(
        z.describe(
          'The column with the score or probability of the positive class: for `auc` and `logloss`, and where there ' +
            'is no `prediction`.',
        ),
      ),
    positive: positiveClass,
    threshold: scoreThreshold,
    slices: z
      .array(sliceColumns)
      .check(
        z.minLength(1),
        z.maxLength(20),
        z.describe(
          'What to slice by: columns, and pairs of columns whose values are combined: `[region, [sex, age]]`.',
        ),
      ),
    ranges: quantileRanges,
    metric: z.enum(QUALITIES).check(z.describe('What is computed on each slice.')),
    floor: z
      .optional(z.number())
      .check(z.describe('The least value that is good enough, for metrics of which more is better.')),
    max: z
      .optional(z.number())
      .check(z.describe('The greatest value that is acceptable, for `logloss`, `mae` and `rmse`.')),
    drop: z
      .optional(z.number().check(z.gte(0)))
      .check(
        z.describe('How much worse than on all rows a slice may be, as a share of the value on all rows.'),
      ),
    minRows,
  })
  .check(rule(faultOf));
export type SlicesParameters = z.infer<typeof parameters>;

/** The model is good enough on every part of the data. */
export const metricsSlices: BuiltinCheckOf<SlicesParameters> = {
  id: 'metrics.slices',
  judgement: 1,
  identity: 'meaning',
  title: 'The model is good enough on every slice',
  description: `Computes a metric on every slice of the predictions: each value of a column, each pair of values of two columns; a column of more than ten different numbers is cut into \`ranges\` of about equally many rows (quantiles). Rows without a value are a slice too.

- **fail**: a slice is below \`floor\` (above \`max\` for metrics of errors), or worse than all rows together by more than \`drop\`. The worst slice comes first.
- **error**: the data cannot be read, a column is not there, a value is missing or not finite, or no slice can be judged.

Slices with fewer than \`minRows\` rows are reported, not judged; so are slices on which the metric has no value: AUC where all labels are of one class, recall without positive rows, R² where all labels are equal.

With \`positive\`, or where labels are 0 and 1 (true and false, -1 and 1), \`precision\`, \`recall\` and \`f1\` are those of the positive class; otherwise they are the unweighted mean over the classes that occur in the slice (macro average). Where nothing is predicted to be of a class, its precision is 0. \`auc\` counts equal scores half; \`logloss\` clips probabilities to [ε, 1 − ε] with ε = 2.2e-16. All as scikit-learn has them. ${PREDICTION_VALUES}

The evidence keeps each slice with the 95 % interval that chance leaves it, for a dot plot: by Wilson where the metric is a share of rows, by Newcombe (2006, method 5) for \`auc\`. Where classes are compared, it keeps the confusion matrix of all rows, of at most 20 classes.

A good average hides the group for which the model fails: the smaller clinic, the new product, the night shift.

**To mend it**, look at the rows of the worst slice: more of them in training, better labels, a feature that tells them apart, or a rule that hands them to a person.`,
  stages: ['evaluate', 'test', 'monitor'],
  parameters,
  example: `file: reports/predictions.parquet
label: malignant
score: probability
slices: [site, [sex, age]]
metric: auc
floor: 0.75`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

function faultOf({ prediction, score, metric, floor, max, drop }: SlicesParameters): IssueDetail | undefined {
  const needs = needsOf(metric);
  if (needs === 'scores' && score === undefined) {
    return {
      code: 'score-missing',
      message: say('"{0}" is computed from scores, but there is no "score".', metric),
      next: say('Name the column with the scores in "score".'),
    };
  }
  if (prediction === undefined && (needs === 'numbers' || score === undefined)) {
    return {
      code: 'prediction-missing',
      message: say('"{0}" is computed from predictions, but there is no "prediction".', metric),
      next: say('Name the column with the predictions in "prediction".'),
    };
  }
  const isLower = qualityDirection(metric) === 'lower';
  const wrong = isLower ? floor : max;
  if (wrong !== undefined) {
    return {
      code: 'wrong-limit',
      message: isLower
        ? say('Less "{0}" is better: a floor would refuse the good slices.', metric)
        : say('More "{0}" is better: a maximum would refuse the good slices.', metric),
      next: say('Give the limit as "{0}".', isLower ? 'max' : 'floor'),
    };
  }
  if (floor !== undefined || max !== undefined || drop !== undefined) return undefined;
  return {
    code: 'limits-missing',
    message: say('There is no limit, so nothing can fail.'),
    next: say('Give "{0}", "drop" or both.', isLower ? 'max' : 'floor'),
  };
}

async function judge(given: SlicesParameters, world: CheckWorld): Promise<Outcome> {
  const columns = given.slices.flatMap((slice) => listOf(slice));
  const judged = await judgedRows(given, wantedBy(given.metric), columns, world);
  if (judged.kind === 'faults') return cannotJudge(judged.faults);
  const all = await qualityBySlice(judged, UNSLICED, given.metric, world);
  if (all.kind === 'faults') return cannotJudge(all.faults);
  const [overall] = all.kind === 'slices' ? all.slices : [];
  const slices = await slicesOf(given, judged, world);
  if (slices.kind === 'faults') return cannotJudge(slices.faults);
  const hasClasses = judged.comparison === 'binary' || judged.comparison === 'classes';
  const mixed = hasClasses ? await confusionMatrix(judged, world) : undefined;
  if (mixed?.kind === 'faults') return cannotJudge(mixed.faults);
  return reportSlices(given, overall, slices.slices, judged.table, mixed?.confusion);
}

function wantedBy(metric: Quality): Wanted {
  if (metric === 'auc') return 'margins';
  if (metric === 'logloss') return 'probabilities';
  return needsOf(metric) === 'numbers' ? 'numbers' : 'classes';
}

async function slicesOf(
  { slices, ranges, metric }: SlicesParameters,
  judged: JudgedRows,
  world: CheckWorld,
): Promise<{ readonly kind: 'slices'; readonly slices: readonly SliceQuality[] } | Faults> {
  const found: SliceQuality[] = [];
  for (const slice of slices) {
    const slicing = await slicingBy(listOf(slice), ranges, judged.table, world);
    if (slicing.kind === 'faults') return slicing;
    const scored = await qualityBySlice(judged, slicing, metric, world);
    if (scored.kind === 'faults') return scored;
    if (scored.kind === 'too-many') return tooManySlices(listOf(slice), judged.table);
    found.push(...scored.slices);
  }
  return { kind: 'slices', slices: found };
}
