import { normalisePattern } from '../../links/globs';
import type { Place } from '../../place/place';
import { say, verbatim, type Message } from '../../text/message';
import { columnsOf, openTable, type Table } from '../data/openTable';
import { unreadableFile, type Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { jsonSummary, locustSummary, type SummaryReading } from './loadTestSummary';
import { unitOfName, type LatencyUnit } from './latencyUnit';
import { measure } from './metricSource';
import { openPredictions, queryRows, type Faults } from './predictions/predictionTable';
import { numberSql } from './predictions/valueSql';

/** A latency: the number, its unit, and what to call it. */
export interface Latency {
  readonly kind: 'latency';
  readonly name: Message;
  readonly value: number;
  readonly unit: LatencyUnit;
  readonly place: Partial<Place>;
  /** How many requests it was computed from, where that is known. */
  readonly samples?: number;
}

/** What to read. */
export interface LatencySource {
  readonly file: string | readonly string[];
  readonly percentile: number;
  readonly column?: string | undefined;
  readonly metric?: string | undefined;
  readonly unit?: LatencyUnit | undefined;
}

/** Columns by which tables of load-test tools are known, with the column of latencies and its unit. */
const SAMPLE_TABLES: readonly {
  readonly has: readonly string[];
  readonly column: string;
  readonly unit: LatencyUnit;
}[] = [
  { has: ['response-time', 'DNS+dialup'], column: 'response-time', unit: 's' },
  { has: ['timeStamp', 'elapsed'], column: 'elapsed', unit: 'ms' },
];

/** Reads the latency that is judged: an addressed number, a percentile of samples, or one of a tool's summary. */
export async function readLatency(source: LatencySource, world: CheckWorld): Promise<Latency | Faults> {
  const { metric, column } = source;
  if (metric !== undefined) return addressed(source, metric, world);
  if (column !== undefined) return ofSamples(source, column, unitOfName(column), world);
  const table = await summaryOrTable(source, world);
  if (table.kind !== 'data') return table;
  const names = table.columns.map(({ name }) => name);
  const known = SAMPLE_TABLES.find(({ has }) => has.every((name) => names.includes(name)));
  if (known !== undefined) return ofSamples(source, known.column, known.unit, world);
  return { kind: 'faults', faults: [unknownFormat(table)] };
}

async function addressed(
  source: LatencySource,
  metric: string,
  world: CheckWorld,
): Promise<Latency | Faults> {
  const [file = ''] = listOf(source.file);
  const measured = await measure({ file, metric }, world);
  if (measured.kind === 'fault') return { kind: 'faults', faults: [measured.fault] };
  const { value, place } = measured;
  if (value < 0) return { kind: 'faults', faults: [{ ...place, ...negative(metric, value) }] };
  const unit = source.unit ?? unitOfName(metric) ?? 'ms';
  return { kind: 'latency', name: verbatim(metric), value, unit, place };
}

/** What a load-test tool says itself in JSON or in Locust's CSV; else the data, which may be a tool's samples. */
async function summaryOrTable(source: LatencySource, world: CheckWorld): Promise<Latency | Faults | Table> {
  const file = normalisePattern(listOf(source.file)[0] ?? '');
  if (/\.json$/i.test(file) && world.files.includes(file)) {
    const summary = await summaryIn(file, jsonSummary, source, world);
    if (summary.kind !== 'unknown') return summary;
  }
  const table = await openTable(listOf(source.file), world);
  if (table.kind === 'faults') return table;
  const isLocust = ['Name', '50%'].every((name) => table.columns.some((column) => column.name === name));
  if (!isLocust || table.files.length !== 1) return table;
  const summary = await summaryIn(table.files[0] ?? '', locustSummary, source, world);
  return summary.kind === 'unknown' ? table : summary;
}

async function summaryIn(
  file: string,
  read: (text: string, percentile: number) => SummaryReading,
  { percentile, unit }: LatencySource,
  world: CheckWorld,
): Promise<Latency | Faults | { readonly kind: 'unknown' }> {
  const content = await world.readText(file);
  if (content.kind === 'unreadable')
    return { kind: 'faults', faults: [unreadableFile(file, content.reason)] };
  return fromSummary(read(content.text, percentile), file, percentile, unit);
}

function fromSummary(
  summary: SummaryReading,
  path: string,
  percentile: number,
  unit: LatencyUnit | undefined,
): Latency | Faults | { readonly kind: 'unknown' } {
  if (summary.kind === 'unknown') return summary;
  const place = { path, ...(summary.range === undefined ? {} : { range: summary.range }) };
  if (summary.kind === 'fault') {
    return { kind: 'faults', faults: [{ ...place, message: summary.message, next: summary.next }] };
  }
  const name = say('Percentile {0} of the latency ({1})', percentile, summary.tool);
  return { kind: 'latency', name, value: summary.value, unit: unit ?? summary.unit, place };
}

/** The percentile interpolates linearly between the two nearest samples, as numpy's default does (Hyndman and Fan, 7). */
async function ofSamples(
  { file, percentile, unit }: LatencySource,
  name: string,
  ownUnit: LatencyUnit | undefined,
  world: CheckWorld,
): Promise<Latency | Faults> {
  const opened = await openPredictions(
    file,
    [{ parameter: 'column', column: name, holds: 'duration' }],
    [],
    world,
  );
  if (opened.kind === 'faults') return opened;
  const { table, rows, columns } = opened;
  const column = columns.get('column') ?? columnsOf(table, [name]).columns[0];
  if (column === undefined) return { kind: 'faults', faults: [unknownFormat(table)] };
  const answer = await queryRows(
    `SELECT quantile_cont(${numberSql(column)}, ${String(percentile / 100)}) FROM ${table.relation}`,
    table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  return {
    kind: 'latency',
    name: say('Percentile {0} of "{1}"', percentile, column.name),
    value: Number(answer.rows[0]?.[0]),
    unit: unit ?? ownUnit ?? 'ms',
    place: table.place,
    samples: rows,
  };
}

function unknownFormat({ files, columns, place }: Table): Fault {
  const names = columns.map(({ name }) => name).slice(0, 12);
  return {
    ...place,
    message: say('{0} is no summary of a load test that is known here.', files[0] ?? ''),
    next: say(
      'Name the column of samples in "column", or a number in "metric". Its columns: {0}.',
      names.join(', '),
    ),
  };
}

function negative(metric: string, value: number): Omit<Fault, 'path'> {
  return {
    message: say('{0} is {1}: a latency cannot be negative.', metric, value),
    next: say('Look at what writes it, or name another number.'),
  };
}
