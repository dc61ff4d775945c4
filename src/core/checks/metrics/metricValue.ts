import { say } from '../../text/message';
import { csvMetric } from './csvMetric';
import type { MetricReading } from './metricReading';
import { tomlMetric } from './tomlMetric';
import { treeMetric } from './treeMetric';

/**
 * Looks a metric up in a metrics file, by the file's ending. JSON, YAML and TOML: a dotted path; a key may contain
 * dots itself, a list takes indices from zero, or from its end by -1. JSON lines: the last line. CSV and TSV: the
 * last row of the column of that name, or the row of that name where the columns are `metric` (or `name`) and `value`.
 */
export async function readMetric(path: string, text: string, metric: string): Promise<MetricReading> {
  if (text.trim() === '') {
    return {
      kind: 'fault',
      message: say('{0} is empty.', path),
      next: say('Run what writes the metrics, then run the check again.'),
    };
  }
  switch (/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase()) {
    case 'json':
    case 'yaml':
    case 'yml':
      return treeMetric(text, metric);
    case 'toml':
      return tomlMetric(text, metric);
    case 'jsonl':
    case 'ndjson':
      return lastLineMetric(text, metric);
    case 'csv':
      return csvMetric(text, metric, delimiterOf(text));
    case 'tsv':
      return csvMetric(text, metric, '\t');
    default:
      return {
        kind: 'fault',
        message: say('{0} is of no format that metrics are read from.', path),
        next: say('Write the metrics as JSON, YAML, TOML, JSON lines, CSV or TSV.'),
      };
  }
}

function lastLineMetric(text: string, metric: string): MetricReading {
  const lines = text.trimEnd().split('\n');
  const reading = treeMetric(lines.at(-1) ?? '', metric);
  if (reading.range === undefined) return reading;
  const { start, end } = reading.range;
  const offset = lines.length - 1;
  const range = { start: { ...start, line: start.line + offset }, end: { ...end, line: end.line + offset } };
  return { ...reading, range };
}

/** Spreadsheets of half the world separate by semicolons. */
function delimiterOf(text: string): string {
  const header = text.slice(0, (text + '\n').indexOf('\n'));
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}
