import path from 'node:path';
import type { DataQuery, QueryResult, Scalar } from '../../core/checks/data/dataQuery';
import { say, verbatim } from '../../core/text/message';

/** Memory that a check's data engine may take before it spills to the disk. */
const MEMORY_LIMIT = '1GB';

/** Readers of DuckDB by file name ending. */
const READERS: readonly (readonly [ending: RegExp, reader: string, options: string])[] = [
  [/\.parquet$/i, 'read_parquet', 'union_by_name = true'],
  [/\.tsv(\.gz)?$/i, 'read_csv', "delim = '\t', union_by_name = true"],
  [/\.(csv|txt)(\.gz)?$/i, 'read_csv', 'union_by_name = true'],
  [/\.(jsonl|ndjson)(\.gz)?$/i, 'read_json', "format = 'newline_delimited', union_by_name = true"],
  [/\.json(\.gz)?$/i, 'read_json', 'union_by_name = true'],
];

/** SQL over data files by DuckDB, in this process, opened on the first query. */
export class DuckData implements DataQuery {
  readonly #root: string;
  #connection: Promise<Connection> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  async query(sql: string, files: readonly string[]): Promise<QueryResult> {
    const source = tableOf(this.#root, files);
    if (typeof source !== 'string') return source;
    try {
      const connection = await (this.#connection ??= connect(
        path.join(this.#root, '.ml-lifecycle', 'cache'),
      ));
      const reader = await connection.runAndReadAll(sql.replaceAll('{data}', () => source));
      return { kind: 'rows', rows: reader.getRowsJS() as Scalar[][] };
    } catch (error) {
      return { kind: 'failed', reason: verbatim(this.#words(error)) };
    }
  }

  /** What the engine says, without this machine's paths: it goes into evidence. */
  #words(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return (text.split('\n', 1)[0] ?? '').replaceAll(`${this.#root}${path.sep}`, '').slice(0, 500);
  }
}

type Connection = Awaited<ReturnType<typeof connect>>;

async function connect(cache: string) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY_LIMIT,
    temp_directory: path.join(cache, 'duckdb'),
    // Nothing is ever downloaded: what is not built in is not used.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return instance.connect();
}

/** The table function that reads the files, or why there is none. */
function tableOf(root: string, files: readonly string[]): string | Extract<QueryResult, { kind: 'failed' }> {
  const first = files[0];
  if (first === undefined) return failed(say('no file was given'));
  const found = READERS.find(([ending]) => ending.test(first));
  if (found === undefined) {
    return failed(say('{0} is of no known format (CSV, TSV, JSON lines, JSON, Parquet)', first));
  }
  const [ending, reader, options] = found;
  const other = files.find((file) => !ending.test(file));
  if (other !== undefined) return failed(say('{0} and {1} are of different formats', first, other));
  // DuckDB would take such names for patterns and offers no way to escape them.
  const odd = files.find((file) => /[*?[\]]/.test(file));
  if (odd !== undefined)
    return failed(say('the name {0} has a character of patterns (* ? [ ]); rename it', odd));
  const list = files.map((file) => quote(path.join(root, file))).join(', ');
  return `${reader}([${list}], ${options})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function failed(reason: ReturnType<typeof say>): Extract<QueryResult, { kind: 'failed' }> {
  return { kind: 'failed', reason };
}
