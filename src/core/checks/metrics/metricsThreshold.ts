import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { cannotJudge, judged } from '../outcomes';
import { limitsInOrder, projectPath } from '../parameterTypes';
import { METRIC_PATHS, metricName, METRICS_FILE } from './metricParameters';
import { measure, metricPatterns } from './metricSource';

const parameters = z
  .strictObject({
    file: projectPath.check(z.describe(METRICS_FILE)),
    metric: metricName.check(
      z.describe(
        'Which number: a dotted path in JSON, YAML and TOML, such as `test.auc` or `folds.-1.auc`; a column of a ' +
          'table (its last row counts); a metric of an MLflow run.',
      ),
    ),
    min: z.optional(z.number()).check(z.describe('The least value that is good enough.')),
    max: z.optional(z.number()).check(z.describe('The greatest value that is still acceptable.')),
  })
  .check(limitsInOrder('one of them'));
type Parameters = z.infer<typeof parameters>;

/** A measured number lies within the limits that the team agreed on. */
export const metricsThreshold: BuiltinCheckOf<Parameters> = {
  id: 'metrics.threshold',
  judgement: 1,
  identity: 'meaning',
  title: 'A metric is within its limits',
  description: `Looks up one number in a file that training, evaluation or a load test wrote, and compares it with \`min\`, \`max\` or both. A value equal to a limit is good.

- **fail**: the value is below \`min\` or above \`max\`.
- **error**: the file cannot be read, the metric is not in it, or it is no finite number (NaN, a text, a group of values).

${METRIC_PATHS}

A limit that is written down before the model is trained keeps the team from moving it afterwards.

**To mend it**, improve the model or the data; or agree on another limit and change it in the project file, where everyone sees the change.`,
  stages: ['train', 'evaluate', 'test', 'operate', 'monitor'],
  parameters,
  example: `file: reports/metrics.json
metric: test.auc
min: 0.80`,
  consumes: ({ file }) => ({ patterns: metricPatterns(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { metric, min, max } = given;
  const measured = await measure(given, world);
  if (measured.kind === 'fault') return cannotJudge([measured.fault]);
  const { value, place } = measured;
  const findings: Finding[] = [];
  const next = say('Improve what is measured, or agree on another limit and write it in the project file.');
  if (min !== undefined && value < min) {
    const message = say('{0} is {1}, below the minimum {2}.', metric, value, min);
    findings.push({ severity: 'fail', message, ...place, next });
  }
  if (max !== undefined && value > max) {
    const message = say('{0} is {1}, above the maximum {2}.', metric, value, max);
    findings.push({ severity: 'fail', message, ...place, next });
  }
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const summary = findings[0]?.message ?? say('{0} is {1}.', metric, value);
  return judged(summary, findings, { value, ...limits });
}
