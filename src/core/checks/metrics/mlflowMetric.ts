import { say } from '../../text/message';
import { notNumber, numberOf, type MetricReading } from './metricReading';

/** A value that a run logged, at its line of the metric's file. */
interface Logged {
  readonly written: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
  readonly line: number;
  readonly column: number;
}

/** As MLflow writes a value: milliseconds, value, step; the oldest versions wrote no step, the newest name a data set. */
const LINE = /^(\d{1,16}) (\S{1,400})(?: (-?\d{1,16}))?(?: |$)/;

/**
 * The value that counts of a metric of an MLflow run: the one of the last step; of equal steps the latest; of equal
 * times the greatest, as MLflow itself has it.
 */
export function mlflowMetric(text: string, metric: string): MetricReading {
  let last: Logged | undefined;
  let line = -1;
  for (const written of text.split('\n')) {
    line++;
    if (written.trim() === '') continue;
    const logged = parseLine(written.trimEnd(), line);
    if (logged === undefined) return malformed(metric, line, written.length);
    if (last === undefined || isAfter(logged, last)) last = logged;
  }
  if (last === undefined) {
    const next = say('Run what writes the metrics, then run the check again.');
    return { kind: 'fault', message: say('{0} has no value.', metric), next };
  }
  const start = { line: last.line, column: last.column };
  const range = { start, end: { line: last.line, column: last.column + last.written.length } };
  return numberOf(metric, last.written, range);
}

/** A parameter of an MLflow run, as a number: its file holds its value and nothing else. */
export function mlflowParameter(text: string, name: string): MetricReading {
  const written = text.trim();
  const end = { line: 0, column: written.split('\n', 1)[0]?.length ?? 0 };
  const range = { start: { line: 0, column: 0 }, end };
  return written === '' ? notNumber(name, written, range) : numberOf(name, written, range);
}

function parseLine(text: string, line: number): Logged | undefined {
  const [, timestamp, written, step = '0'] = LINE.exec(text) ?? [];
  if (timestamp === undefined || written === undefined) return undefined;
  const column = timestamp.length + 1;
  return { written, value: Number(written), timestamp: Number(timestamp), step: Number(step), line, column };
}

function isAfter(one: Logged, other: Logged): boolean {
  if (one.step !== other.step) return one.step > other.step;
  if (one.timestamp !== other.timestamp) return one.timestamp > other.timestamp;
  return one.value > other.value;
}

function malformed(metric: string, line: number, length: number): MetricReading {
  return {
    kind: 'fault',
    message: say('The file of {0} has a line that is no value of MLflow: time, value, step.', metric),
    next: say('Log the metric again with MLflow, or restore the file.'),
    range: { start: { line, column: 0 }, end: { line, column: length } },
  };
}
