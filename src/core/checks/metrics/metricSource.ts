import { normalisePattern } from '../../links/globs';
import type { Place } from '../../place/place';
import { pathFault } from '../../project/projectPath';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import { unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { MetricReading } from './metricReading';
import { readMetric } from './metricValue';
import { mlflowMetric, mlflowParameter } from './mlflowMetric';

/** Where a number stands: a file and a name in it, or the folder of an MLflow run and the name of a metric. */
export interface MetricSource {
  readonly file: string;
  readonly metric: string;
}

/** A number of a file, with its place; or why there is none. */
export type Measured =
  | { readonly kind: 'value'; readonly value: number; readonly place: Partial<Place> }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Endings of files that metrics are read from. What has none of them may be the folder of a run. */
const FILE_OF_METRICS = /\.(?:json|jsonl|ndjson|ya?ml|toml|csv|tsv)$/i;

/** What a check consumes that reads a metric. Of a run it does not read the artifacts, which may be large. */
export function metricPatterns(file: string): readonly string[] {
  if (FILE_OF_METRICS.test(file) || pathFault(file) !== undefined) return [file];
  const run = normalisePattern(file);
  return [`${run}/metrics`, `${run}/params`];
}

/** Reads one number. */
export async function measure({ file, metric }: MetricSource, world: CheckWorld): Promise<Measured> {
  if ((await world.kindOf(file)) === 'folder') return measureRun(normalisePattern(file), metric, world);
  const content = await world.readText(file);
  if (content.kind === 'unreadable') return { kind: 'fault', fault: unreadableFile(file, content.reason) };
  return measured(await readMetric(file, content.text, metric), file);
}

/** The files of an MLflow run that a metric's name may mean, best first. */
export function runFiles(run: string, metric: string): readonly string[] {
  if (/^(?:metrics|params)\/./.test(metric)) return [`${run}/${metric}`];
  return [`${run}/metrics/${metric}`, `${run}/params/${metric}`];
}

/** Reads a file of an MLflow run. */
export function readRunFile(path: string, text: string, metric: string, run: string): MetricReading {
  return path.startsWith(`${run}/metrics/`) ? mlflowMetric(text, metric) : mlflowParameter(text, metric);
}

async function measureRun(run: string, metric: string, world: CheckWorld): Promise<Measured> {
  // Only what the check consumes: a name with `..` leads nowhere.
  const path = runFiles(run, metric).find((candidate) => world.files.includes(candidate));
  if (path === undefined) return { kind: 'fault', fault: notInRun(run, metric, world.files) };
  const content = await world.readText(path);
  if (content.kind === 'unreadable') return { kind: 'fault', fault: unreadableFile(path, content.reason) };
  return measured(readRunFile(path, content.text, metric, run), path);
}

function measured(reading: MetricReading, path: string): Measured {
  const place = { path, ...(reading.range === undefined ? {} : { range: reading.range }) };
  if (reading.kind === 'value') return { kind: 'value', value: reading.value, place };
  return { kind: 'fault', fault: { ...place, message: reading.message, next: reading.next } };
}

function notInRun(run: string, metric: string, files: readonly string[]): Fault {
  const prefix = `${run}/metrics/`;
  const names = files.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  if (names.length === 0) {
    return {
      path: run,
      message: say('{0} is a folder, but not the folder of an MLflow run that logged metrics.', run),
      next: say('Name a file of metrics, or the folder of a run: "mlruns/<experiment>/<run>".'),
    };
  }
  const near = suggest(metric, names);
  const next =
    near === undefined
      ? say('The run has, among others: {0}.', names.slice(0, 5).join(', '))
      : say('Did you mean "{0}"?', near);
  return { path: run, message: say('The run {0} has no metric {1}.', run, metric), next };
}
