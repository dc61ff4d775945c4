import * as z from 'zod/mini';
import type { IssueDetail } from '../../project/issueDetail';
import { render, say } from '../../text/message';
import { projectPath } from '../parameterTypes';
import { knownDirection, type Direction } from './metricDirection';

/** What all checks say of the file that a metric is read from. */
export const METRICS_FILE =
  'The file with the metrics: JSON, YAML, TOML, JSON lines, CSV or TSV; or the folder of an MLflow run, such as ' +
  '`mlruns/<experiment>/<run>`.';

/** Where metrics are addressed, in the words of `explain`. */
export const METRIC_PATHS = `In JSON, YAML and TOML a metric is a dotted path: \`test.auc\`. Keys may contain dots themselves (\`"f1.macro"\`), lists take indices (\`folds.0.auc\`, the last one is \`folds.-1.auc\`). Of JSON lines the last line counts. In CSV and TSV a metric is a column, of which the last row counts; a table with the columns \`metric\` (or \`name\`) and \`value\` is read by its names. In the folder of an MLflow run it is the name of a metric, whose last step counts (of equal steps the latest), or of a parameter.`;

/** A metric's name: a dotted path, a column, a name of MLflow. */
export const metricName = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/[^.[\]]/));

/** A metric of the check's own file by its name, or of another file. */
export const metricReference = z.union([
  metricName,
  z.strictObject({ file: z.optional(projectPath), metric: metricName }),
]);

export const direction = z.optional(z.enum(['higher', 'lower']));

/** Whether a rise or a fall of the metric is good: as it is given, else as its name says. */
export function directionOf(metric: string, given: Direction | undefined): Direction {
  // Where neither says it, the schema has refused the parameters.
  return given ?? knownDirection(metric) ?? 'higher';
}

/** A rule over a whole map of parameters: what is wrong with it, if anything. */
export function rule<P extends object>(judge: (parameters: P) => IssueDetail | undefined) {
  return z.check<P>((context) => {
    const detail = judge(context.value);
    if (detail === undefined) return;
    // Whoever makes a problem of it finds the translatable words and the next step in `params`.
    context.issues.push({
      code: 'custom',
      input: context.value,
      message: render(detail.message),
      params: { detail },
    });
  });
}

/** What is wrong where a metric's name does not say which way it is better, and nothing else does. */
export function directionMissing(metric: string, given: Direction | undefined): IssueDetail | undefined {
  if (given !== undefined || knownDirection(metric) !== undefined) return undefined;
  return {
    code: 'direction-missing',
    message: say('The name "{0}" does not say whether higher or lower is better.', metric),
    next: say('Add "direction: higher" or "direction: lower".'),
  };
}
