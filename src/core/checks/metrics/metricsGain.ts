import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { knownDirection } from './metricDirection';
import { METRIC_PATHS, metricName, metricReference, METRICS_FILE } from './metricParameters';
import { measure, metricPatterns, type Measured, type MetricSource } from './metricSource';
import { exceeds, fixed, shownNumber } from '../rounding';

const parameters = z.strictObject({
  file: projectPath.check(z.describe(METRICS_FILE)),
  metric: metricName.check(z.describe('The number of the model, as in `metrics.threshold`: `test.auc`.')),
  baseline: z
    .union([z.number(), metricReference])
    .check(
      z.describe(
        'The number of the heuristic: its metric in the same file (`heuristic.auc`), a map with `file` and `metric`, ' +
          'or the number itself, such as 0.5 for the AUC of guessing.',
      ),
    ),
  perfect: z
    .optional(z.number())
    .check(
      z.describe(
        'The value that a perfect model would have: 1, but 0 where the name says that lower is better (loss, error, ' +
          'rmse). Give 100 for percentages.',
      ),
    ),
  min: z
    ._default(z.number().check(z.lte(1)), 0.1)
    .check(z.describe('The least gain that is good enough, as a share of the possible gain.')),
});
type Parameters = z.infer<typeof parameters>;

/** The model is worth its trouble: it beats the heuristic. */
export const metricsGain: BuiltinCheckOf<Parameters> = {
  id: 'metrics.gain',
  judgement: 1,
  identity: 'meaning',
  title: 'The model beats the baseline by enough',
  description: `Computes which share of the possible improvement over a simple baseline the model reaches: gain = (model − baseline) / (perfect − baseline), as Deepchecks' simple model comparison does. 0 is the baseline, 1 is perfect, below 0 the model is worse than the baseline. Where lower is better, \`perfect\` is below the baseline and the formula stays the same.

- **fail**: the gain is below \`min\`; 0.1 is Deepchecks' default.
- **error**: a number cannot be read, or no gain is possible: the baseline is as good as perfect already, or one of the numbers is better than \`perfect\`, so that they are not of one scale.

${METRIC_PATHS}

Beat the heuristic: a model that is hardly better than the most frequent class, yesterday's value or three rules costs more than it brings.

**To mend it**, improve the model or its data; or keep the heuristic, which nobody has to train, serve and monitor.`,
  stages: ['train', 'evaluate', 'formulate', 'test'],
  parameters,
  example: `file: reports/metrics.json
metric: model.auc
baseline: heuristic.auc
min: 0.1`,
  consumes: (given) => {
    const source = baselineSource(given);
    const files = [given.file, ...(source === undefined ? [] : [source.file])];
    return { patterns: [...new Set(files.flatMap(metricPatterns))] };
  },
  judge,
};

function baselineSource({ file, baseline }: Parameters): MetricSource | undefined {
  if (typeof baseline === 'number') return undefined;
  if (typeof baseline === 'string') return { file, metric: baseline };
  return { file: baseline.file ?? file, metric: baseline.metric };
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { metric, min } = given;
  const model = await measure(given, world);
  const heuristic = await readHeuristic(given, world);
  if (model.kind === 'fault' || heuristic.kind === 'fault') {
    return cannotJudge([model, heuristic].flatMap((one) => (one.kind === 'fault' ? [one.fault] : [])));
  }
  const [value, baseline] = [model.value, heuristic.value];
  const perfect = given.perfect ?? (knownDirection(metric) === 'lower' ? 0 : 1);
  const impossible = noGainPossible(given, value, baseline, perfect);
  if (impossible !== undefined) return cannotJudge([{ ...heuristic.place, ...impossible }]);
  const gain = fixed((value - baseline) / (perfect - baseline));
  if (!Number.isFinite(gain)) return cannotJudge([{ ...model.place, ...tooFarApart(metric) }]);
  const metrics = { gain, model: value, baseline, perfect, min };
  const shown = [shownNumber(gain, min), metric, shownNumber(value, baseline), shownNumber(baseline, value)];
  if (!exceeds(min - gain, 0, 1)) {
    return judged(say('The gain is {0}: {1} is {2}, the baseline {3}.', ...shown), [], metrics);
  }
  const message =
    gain < 0
      ? say('The model is worse than the baseline, gain {0}: {1} is {2}, the baseline {3}.', ...shown)
      : say('The gain {0} is below {4}: {1} is {2}, the baseline {3}.', ...shown, min);
  const next = say('Improve the model or its data, or keep the simple baseline instead of the model.');
  const finding: Finding = { severity: 'fail', message, ...model.place, next };
  return judged(message, [finding], metrics);
}

function readHeuristic(given: Parameters, world: CheckWorld): Promise<Measured> {
  const source = baselineSource(given);
  if (source !== undefined) return measure(source, world);
  return Promise.resolve({ kind: 'value', value: Number(given.baseline), place: {} });
}

function noGainPossible(
  { metric, perfect: given }: Parameters,
  value: number,
  baseline: number,
  perfect: number,
): Fault | undefined {
  if (baseline === perfect) {
    return {
      message: say('The baseline is {0}, which is perfect: no gain is possible.', baseline),
      next: say('Give another baseline, or the value of a perfect model in "perfect".'),
    };
  }
  // Where the name does not say which way is better, the given value of a perfect model does.
  const direction = knownDirection(metric) ?? (given !== undefined && given < baseline ? 'lower' : 'higher');
  const isBeyond = (number: number): boolean =>
    direction === 'higher' ? number > perfect : number < perfect;
  if (!isBeyond(baseline) && !isBeyond(value)) return undefined;
  return {
    message: isBeyond(baseline)
      ? say('The baseline {0} is better than {1}, which is said to be perfect.', baseline, perfect)
      : say('The model has {0}, better than {1}, which is said to be perfect.', value, perfect),
    next: say('Give the value of a perfect model in "perfect": 100 for percentages.'),
  };
}

function tooFarApart(metric: string): Fault {
  return {
    message: say('The gain of {0} is no finite number: its values are too large.', metric),
    next: say('Look at what writes the metrics, or name another metric.'),
  };
}
