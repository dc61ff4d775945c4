import type { Range } from '../../place/place';
import { say, type Message } from '../../text/message';
import { csvMetric } from './csvMetric';
import { csvRecords } from './csvTable';
import type { LatencyUnit } from './latencyUnit';
import type { MetricReading } from './metricReading';
import { treeMetric } from './treeMetric';

/** A percentile that the summary of a load test says itself, with the unit that its tool writes. */
export type SummaryReading =
  | {
      readonly kind: 'value';
      readonly tool: string;
      readonly value: number;
      readonly unit: LatencyUnit;
      readonly range?: Range;
    }
  | { readonly kind: 'fault'; readonly message: Message; readonly next: Message; readonly range?: Range }
  /** No tool that is known here wrote it. */
  | { readonly kind: 'unknown' };

/** Where a tool writes percentiles: the group that holds them, and the name of one. */
interface Format {
  readonly tool: string;
  readonly group: readonly string[];
  readonly unit: LatencyUnit;
  readonly key: (percentile: string) => string;
}

const k6 = (percentile: string): string =>
  percentile === '50' ? 'med' : percentile === '100' ? 'max' : `p(${percentile})`;

/** The JSON of tools. k6 has `values` in `handleSummary`, and none with `--summary-export`. */
const FORMATS: readonly Format[] = [
  ...['http_req_duration', 'grpc_req_duration'].flatMap((metric): readonly Format[] => [
    { tool: 'k6', group: ['metrics', metric, 'values'], unit: 'ms', key: k6 },
    { tool: 'k6', group: ['metrics', metric], unit: 'ms', key: k6 },
  ]),
  {
    tool: 'vegeta',
    group: ['latencies'],
    unit: 'ns',
    key: (percentile) => (percentile === '100' ? 'max' : `${percentile}th`),
  },
  { tool: 'oha', group: ['latencyPercentiles'], unit: 's', key: (percentile) => `p${percentile}` },
  {
    tool: 'Artillery',
    group: ['aggregate', 'summaries', 'http.response_time'],
    unit: 'ms',
    key: (percentile) => `p${percentile.replace('.', '')}`,
  },
];

/** Reads the percentile from the JSON summary of a load test. */
export function jsonSummary(text: string, percentile: number): SummaryReading {
  const root = parsed(text);
  for (const { tool, group, unit, key } of FORMATS) {
    const values = inside(root, group);
    if (!isRecord(values) || !Object.values(values).some((value) => typeof value === 'number')) continue;
    const name = key(String(percentile));
    const value = inside(values, [name]);
    if (typeof value !== 'number') return noPercentile(tool, percentile, Object.keys(values));
    return reading(tool, value, unit, treeMetric(text, [...group, name].join('.')));
  }
  return ghzSummary(root, text, percentile);
}

/** ghz lists its percentiles: `{"percentage": 95, "latency": 1200000}`. */
function ghzSummary(root: unknown, text: string, percentile: number): SummaryReading {
  const list = inside(root, ['latencyDistribution']);
  if (!Array.isArray(list)) return { kind: 'unknown' };
  const index = list.findIndex((item) => inside(item, ['percentage']) === percentile);
  const value = inside(list[index], ['latency']);
  if (typeof value !== 'number') {
    const known = list.map((item) => String(inside(item, ['percentage'])));
    return noPercentile('ghz', percentile, known);
  }
  return reading('ghz', value, 'ns', treeMetric(text, `latencyDistribution.${String(index)}.latency`));
}

/** Reads the percentile of all requests from the table that Locust writes with `--csv`: its last row, `Aggregated`. */
export function locustSummary(text: string, percentile: number): SummaryReading {
  const header = (csvRecords(text, ',').next().value ?? []) as readonly { readonly text: string }[];
  const names = header.map((field) => field.text);
  const isLocust =
    names.includes('Name') && names.some((name) => /^(?:Request Count|# requests)$/.test(name));
  const percentiles = names.filter((name) => /^\d+(?:\.\d+)?%$/.test(name));
  if (!isLocust || percentiles.length === 0) return { kind: 'unknown' };
  const column = `${String(percentile)}%`;
  if (!percentiles.includes(column)) return noPercentile('Locust', percentile, percentiles);
  const found = csvMetric(text, column, ',');
  return found.kind === 'fault' ? found : { ...found, tool: 'Locust', unit: 'ms' };
}

function reading(tool: string, value: number, unit: LatencyUnit, at: MetricReading): SummaryReading {
  const range = at.range === undefined ? {} : { range: at.range };
  if (value > 0 && Number.isFinite(value)) return { kind: 'value', tool, value, unit, ...range };
  return {
    kind: 'fault',
    message: say('The summary of {0} has no latency: it says {1}, so no request was measured.', tool, value),
    next: say('Look at what the load test printed, and run it again.'),
    ...range,
  };
}

function noPercentile(tool: string, percentile: number, known: readonly string[]): SummaryReading {
  return {
    kind: 'fault',
    message: say('The summary of {0} has no percentile {1}.', tool, percentile),
    next: say(
      'Let the tool write it, or give one that it has: {0}.',
      known.slice(0, 12).join(', ').slice(0, 200),
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function inside(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) found = isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
