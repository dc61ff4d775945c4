import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { readMetric } from './metricValue';
import { cannotJudge, judged, unreadableFile } from '../outcomes';
import { limitsInOrder, projectPath } from '../parameterTypes';

const parameters = z
  .strictObject({
    file: projectPath.check(z.describe('The file with the metrics: JSON, YAML, JSON lines, CSV or TSV.')),
    metric: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(200),
        z.regex(/[^.[\]]/),
        z.describe(
          'Which number: a dotted path in JSON and YAML, such as `test.auc` or `folds.-1.auc`; a column of a table ' +
            '(its last row counts).',
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

In JSON and YAML a metric is a dotted path: \`test.auc\`. Keys may contain dots themselves (\`"f1.macro"\`), lists take indices (\`folds.0.auc\`, the last one is \`folds.-1.auc\`). Of JSON lines the last line counts. In CSV and TSV a metric is a column, of which the last row counts; a table with the columns \`metric\` (or \`name\`) and \`value\` is read by its names.

A limit that is written down before the model is trained keeps the team from moving it afterwards.

**To mend it**, improve the model or the data; or agree on another limit and change it in the project file, where everyone sees the change.`,
  stages: ['train', 'evaluate', 'test', 'operate', 'monitor'],
  parameters,
  example: `file: reports/metrics.json
metric: test.auc
min: 0.80`,
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { file, metric, min, max } = given;
  const content = await world.readText(file);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(file, content.reason)]);
  const reading = readMetric(file, content.text, metric);
  const place = { path: file, ...(reading.range === undefined ? {} : { range: reading.range }) };
  if (reading.kind === 'fault') {
    return cannotJudge([{ ...place, message: reading.message, next: reading.next }]);
  }
  const { value } = reading;
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
