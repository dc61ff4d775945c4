import type { Table } from './openTable';

/** Columns up to which rows are compared value by value; the engine holds memory for each, however few rows there are. */
const MOST_COLUMNS = 256;

/** Rows as SQL, by which equal ones are found. */
export interface ComparedRows {
  /** What stands behind WITH before a query of these rows: `name AS …`. */
  readonly definitions: readonly string[];
  readonly relation: string;
  /** The same with `rowNumber`. */
  readonly numbered: string;
  readonly rowNumber: string;
  /** Equal rows have equal ones. */
  readonly values: readonly string[];
  /** What was asked for besides. */
  readonly also: string;
}

/**
 * A table's rows by the values of some columns. Those of very many columns become one MD5 digest of their texts, in
 * which a missing value equals a missing one, before anything else is done with them: in a table called `name`.
 */
export function comparedRows(
  table: Table,
  values: readonly string[],
  name: string,
  also = 'NULL',
): ComparedRows {
  if (values.length <= MOST_COLUMNS) {
    const { relation, numbered, rowNumber } = table;
    return { definitions: [], relation, numbered, rowNumber, values, also };
  }
  const texts = values.map((value) => `coalesce(CAST(${value} AS VARCHAR), chr(30))`);
  const digest = `md5(concat_ws(chr(31), ${texts.join(', ')}))`;
  const rows = `SELECT ${table.rowNumber} AS number, ${digest} AS digest, ${also} AS also FROM ${table.numbered}`;
  return {
    definitions: [`${name} AS MATERIALIZED (${rows})`],
    ...{ relation: name, numbered: name, rowNumber: 'number', values: ['digest'], also: 'also' },
  };
}

/** WITH and definitions, none of them included. */
export function withRows(definitions: readonly string[]): string {
  return definitions.length === 0 ? '' : `WITH ${definitions.join(', ')} `;
}
