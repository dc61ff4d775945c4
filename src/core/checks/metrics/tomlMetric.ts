import type * as smolToml from 'smol-toml';
import { stringify } from 'yaml';
import type { Range } from '../../place/place';
import { say } from '../../text/message';
import type { MetricReading } from './metricReading';
import { tomlLines } from './tomlLines';
import { treeMetric } from './treeMetric';

/** Longer than any file of metrics: 1 MiB. */
const LONGEST = 1024 * 1024;
/** In longer texts the line of a value is not looked for: each step of the search parses the text's beginning. */
const LONGEST_LOCATED = 100_000;
const DEEPEST = 100;

type Toml = typeof smolToml;

/** A parsed text, written as YAML: the same paths and numbers, NaN and infinities included. */
type Parsed =
  { readonly kind: 'tree'; readonly yaml: string } | { readonly kind: 'bad'; readonly at?: Range };

/** Looks a metric up in TOML, by the paths of JSON and YAML. Its range is the lines that give it its value. */
export async function tomlMetric(text: string, metric: string): Promise<MetricReading> {
  if (text.length > LONGEST) {
    const next = say('Write the metrics to a file of their own.');
    return { kind: 'fault', message: say('The file is too large or too deeply nested for metrics.'), next };
  }
  const toml = await import('smol-toml');
  const parsed = parse(text, toml);
  if (parsed.kind === 'bad') {
    const message = say('The file is cut off or malformed.');
    const next = say('Run what writes the metrics again, or mend the file.');
    return { kind: 'fault', message, next, ...(parsed.at === undefined ? {} : { range: parsed.at }) };
  }
  const { range: found, ...reading } = treeMetric(parsed.yaml, metric);
  const range = found === undefined ? undefined : placeOf(text, metric, reading, toml);
  return { ...reading, ...(range === undefined ? {} : { range }) };
}

function parse(text: string, { parse: read, TomlError }: Toml): Parsed {
  try {
    const value = read(text, { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST });
    return { kind: 'tree', yaml: stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }) };
  } catch (error) {
    // Anything else than its own error is the stack, overflown by a hostile depth of tables.
    if (!(error instanceof TomlError)) return { kind: 'bad' };
    const at = { line: Math.max(0, error.line - 1), column: Math.max(0, error.column - 1) };
    return { kind: 'bad', at: { start: at, end: at } };
  }
}

function placeOf(text: string, metric: string, whole: MetricReading, toml: Toml): Range | undefined {
  // An index from the end means another item as the text grows.
  if (text.length > LONGEST_LOCATED || /(?:^|[.[])-\d/.test(metric)) return undefined;
  const wanted = JSON.stringify(whole);
  return tomlLines(text, (beginning) => {
    const parsed = parse(beginning, toml);
    if (parsed.kind === 'bad') return 'malformed';
    const { range, ...reading } = treeMetric(parsed.yaml, metric);
    return range !== undefined && JSON.stringify(reading) === wanted ? 'there' : 'absent';
  });
}
