import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import {
  brierScore,
  calibrationOf,
  reliabilityBins,
  type ReliabilityBin,
} from './predictions/reliabilityBins';
import { judgedRows } from './predictions/judgedRows';
import {
  labelColumn,
  positiveClass,
  PREDICTION_VALUES,
  predictionFiles,
  scoreColumn,
} from './predictions/predictionParameters';
import { exceeds, fixed, shownNumber } from '../rounding';

const parameters = z.strictObject({
  file: predictionFiles,
  label: labelColumn,
  score: scoreColumn.check(z.describe('The column with the probability of the positive class.')),
  positive: positiveClass,
  bins: z
    ._default(z.int().check(z.gte(2), z.lte(100)), 10)
    .check(z.describe('The number of bins of equal width from 0 to 1.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0.1)
    .check(z.describe('The greatest expected calibration error; above it the check warns.')),
  fail: z
    .optional(z.number().check(z.gte(0), z.lte(1)))
    .check(z.describe('The error above which the check fails. Without it, it only warns.')),
});
type Parameters = z.infer<typeof parameters>;

/** What the model calls likely is as likely as it says. */
export const metricsCalibration: BuiltinCheckOf<Parameters> = {
  id: 'metrics.calibration',
  judgement: 1,
  identity: 'meaning',
  title: 'Probabilities mean what they say',
  description: `Computes the expected calibration error (Guo et al., *On Calibration of Modern Neural Networks*, 2017) of the probability of the positive class. Scores are put into \`bins\` bins of equal width, each open below and closed above, the first with 0: ECE = Σ (n_b / n) · |observed_b − score_b|, where n_b is the number of rows in the bin, observed_b the share of positive labels in it and score_b its mean score.

- **warn**: the error is above \`max\`. The finding names the bin that contributes most.
- **fail**: the error is above \`fail\`; give it where decisions depend on the probabilities.
- **error**: the data cannot be read, a value is missing, or a score is not between 0 and 1.

The bins are kept with the evidence, for a reliability diagram, and so is \`brier\`, the mean of (score − label)², which is not judged (Brier 1950). With few rows the error is above 0 by chance alone: \`chance\` is what a perfectly calibrated model would show on average, Σ (n_b / n) · √(2 · observed_b · (1 − observed_b) / (π · n_b)). ${PREDICTION_VALUES}

Where people or prices act on a probability, a model that says 0.9 and is right in six of ten cases does harm with a good AUC.

**To mend it**, calibrate on data that training never saw: isotonic regression with many rows, Platt's sigmoid or temperature scaling with few.`,
  stages: ['evaluate', 'test', 'monitor'],
  parameters,
  example: `file: reports/predictions.csv
label: malignant
score: probability
max: 0.05`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { bins, max, fail = 1 } = given;
  const rows = await judgedRows(given, 'probabilities', [], world);
  if (rows.kind === 'faults') return cannotJudge(rows.faults);
  const answer = await reliabilityBins(rows, bins, world);
  if (answer.kind === 'faults') return cannotJudge(answer.faults);
  const squares = await brierScore(rows, world);
  if (squares.kind === 'faults') return cannotJudge(squares.faults);
  const { brier } = squares;
  const { ece, worst, greatest, chance } = calibrationOf(answer.bins);
  const metrics = { ece, brier, max, greatest, chance, rows: rows.rows, bins: answer.bins.map(asMetric) };
  const { place } = rows.table;
  const severity = exceeds(ece, fail, 1) ? 'fail' : 'warn';
  const limit = severity === 'fail' ? fail : max;
  if (!exceeds(ece, Math.min(max, fail), 1) || worst === undefined) {
    return judged(say('The expected calibration error is {0}.', shownNumber(ece)), [], metrics);
  }
  const message = say(
    'The expected calibration error {0} is above {1}. From {2} to {3} the mean score is {4}, but {5} of {6} rows are positive.',
    ...[shownNumber(ece, limit), limit, worst.from, worst.to],
    ...[shownNumber(worst.score), shownNumber(worst.observed), worst.rows],
  );
  const next = say('Calibrate the model on data that training never saw: isotonic regression, or a sigmoid.');
  const findings: Finding[] = [{ severity, message, ...place, next }];
  if (chance > limit / 2) {
    const note = say('With so few rows, chance alone would give about {0}.', shownNumber(chance));
    findings.push({ severity: 'info', message: note, ...place });
  }
  return judged(message, findings, metrics);
}

function asMetric({ from, to, rows, score, observed }: ReliabilityBin) {
  return { from, to, rows, score: fixed(score), observed: fixed(observed) };
}
