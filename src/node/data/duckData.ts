import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { STORE } from '../../core/evidence/evidencePath';
import type {
  DataColumn,
  DataQuery,
  DataSource,
  OpenData,
  QueryResult,
  Scalar,
  Unanswered,
} from '../../core/checks/world/dataQuery';
import { say } from '../../core/text/message';
import { sqlName } from '../../core/checks/data/sql';
import { columnKind } from './columnKind';
import { createCsvTable, MAX_COLUMNS } from './csvTable';
import { csvTexts, type CsvTexts } from './csvTexts';
import { gzipFault } from '../files/gzipFault';
import { readerOf } from './dataReaders';
import { engineWords } from './engineWords';

/** Memory that the data engine of a process may take before it spills to the disk. */
const MEMORY_LIMIT = '400MB';
/** Each thread holds rows of its own; more of them than these would need more memory than they save time. */
const MAX_THREADS = 4;

/** SQL over data files by DuckDB, in this process, opened on the first use. Every source is parsed once. */
export class DuckData implements DataQuery {
  readonly #root: string;
  readonly #folder: string;
  readonly #opened = new Map<string, Promise<OpenData | Unanswered>>();
  #connection: Promise<Connection> | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#folder = path.join(root, STORE, 'cache', 'duckdb', randomUUID());
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
      return { kind: 'failed', reason: engineWords(error, this.#root) };
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

  async #open({ files, as = 'values' }: DataSource, table: string): Promise<OpenData | Unanswered> {
    const reader = readerOf(this.#root, { files });
    const fault = reader.kind === 'failed' ? undefined : await this.#packingFault(files);
    if (fault !== undefined) return fault;
    switch (reader.kind) {
      case 'failed':
        return reader;
      case 'csv': {
        const texts = csvTexts(this.#root, files, reader.delimiter);
        if (texts.kind === 'failed') return texts;
        if (as === 'text') return textData(texts);
        const failure = await createCsvTable(table, texts, (sql) => this.query(sql));
        return failure ?? this.#describe(table);
      }
      case 'typed': {
        const made = await this.query(`CREATE TABLE ${table} AS SELECT * FROM ${reader.relation}`);
        return made.kind === 'failed' ? made : this.#describe(table);
      }
    }
  }

  /** The engine reads a gzipped file that is cut off as if it were whole. */
  async #packingFault(files: readonly string[]): Promise<Unanswered | undefined> {
    for (const file of files.filter((item) => /\.gz$/i.test(item))) {
      const fault = await gzipFault(path.join(this.#root, file));
      if (fault !== undefined) return { kind: 'failed', reason: say('{0} cannot be read: {1}', file, fault) };
    }
    return undefined;
  }

  async #describe(table: string): Promise<OpenData | Unanswered> {
    const described = await this.query(`DESCRIBE ${table}`);
    if (described.kind === 'failed') return described;
    const columns = described.rows.map(([name, type]): DataColumn => {
      return { name: String(name), type: String(type), kind: columnKind(String(type)) };
    });
    const rowNumber = freeName(columns);
    // A view of several tables has no rowid.
    const row = columns.length > MAX_COLUMNS ? 'row_number() OVER ()' : 'rowid + 1';
    const numbered = `(SELECT ${row} AS ${rowNumber}, * FROM ${table})`;
    return { kind: 'data', columns, relation: table, numbered, rowNumber };
  }
}

/** Texts as they are written: read from the files by every query, which is asked of few columns. */
function textData({ names, relation }: CsvTexts): OpenData {
  const columns = names.map((name): DataColumn => ({ name, type: 'VARCHAR', kind: 'text' }));
  const list = names.map((name, at) => `c${String(at)} AS ${sqlName(name)}`).join(', ');
  const texts = `(SELECT ${list} FROM ${relation(names.map((_, at) => at))})`;
  const rowNumber = freeName(columns);
  const numbered = `(SELECT row_number() OVER () AS ${rowNumber}, * FROM ${texts})`;
  return { kind: 'data', columns, relation: texts, numbered, rowNumber };
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
    threads: String(Math.min(availableParallelism(), MAX_THREADS)),
    temp_directory: path.join(folder, 'spill'),
    // Nothing is ever downloaded: what is not built in is not used.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  // Times without a zone count as UTC, wherever the machine stands.
  await connection.run("SET TimeZone = 'UTC'");
  // It makes a join of each IN with more than a few values: that costs time and memory and loses the order of rows.
  await connection.run("SET disabled_optimizers = 'in_clause'");
  return connection;
}
