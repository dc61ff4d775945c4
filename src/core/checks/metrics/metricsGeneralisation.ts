import * as z from 'zod/mini';
import type { Finding, Metrics, Outcome } from '../../evidence/evidence';
import type { IssueDetail } from '../../project/issueDetail';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import {
  direction,
  directionMissing,
  directionOf,
  METRIC_PATHS,
  metricReference,
  METRICS_FILE,
  rule,
} from './metricParameters';
import { measure, metricPatterns, type MetricSource } from './metricSource';
import { exceeds, fixed, shownNumber } from '../rounding';

const parameters = z
  .strictObject({
    file: z.optional(projectPath).check(z.describe(METRICS_FILE)),
    train: metricReference.check(
      z.describe(
        'The metric on the training data: its name (`train.auc`), or a map with `file` and `metric`.',
      ),
    ),
    test: metricReference.check(
      z.describe('The metric on data that training never saw: its name, or a map with `file` and `metric`.'),
    ),
    max: z
      ._default(z.number().check(z.gte(0)), 0.1)
      .check(z.describe('The greatest drop from training to test, as a share of the value in training.')),
    direction: direction.check(
      z.describe(
        'Which values are better, `higher` or `lower`. Without it the name of the test metric decides; for names ' +
          'that do not say it, it is required.',
      ),
    ),
  })
  .check(rule(faultOf));
type Parameters = z.infer<typeof parameters>;

/** The model is nearly as good on new data as on the data that it learned from. */
export const metricsGeneralisation: BuiltinCheckOf<Parameters> = {
  id: 'metrics.generalisation',
  judgement: 1,
  identity: 'meaning',
  title: 'The model holds on data that it has not seen',
  description: `Compares a metric on the training data with the same metric on test data. The drop is (train − test) / |train|, and (test − train) / |train| where lower is better.

- **fail**: the drop is above \`max\`; 0.1 is Deepchecks' default. Where the training value is 0, any worse test value is.
- **error**: one of the numbers cannot be read or is not finite.

${METRIC_PATHS}

A model that is much better on what it has seen has learned the rows by heart. It will disappoint on the first day of service.

**To mend it**, regularise or simplify the model, stop training earlier, get more data, or look for leakage: a feature that is known only in hindsight.`,
  stages: ['train', 'evaluate', 'test'],
  parameters,
  example: `file: reports/metrics.json
train: train.auc
test: test.auc
max: 0.1`,
  consumes: (given) => {
    const { train, test } = sourcesOf(given);
    return { patterns: [...new Set([train, test].flatMap(({ file }) => metricPatterns(file)))] };
  },
  judge,
};

function sourcesOf(given: Parameters): { readonly train: MetricSource; readonly test: MetricSource } {
  const source = (reference: Parameters['train']): MetricSource =>
    typeof reference === 'string'
      ? { file: given.file ?? '', metric: reference }
      : { file: reference.file ?? given.file ?? '', metric: reference.metric };
  return { train: source(given.train), test: source(given.test) };
}

function faultOf(given: Parameters): IssueDetail | undefined {
  const { train, test } = sourcesOf(given);
  if (train.file === '' || test.file === '') {
    return {
      code: 'file-missing',
      message: say('There is no "file" to read the metrics from.'),
      next: say('Give "file", or a file for each of "train" and "test".'),
    };
  }
  if (train.file === test.file && train.metric === test.metric) {
    return {
      code: 'same-metric',
      message: say('"train" and "test" are the same metric, so nothing can fail.'),
      next: say('Name the metric on the training data and the one on the test data.'),
    };
  }
  return directionMissing(test.metric, given.direction);
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { max } = given;
  const sources = sourcesOf(given);
  const train = await measure(sources.train, world);
  const test = await measure(sources.test, world);
  if (train.kind === 'fault' || test.kind === 'fault') {
    return cannotJudge([train, test].flatMap((one) => (one.kind === 'fault' ? [one.fault] : [])));
  }
  const direction = directionOf(sources.test.metric, given.direction);
  const loss = direction === 'higher' ? train.value - test.value : test.value - train.value;
  const metrics = { train: train.value, test: test.value, max, direction };
  const shown = [
    sources.test.metric,
    shownNumber(test.value, train.value),
    shownNumber(train.value, test.value),
  ] as const;
  const finding = (message: Message): Finding => {
    const next = say('Regularise or simplify the model, get more data, or look for leakage.');
    return { severity: 'fail', message, ...test.place, next };
  };
  if (train.value === 0) return judgeFromZero(loss, shown, metrics, finding);
  const drop = fixed(loss / Math.abs(train.value));
  if (!Number.isFinite(drop)) return cannotJudge([{ ...test.place, ...tooFarApart(sources.test.metric) }]);
  if (!exceeds(drop, max, 1)) {
    return judged(say('{0} is {1}, in training {2}.', ...shown), [], { ...metrics, drop });
  }
  const share = [shownNumber(drop, max), shownNumber(max)] as const;
  const message = say('{0} is {1}, in training {2}: a drop of {3}; {4} is allowed.', ...shown, ...share);
  return judged(message, [finding(message)], { ...metrics, drop });
}

/** A share of nothing is none: whatever is worse than 0 is worse beyond any share. */
function judgeFromZero(
  loss: number,
  shown: readonly [string, string, string],
  metrics: Metrics,
  finding: (message: Message) => Finding,
): Outcome {
  if (loss <= 0) return judged(say('{0} is {1}, in training {2}.', ...shown), [], metrics);
  const message = say('{0} is {1}, but in training {2}: no share of that allows it.', ...shown);
  return judged(message, [finding(message)], metrics);
}

function tooFarApart(metric: string): Fault {
  return {
    message: say('The drop of {0} is no finite number: its values are too large or too small.', metric),
    next: say('Look at what writes the metrics, or name another metric.'),
  };
}
