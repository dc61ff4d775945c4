import path from 'node:path';
import { NULL_SPELLINGS } from '../../core/checks/data/nullSpellings';
import type { DataSource, Unanswered } from '../../core/checks/world/dataQuery';
import { sqlText } from '../../core/checks/data/sql';
import { say, type Message } from '../../core/text/message';

interface Reader {
  readonly ending: RegExp;
  readonly table: string;
  readonly options: readonly string[];
  /** Whether values are written as text, so that spellings of null exist. */
  readonly spelled: boolean;
}

/** Readers of DuckDB by file name ending. */
const READERS: readonly Reader[] = [
  { ending: /\.parquet$/i, table: 'read_parquet', options: [], spelled: false },
  { ending: /\.tsv(\.gz)?$/i, table: 'read_csv', options: ["delim = '\t'"], spelled: true },
  { ending: /\.(csv|txt)(\.gz)?$/i, table: 'read_csv', options: [], spelled: true },
  {
    ending: /\.(jsonl|ndjson)(\.gz)?$/i,
    table: 'read_json',
    options: ["format = 'newline_delimited'"],
    spelled: false,
  },
  { ending: /\.json(\.gz)?$/i, table: 'read_json', options: [], spelled: false },
];

/** The table function that reads the files of a source, or why there is none. */
export function readerOf(root: string, { files, as = 'values' }: DataSource): string | Unanswered {
  const first = files[0];
  if (first === undefined) return failed(say('no file was given'));
  const reader = READERS.find(({ ending }) => ending.test(first));
  if (reader === undefined) {
    return failed(say('{0} is of no known format (CSV, TSV, JSON lines, JSON, Parquet)', first));
  }
  const other = files.find((file) => !reader.ending.test(file));
  if (other !== undefined) return failed(say('{0} and {1} are of different formats', first, other));
  // DuckDB would take such names for patterns and offers no way to escape them.
  const odd = files.find((file) => /[*?[\]]/.test(file));
  if (odd !== undefined)
    return failed(say('the name {0} has a character of patterns (* ? [ ]); rename it', odd));
  const list = files.map((file) => sqlText(path.join(root, file))).join(', ');
  const spelling = as === 'text' ? ['all_varchar = true', 'nullstr = []'] : [`nullstr = [${nulls()}]`];
  const options = ['union_by_name = true', ...reader.options, ...(reader.spelled ? spelling : [])];
  return `${reader.table}([${list}], ${options.join(', ')})`;
}

function nulls(): string {
  return NULL_SPELLINGS.map(sqlText).join(', ');
}

function failed(reason: Message): Unanswered {
  return { kind: 'failed', reason };
}
