import * as z from 'zod/mini';
import type { Finding, Metrics, Outcome } from '../../evidence/evidence';
import type { Place } from '../../place/place';
import type { IssueDetail } from '../../project/issueDetail';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { budgetInMs, BUDGET, inMilliseconds, LATENCY_UNITS } from './latencyUnit';
import { readLatency } from './latencyReading';
import { METRIC_PATHS, metricName, rule } from './metricParameters';
import { metricPatterns } from './metricSource';
import { exceeds, shownNumber, significant } from '../rounding';

const parameters = z
  .strictObject({
    file: projectPaths.check(
      z.describe(
        'Samples (CSV, TSV, JSON lines, JSON, Parquet; one request in a row; paths or patterns), or the summary of a ' +
          'load test.',
      ),
    ),
    budget: z
      .union([z.number().check(z.gt(0)), z.string().check(z.regex(BUDGET))])
      .check(
        z.describe('The longest latency that is acceptable: milliseconds, or with a unit: `150ms`, `0.2s`.'),
      ),
    percentile: z
      ._default(z.number().check(z.gt(0), z.lte(100)), 95)
      .check(
        z.describe('Which percentile of the latencies must keep the budget. A `metric` is judged as it is.'),
      ),
    column: z
      .optional(z.string().check(z.minLength(1), z.maxLength(200)))
      .check(z.describe('The column with the latency of each request, of files with samples.')),
    metric: z
      .optional(metricName)
      .check(z.describe('A number of a summary, as in `metrics.threshold`: `latency_ms.p95`.')),
    unit: z
      .optional(z.enum(LATENCY_UNITS))
      .check(
        z.describe(
          'The unit of the samples or of the number. Without it the name says it (`latency_ms`, `duration_seconds`), ' +
            'or the tool whose summary it is; else `ms`.',
        ),
      ),
  })
  .check(rule(faultOf));
export type LatencyParameters = z.infer<typeof parameters>;

/** Answers come in time, not only on average. */
export const metricsLatency: BuiltinCheckOf<LatencyParameters> = {
  id: 'metrics.latency',
  judgement: 1,
  identity: 'meaning',
  title: 'Latency keeps its budget',
  description: `Compares a percentile of the latencies of requests with a budget. It is read from

- samples: a \`column\` with one request in a row. The percentile interpolates linearly between samples, as numpy's does. Tables of hey (\`response-time\`) and JMeter (\`elapsed\`) are known by their columns.
- the summary of a load test: JSON of k6, vegeta, oha, Artillery or ghz, and the CSV of Locust (all requests together), each in the unit that the tool writes.
- any number of a metrics file, addressed by \`metric\`.

Verdicts:

- **fail**: the latency is above \`budget\`. A latency equal to the budget is good.
- **error**: the file cannot be read, the column, number or percentile is not in it, or a latency is missing, negative or not finite: a request without an answer must not make the others look better.

${METRIC_PATHS}

The average hides the slowest requests, and people wait for just those. Percentiles of single machines or minutes must not be averaged: measure over all requests.

**To mend it**, find out where the time goes (features, model, network), make the model smaller or batch requests; or agree on another budget in the project file, where everyone sees it.`,
  stages: ['test', 'deploy', 'operate', 'monitor'],
  parameters,
  example: `file: reports/load-test.csv
column: latency_ms
percentile: 95
budget: 150ms`,
  consumes: ({ file, metric }) => ({
    patterns: metric === undefined ? listOf(file) : listOf(file).flatMap(metricPatterns),
  }),
  judge,
};

function faultOf({ file, metric, column }: LatencyParameters): IssueDetail | undefined {
  if (metric === undefined) return undefined;
  if (column !== undefined) {
    return {
      code: 'column-and-metric',
      message: say('There is a "column" of samples and a "metric" of a summary: it can be only one of them.'),
      next: say('Leave one of them out.'),
    };
  }
  if (listOf(file).length === 1) return undefined;
  return {
    code: 'several-files',
    message: say('A "metric" is read from one file, but there are several.'),
    next: say('Name the file that has it.'),
  };
}

async function judge(given: LatencyParameters, world: CheckWorld): Promise<Outcome> {
  const latency = await readLatency(given, world);
  if (latency.kind === 'faults') return cannotJudge(latency.faults);
  const { name, place, samples } = latency;
  const value = significant(inMilliseconds(latency.value, latency.unit));
  const budget = significant(budgetInMs(given.budget));
  const metrics: Metrics = {
    latencyMs: value,
    budgetMs: budget,
    ...(given.metric === undefined ? { percentile: given.percentile } : {}),
    ...(samples === undefined ? {} : { samples }),
  };
  const notes = samples === undefined ? [] : noteFew(samples, given.percentile, place);
  const shown = [name, shownNumber(value, budget), shownNumber(budget)] as const;
  if (!exceeds(value, budget, value, budget)) {
    return judged(say('{0} is {1} ms, within the budget of {2} ms.', ...shown), notes, metrics);
  }
  const message = say('{0} is {1} ms, above the budget of {2} ms.', ...shown);
  const next = say('Find out where the time goes, or agree on another budget in the project file.');
  return judged(message, [{ severity: 'fail', message, ...place, next }, ...notes], metrics);
}

/** Beyond the last sample nothing is known: a percentile of few samples is nearly the slowest of them. */
function noteFew(samples: number, percentile: number, place: Partial<Place>): readonly Finding[] {
  if (percentile === 100 || samples * (1 - percentile / 100) >= 1) return [];
  const message = say(
    'There are only {0} samples: percentile {1} is hardly more than the slowest.',
    samples,
    percentile,
  );
  return [{ severity: 'info', message, ...place }];
}
