import type { Message } from '../../text/message';

/** A cell of a query's result. */
export type Scalar = string | number | bigint | boolean | null;

/** Result of a query: rows as tuples. A query that cannot be answered says why. */
export type QueryResult =
  { readonly kind: 'rows'; readonly rows: readonly (readonly Scalar[])[] } | Unanswered;

/** Why data cannot be opened or a query not answered, in words that may go into evidence. */
export interface Unanswered {
  readonly kind: 'failed';
  readonly reason: Message;
}

/** Data files of one format, as one table. */
export interface DataSource {
  /** Project-relative paths; columns are united by name. */
  readonly files: readonly string[];
  /**
   * `values` (default): columns have the types that their values show, and spellings of null are null.
   * `text`: every value of CSV and TSV as it is written, so that spellings can be told apart.
   */
  readonly as?: 'values' | 'text';
}

/** What a column holds, whatever the file's format calls it. */
export type ColumnKind = 'integer' | 'number' | 'text' | 'boolean' | 'date' | 'time' | 'nested' | 'other';

export interface DataColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The engine's name of the type, for casts: `BIGINT`, `DECIMAL(18,3)`, `TIMESTAMP WITH TIME ZONE`. */
  readonly type: string;
}

/** Data that queries may name: parsed once, however many checks ask. */
export interface OpenData {
  readonly kind: 'data';
  readonly columns: readonly DataColumn[];
  /** SQL of the table, to stand behind FROM. */
  readonly relation: string;
  /**
   * SQL of the same table with one more column, called by `rowNumber`: the number of the row, from 1, header not
   * counted; over several files in the order of their names.
   */
  readonly numbered: string;
  /** Quoted name of the row's number in `numbered`; no column of the data has it. */
  readonly rowNumber: string;
}

/** SQL (DuckDB's) over the project's data files. Results must be small: aggregate in SQL. */
export interface DataQuery {
  open(source: DataSource): Promise<OpenData | Unanswered>;
  query(sql: string): Promise<QueryResult>;
}
