import type { CheckWorld } from '../world/checkWorld';
import type { Unanswered } from '../world/dataQuery';
import type { Table } from './openTable';
import type { SharedColumn } from './sharedColumns';

/** Keys that stand in both tables. */
export interface SharedKeys {
  readonly kind: 'keys';
  /** Different keys that both have. */
  readonly keys: number;
  /** Rows of the test data with one of them. */
  readonly rows: number;
  /** Numbers of the first of these rows. */
  readonly examples: readonly number[];
}

/** Counts the test rows whose key a training row has too; a key without all its values is none. */
export async function sharedKeys(
  train: Table,
  test: Table,
  key: readonly SharedColumn[],
  world: CheckWorld,
): Promise<SharedKeys | Unanswered> {
  const names = key.map((_, at) => `k${at}`);
  const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const list = (side: 'leftValue' | 'rightValue'): string =>
    key.map((column, at) => `${column[side]} AS k${at}`).join(', ');
  const shared =
    `WITH a AS (SELECT DISTINCT ${list('leftValue')} FROM ${train.relation}), ` +
    `b AS (SELECT ${test.rowNumber} AS n, ${list('rightValue')} FROM ${test.numbered}), ` +
    `s AS (SELECT * FROM b SEMI JOIN a USING (${names.join(', ')}) WHERE ${present}) `;
  const counted = await world.data.query(
    `${shared}SELECT (SELECT count(*) FROM s), (SELECT count(*) FROM (SELECT DISTINCT ${names.join(', ')} FROM s))`,
  );
  if (counted.kind === 'failed') return counted;
  const shown = await world.data.query(`${shared}SELECT n FROM s ORDER BY n LIMIT 3`);
  if (shown.kind === 'failed') return shown;
  const [rows, keys] = counted.rows[0] ?? [];
  return {
    kind: 'keys',
    keys: Number(keys ?? 0),
    rows: Number(rows ?? 0),
    examples: shown.rows.map(([row]) => Number(row)),
  };
}
