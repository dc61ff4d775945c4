import type { DataSource, Scalar } from '../../../../src/core/checks/world/dataQuery';
import { render } from '../../../../src/core/text/message';
import { DuckData } from '../../../../src/node/data/duckData';

/** A table as the data engine reads it: columns as `name kind`, rows as texts; or why it cannot be read. */
export interface ReadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly fault: string;
}

/** Reads files of a folder and the first rows of them, a missing value as `NULL`. */
export async function readTable(root: string, source: DataSource | string, limit = 20): Promise<ReadTable> {
  const data = new DuckData(root);
  try {
    const open = await data.open(typeof source === 'string' ? { files: [source] } : source);
    if (open.kind === 'failed') return { columns: [], rows: [], fault: render(open.reason) };
    const columns = open.columns.map(({ name, kind }) => `${name} ${kind}`);
    const list = open.columns
      .map(({ name }) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`)
      .join(', ');
    const answer = await data.query(
      `SELECT ${list} FROM ${open.numbered} ORDER BY ${open.rowNumber} LIMIT ${String(limit)}`,
    );
    if (answer.kind === 'failed') return { columns, rows: [], fault: render(answer.reason) };
    const rows = answer.rows.map((row) => row.map((cell: Scalar) => (cell === null ? 'NULL' : String(cell))));
    return { columns, rows, fault: '' };
  } finally {
    await data.close();
  }
}

/** The single value that a query about a file returns; `t` stands for its table. */
export async function askTable(root: string, file: string, sql: string): Promise<Scalar | undefined> {
  const data = new DuckData(root);
  try {
    const open = await data.open({ files: [file] });
    if (open.kind === 'failed') throw new Error(render(open.reason));
    const answer = await data.query(sql.replace('FROM t', `FROM ${open.relation}`));
    if (answer.kind === 'failed') throw new Error(render(answer.reason));
    return answer.rows[0]?.[0];
  } finally {
    await data.close();
  }
}
