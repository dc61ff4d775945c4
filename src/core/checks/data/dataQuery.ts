import type { Message } from '../../text/message';

/** A cell of a query's result. */
export type Scalar = string | number | bigint | boolean | null;

/** Result of a query: rows as tuples. A query that cannot be answered says why. */
export type QueryResult =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Scalar[])[] }
  | { readonly kind: 'failed'; readonly reason: Message };

/** SQL over the project's data files. Results must be small: aggregate in SQL. */
export interface DataQuery {
  /**
   * Runs one statement. `{data}` in it stands for a table function over `files` (project-relative paths of one
   * format: CSV, TSV, JSON lines or Parquet), which the engine quotes.
   */
  query(sql: string, files: readonly string[]): Promise<QueryResult>;
}
