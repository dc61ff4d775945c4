import type { DataQuery, Scalar, Unanswered } from '../../world/dataQuery';
import type { Table } from '../openTable';
import type { DriftKind, ValueSql } from './columnSide';

/** What one pass over a table tells of a column. */
export interface ColumnSummary {
  readonly rows: number;
  /** Rows with a finite value. */
  readonly values: number;
  /** Rows with a value that is not finite. */
  readonly infinite: number;
  /** Different values, within some percent. */
  readonly distinct: number;
  /** Ends of the values; integers exactly. Absent for categories and where there is no value. */
  readonly least?: number | bigint;
  readonly greatest?: number | bigint;
  /** Quartiles of a sample. */
  readonly quartiles?: readonly [Scalar, Scalar, Scalar];
}

/** A column to summarise. */
export interface SummarisedColumn {
  readonly kind: DriftKind;
  readonly sql: ValueSql;
}

/** Columns of one query: each takes memory while the table is read. */
const AT_A_TIME = 64;
/** Rows of the sample that the scale of a column comes from. */
const SAMPLE = 20_000;

/** Summarises columns of a table, many in one pass. */
export async function summariseColumns(
  table: Table,
  columns: readonly SummarisedColumn[],
  data: DataQuery,
): Promise<
  | { readonly kind: 'summaries'; readonly rows: number; readonly summaries: readonly ColumnSummary[] }
  | Unanswered
> {
  const counted = await data.query(`SELECT count(*) FROM ${table.relation}`);
  if (counted.kind === 'failed') return counted;
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  const summaries: ColumnSummary[] = [];
  for (let from = 0; from < columns.length; from += AT_A_TIME) {
    const part = columns.slice(from, from + AT_A_TIME);
    const found = await data.query(`SELECT ${part.map(measures).join(', ')} FROM ${table.relation}`);
    if (found.kind === 'failed') return found;
    const sampled = await sampleQuartiles(table, part, rows, data);
    if (sampled.kind === 'failed') return sampled;
    const [cells = [], quartiles = []] = [found.rows[0], sampled.rows[0]];
    part.forEach((_, at) => {
      summaries.push(summaryOf(rows, cells.slice(at * 5, at * 5 + 5), quartiles.slice(at * 3, at * 3 + 3)));
    });
  }
  return { kind: 'summaries', rows, summaries };
}

function measures({ kind, sql: { value, present } }: SummarisedColumn): string {
  const counts = `count(${value}), count(${present}) - count(${value}), approx_count_distinct(${value})`;
  return kind === 'category' ? `${counts}, NULL, NULL` : `${counts}, min(${value}), max(${value})`;
}

/** Every so-many-th row: the same in every run. */
function sampleQuartiles(
  { numbered, rowNumber }: Table,
  columns: readonly SummarisedColumn[],
  rows: number,
  data: DataQuery,
) {
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const quartiles = columns.map(({ kind, sql: { value } }) => {
    if (kind === 'category') return 'NULL, NULL, NULL';
    return [0.25, 0.5, 0.75].map((share) => `quantile_disc(${value}, ${share})`).join(', ');
  });
  return data.query(`SELECT ${quartiles.join(', ')} FROM ${numbered} WHERE ${rowNumber} % ${step} = 0`);
}

function summaryOf(rows: number, cells: readonly Scalar[], quartiles: readonly Scalar[]): ColumnSummary {
  const [values = 0, infinite = 0, distinct = 0, least = null, greatest = null] = cells;
  const [low = null, middle = null, high = null] = quartiles;
  return {
    ...{ rows, values: Number(values), infinite: Number(infinite), distinct: Number(distinct) },
    ...(isNumber(least) && isNumber(greatest) ? { least, greatest } : {}),
    ...(middle === null ? {} : { quartiles: [low, middle, high] as const }),
  };
}

function isNumber(value: Scalar): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
