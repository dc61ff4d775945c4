import path from 'node:path';
import { sqlText } from '../../core/checks/data/sql';
import type { DataSource, Unanswered } from '../../core/checks/world/dataQuery';
import { say, type Message } from '../../core/text/message';
import { partitionsOf } from './partitions';

/** How files of one format are read. */
export type Reader =
  | { readonly kind: 'csv'; readonly delimiter?: string }
  /** SQL of the table function that reads files whose values have types of their own. */
  | { readonly kind: 'typed'; readonly relation: string };

interface Format {
  readonly ending: RegExp;
  readonly reader: 'csv' | 'tsv' | 'read_parquet' | 'read_json';
  readonly options: readonly string[];
}

/** All of a JSON file is looked at before its columns get their types. */
const JSON_OPTIONS: readonly string[] = ['sample_size = -1', 'maximum_object_size = 67108864'];
const FORMATS: readonly Format[] = [
  { ending: /\.parquet$/i, reader: 'read_parquet', options: [] },
  { ending: /\.tsv(\.gz)?$/i, reader: 'tsv', options: [] },
  { ending: /\.(csv|txt)(\.gz)?$/i, reader: 'csv', options: [] },
  {
    ending: /\.(jsonl|ndjson)(\.gz)?$/i,
    reader: 'read_json',
    options: ["format = 'newline_delimited'", ...JSON_OPTIONS],
  },
  { ending: /\.json(\.gz)?$/i, reader: 'read_json', options: JSON_OPTIONS },
];

/** How the files of a source are read, or why they cannot be. */
export function readerOf(root: string, { files }: DataSource): Reader | Unanswered {
  const first = files[0];
  if (first === undefined) return failed(say('no file was given'));
  const format = FORMATS.find(({ ending }) => ending.test(first));
  if (format === undefined) {
    return failed(say('{0} is of no known format (CSV, TSV, JSON lines, JSON, Parquet)', first));
  }
  const other = files.find((file) => !format.ending.test(file));
  if (other !== undefined) return failed(say('{0} and {1} are of different formats', first, other));
  // DuckDB would take such names for patterns and offers no way to escape them.
  const odd = files.find((file) => /[*?[\]]/.test(file));
  if (odd !== undefined)
    return failed(say('the name {0} has a character of patterns (* ? [ ]); rename it', odd));
  if (format.reader === 'csv') return { kind: 'csv' };
  if (format.reader === 'tsv') return { kind: 'csv', delimiter: '\t' };
  const list = files.map((file) => sqlText(path.join(root, file))).join(', ');
  const partitioned = `hive_partitioning = ${String(partitionsOf(files).length > 0)}`;
  const options = ['union_by_name = true', partitioned, ...format.options].join(', ');
  return { kind: 'typed', relation: `${format.reader}([${list}], ${options})` };
}

function failed(reason: Message): Unanswered {
  return { kind: 'failed', reason };
}
