import type { CheckWorld } from '../world/checkWorld';
import type { Unanswered } from '../world/dataQuery';
import type { Table } from './openTable';
import type { SharedColumn } from './sharedColumns';

/** A row of the test data and the row of the training data that it repeats, by their numbers from 1. */
export interface RepeatedRow {
  readonly test: number;
  readonly train: number;
}

/** Rows of the test data that stand in the training data too. */
export interface RepeatedRows {
  readonly kind: 'repeated';
  readonly rows: number;
  /** The first of them. */
  readonly examples: readonly RepeatedRow[];
}

const EXAMPLES = 3;

/**
 * Counts the test rows that equal a training row in all the columns. Rows meet by a hash of 64 bits first, which
 * takes eight bytes a row; only those that meet are compared by their values.
 */
export async function repeatedRows(
  train: Table,
  test: Table,
  columns: readonly SharedColumn[],
  world: CheckWorld,
): Promise<RepeatedRows | Unanswered> {
  const trainHash = `hash(${columns.map(({ leftValue }) => leftValue).join(', ')})`;
  const testHash = `hash(${columns.map(({ rightValue }) => rightValue).join(', ')})`;
  const met = await world.data.query(
    `SELECT count(*) FROM ${test.relation} WHERE ${testHash} IN (SELECT ${trainHash} FROM ${train.relation})`,
  );
  if (met.kind === 'failed') return met;
  if (Number(met.rows[0]?.[0] ?? 0) === 0) return { kind: 'repeated', rows: 0, examples: [] };
  const same = columns.map((_, at) => `b.v${at} IS NOT DISTINCT FROM a.v${at}`).join(' AND ');
  const tables =
    `WITH a AS (SELECT ${train.rowNumber} AS n, ${trainHash} AS h, ${values(columns, 'leftValue')} FROM ${train.numbered} ` +
    `WHERE ${trainHash} IN (SELECT ${testHash} FROM ${test.relation})), ` +
    `b AS (SELECT ${test.rowNumber} AS n, ${testHash} AS h, ${values(columns, 'rightValue')} FROM ${test.numbered} ` +
    `WHERE ${testHash} IN (SELECT ${trainHash} FROM ${train.relation})) `;
  const counted = await world.data.query(
    `${tables}SELECT count(*) FROM b SEMI JOIN a ON b.h = a.h AND ${same}`,
  );
  if (counted.kind === 'failed') return counted;
  const first = `(SELECT * FROM b SEMI JOIN a ON b.h = a.h AND ${same} ORDER BY n LIMIT ${EXAMPLES}) b`;
  const shown = await world.data.query(
    `${tables}SELECT b.n, min(a.n) FROM ${first} JOIN a ON b.h = a.h AND ${same} GROUP BY b.n ORDER BY b.n`,
  );
  if (shown.kind === 'failed') return shown;
  const examples = shown.rows.map(([ofTest, ofTrain]) => ({ test: Number(ofTest), train: Number(ofTrain) }));
  return { kind: 'repeated', rows: Number(counted.rows[0]?.[0] ?? 0), examples };
}

function values(columns: readonly SharedColumn[], side: 'leftValue' | 'rightValue'): string {
  return columns.map((column, at) => `${column[side]} AS v${at}`).join(', ');
}
