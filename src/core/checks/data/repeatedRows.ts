import type { CheckWorld } from '../world/checkWorld';
import type { Unanswered } from '../world/dataQuery';
import { comparedRows, withRows } from './comparedRows';
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
  const left = comparedRows(
    train,
    columns.map(({ leftValue }) => leftValue),
    'train_rows',
  );
  const right = comparedRows(
    test,
    columns.map(({ rightValue }) => rightValue),
    'test_rows',
  );
  const definitions = [...left.definitions, ...right.definitions];
  const trainHash = `hash(${left.values.join(', ')})`;
  const testHash = `hash(${right.values.join(', ')})`;
  const met = await world.data.query(
    `${withRows(definitions)}SELECT count(*) FROM ${right.relation} ` +
      `WHERE ${testHash} IN (SELECT ${trainHash} FROM ${left.relation})`,
  );
  if (met.kind === 'failed') return met;
  if (Number(met.rows[0]?.[0] ?? 0) === 0) return { kind: 'repeated', rows: 0, examples: [] };
  const same = right.values.map((_, at) => `b.v${at} IS NOT DISTINCT FROM a.v${at}`).join(' AND ');
  const tables = withRows([
    ...definitions,
    `a AS (SELECT ${left.rowNumber} AS n, ${trainHash} AS h, ${named(left.values)} FROM ${left.numbered} ` +
      `WHERE ${trainHash} IN (SELECT ${testHash} FROM ${right.relation}))`,
    `b AS (SELECT ${right.rowNumber} AS n, ${testHash} AS h, ${named(right.values)} FROM ${right.numbered} ` +
      `WHERE ${testHash} IN (SELECT ${trainHash} FROM ${left.relation}))`,
  ]);
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

function named(values: readonly string[]): string {
  return values.map((value, at) => `${value} AS v${at}`).join(', ');
}
