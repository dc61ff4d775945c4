import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { normalisePattern } from '../../links/globs';
import type { IssueDetail } from '../../project/issueDetail';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { readBaseline, type Baseline } from './baseline';
import {
  direction,
  directionMissing,
  directionOf,
  METRIC_PATHS,
  metricName,
  METRICS_FILE,
  rule,
} from './metricParameters';
import { measure, metricPatterns } from './metricSource';
import { exceeds, fixed, shownNumber, significant } from '../rounding';

const revision = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^-\s:]\S*$/));
const baseline = z.union([
  revision,
  z.strictObject({
    revision: z.optional(revision),
    file: z.optional(projectPath),
    metric: z.optional(metricName),
  }),
]);
const tolerance = z._default(z.number().check(z.gte(0)), 0);
const parameters = z
  .strictObject({
    file: projectPath.check(z.describe(METRICS_FILE)),
    metric: metricName.check(z.describe('Which number, as in `metrics.threshold`: `test.auc`.')),
    baseline: baseline.check(
      z.describe(
        'What to compare with. A text is a git revision (`main`, `v1.2`, `HEAD~1`) at which the same file is read; ' +
          'a map has `revision`, or `file` for another file, or both, and `metric` where it has another name there.',
      ),
    ),
    direction: direction.check(
      z.describe(
        'Which values are better, `higher` or `lower`. Without it the name decides (auc, accuracy, f1: higher; ' +
          'loss, error, rmse, latency: lower); for other names it is required.',
      ),
    ),
    tolerance: tolerance.check(
      z.describe('How much worse than the baseline is still good, in the unit of the metric.'),
    ),
    relative: tolerance.check(
      z.describe(
        'How much worse is still good as a share of the baseline: 0.02 is two percent. The larger allowance counts.',
      ),
    ),
  })
  .check(rule(faultOf));
type Parameters = z.infer<typeof parameters>;

/** A metric has not become worse than it was. */
export const metricsRegression: BuiltinCheckOf<Parameters> = {
  id: 'metrics.regression',
  judgement: 1,
  identity: 'meaning',
  title: 'A metric is not worse than its baseline',
  description: `Compares one number with the same number at a git revision or in another file, such as the metrics of the model in production.

- **fail**: the metric is worse than the baseline by more than \`tolerance\` and by more than \`relative\` of the baseline. A difference equal to the allowance is good.
- **error**: one of the two numbers cannot be read: no such file, metric or revision, no git repository, not a finite number.

${METRIC_PATHS}

A revision is looked up when the check runs: its evidence does not become stale when a branch moves. A tag or a commit always means the same.

A model that clears a fixed limit may still be worse than the one it replaces, and small losses add up release by release.

**To mend it**, find out what changed between the two: data, features, parameters, seed. If the loss is a price that the team agreed to pay, move the baseline or write the tolerance in the project file.`,
  stages: ['train', 'evaluate', 'test', 'release', 'monitor'],
  parameters,
  example: `file: reports/metrics.json
metric: test.auc
baseline: main
tolerance: 0.005`,
  consumes: (given) => {
    const { file, revision } = baselineOf(given);
    const other = revision === undefined ? metricPatterns(file) : [];
    return { patterns: [...metricPatterns(given.file), ...other] };
  },
  judge,
};

function baselineOf({ file, metric, baseline }: Parameters): Baseline {
  if (typeof baseline === 'string') return { file, metric, revision: baseline };
  return { file: baseline.file ?? file, metric: baseline.metric ?? metric, revision: baseline.revision };
}

function faultOf(given: Parameters): IssueDetail | undefined {
  const { metric, direction } = given;
  const { file, revision, metric: other } = baselineOf(given);
  if (revision === undefined && normalisePattern(file) === normalisePattern(given.file) && other === metric) {
    return {
      code: 'baseline-is-metric',
      message: say('The baseline is the metric itself, so nothing can fail.'),
      next: say('Give the baseline a "revision" or a "file".'),
    };
  }
  return directionMissing(metric, direction);
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { metric, tolerance, relative } = given;
  const source = baselineOf(given);
  const [now, before] = [await measure(given, world), await readBaseline(source, world)];
  if (now.kind === 'fault' || before.kind === 'fault') {
    return cannotJudge([now, before].flatMap((one) => (one.kind === 'fault' ? [one.fault] : [])));
  }
  const direction = directionOf(metric, given.direction);
  const loss = direction === 'higher' ? before.value - now.value : now.value - before.value;
  const allowance = Math.max(tolerance, relative * Math.abs(before.value));
  const change = fixed(now.value - before.value);
  const metrics = {
    value: now.value,
    baseline: before.value,
    // The difference of two huge numbers may be none.
    ...(Number.isFinite(change) ? { change } : {}),
    direction,
    allowance: significant(allowance),
  };
  const where = source.revision ?? source.file;
  const shown = [shownNumber(now.value, before.value), shownNumber(before.value, now.value)] as const;
  if (!exceeds(loss, allowance, now.value, before.value)) {
    return judged(say('{0} is {1}; its baseline ({3}) is {2}.', metric, ...shown, where), [], metrics);
  }
  const message =
    allowance === 0
      ? say('{0} is {1}, worse than its baseline {2} ({3}).', metric, ...shown, where)
      : say(
          '{0} is {1}, worse than its baseline {2} ({3}) by {4}; {5} is allowed.',
          metric,
          ...shown,
          where,
          shownNumber(significant(loss), allowance),
          shownNumber(allowance),
        );
  const next = say('Find out what changed since the baseline, or agree on another baseline or tolerance.');
  const finding: Finding = { severity: 'fail', message, ...now.place, next };
  return judged(message, [finding], metrics);
}
