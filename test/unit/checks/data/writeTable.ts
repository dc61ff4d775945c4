import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** The formats in which tables are written: by the ending of the name. */
export const FORMATS = ['csv', 'jsonl', 'parquet'] as const;

/** Writes the result of a query as a data file, in the format of its ending. */
export async function writeTable(root: string, file: string, query: string): Promise<void> {
  const format = file.endsWith('.parquet') ? 'parquet' : file.endsWith('.csv') ? 'csv, header' : 'json';
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`COPY (${query}) TO '${target.replaceAll("'", "''")}' (FORMAT ${format})`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A CSV of a header and rows. */
export function csv(header: string, rows: readonly (string | number)[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

/** The same row so many times. */
export function times(count: number, row: string | number): readonly (string | number)[] {
  return Array.from({ length: count }, () => row);
}
