import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type {
  DataColumn,
  DataQuery,
  DataSource,
  OpenData,
  QueryResult,
  Scalar,
  Unanswered,
} from '../../core/checks/world/dataQuery';
import { verbatim } from '../../core/text/message';
import { columnKind } from './columnKind';
import { readerOf } from './dataReaders';

/** Memory that the data engine of a process may take before it spills to the disk. */
const MEMORY_LIMIT = '400MB';

/** SQL over data files by DuckDB, in this process, opened on the first use. Every source is parsed once. */
export class DuckData implements DataQuery {
  readonly #root: string;
  readonly #folder: string;
  readonly #opened = new Map<string, Promise<OpenData | Unanswered>>();
  #connection: Promise<Connection> | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#folder = path.join(root, '.ml-lifecycle', 'cache', 'duckdb', randomUUID());
  }

  open(source: DataSource): Promise<OpenData | Unanswered> {
    const key = JSON.stringify([source.as ?? 'values', ...source.files]);
    let opened = this.#opened.get(key);
    if (opened === undefined) {
      opened = this.#open(source, `source_${String(this.#opened.size)}`);
      this.#opened.set(key, opened);
    }
    return opened;
  }

  async query(sql: string): Promise<QueryResult> {
    try {
      const connection = await (this.#connection ??= connect(this.#folder));
      const reader = await connection.runAndReadAll(sql);
      return { kind: 'rows', rows: reader.getRowsJS() as Scalar[][] };
    } catch (error) {
      return { kind: 'failed', reason: verbatim(this.#words(error)) };
    }
  }

  /** Gives back memory and disk; the next use begins anew. */
  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    this.#connection = undefined;
    this.#opened.clear();
    if (connection === undefined) return;
    connection.closeSync();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #open(source: DataSource, table: string): Promise<OpenData | Unanswered> {
    const reader = readerOf(this.#root, source);
    if (typeof reader !== 'string') return reader;
    const made = await this.query(`CREATE TABLE ${table} AS SELECT * FROM ${reader}`);
    if (made.kind === 'failed') return made;
    const described = await this.query(`DESCRIBE ${table}`);
    if (described.kind === 'failed') return described;
    const columns = described.rows.map(([name, type]): DataColumn => {
      return { name: String(name), type: String(type), kind: columnKind(String(type)) };
    });
    const rowNumber = freeName(columns);
    const numbered = `(SELECT rowid + 1 AS ${rowNumber}, * FROM ${table})`;
    return { kind: 'data', columns, relation: table, numbered, rowNumber };
  }

  /** What the engine says, without this machine's paths: it goes into evidence. */
  #words(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return (text.split('\n', 1)[0] ?? '').replaceAll(`${this.#root}${path.sep}`, '').slice(0, 500);
  }
}

/** A quoted name that no column has; names are the same whatever their case. */
function freeName(columns: readonly DataColumn[]): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  let name = 'row number';
  while (taken.has(name)) name = `_${name}`;
  return `"${name}"`;
}

type Connection = Awaited<ReturnType<typeof connect>>;

async function connect(folder: string) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(path.join(folder, 'data.duckdb'), {
    memory_limit: MEMORY_LIMIT,
    temp_directory: path.join(folder, 'spill'),
    // Nothing is ever downloaded: what is not built in is not used.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return instance.connect();
}
