import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { openTable, unreadableData, type Table } from './openTable';

/** Two tables to be compared, both with rows. */
export interface TwoTables {
  readonly kind: 'two';
  readonly left: Table;
  readonly right: Table;
  readonly leftRows: number;
  readonly rightRows: number;
}

/** Opens both sides of a comparison; whatever keeps them from being compared is a fault. */
export async function openTwo(
  leftPatterns: readonly string[],
  rightPatterns: readonly string[],
  world: CheckWorld,
): Promise<TwoTables | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const sides = [await openTable(leftPatterns, world), await openTable(rightPatterns, world)] as const;
  const [left, right] = sides;
  if (left.kind === 'faults' || right.kind === 'faults') {
    return { kind: 'faults', faults: sides.flatMap((side) => (side.kind === 'faults' ? side.faults : [])) };
  }
  const leftRows = await rowsOf(left, world);
  const rightRows = await rowsOf(right, world);
  if (typeof leftRows === 'number' && typeof rightRows === 'number') {
    return { kind: 'two', left, right, leftRows, rightRows };
  }
  const faults = [leftRows, rightRows].flatMap((rows) => (typeof rows === 'number' ? [] : [rows]));
  return { kind: 'faults', faults };
}

/** The number of rows of a table that has any. */
export async function rowsOf({ relation, files, place }: Table, world: CheckWorld): Promise<number | Fault> {
  const counted = await world.data.query(`SELECT count(*) FROM ${relation}`);
  if (counted.kind === 'failed') return unreadableData(files, counted.reason);
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows > 0) return rows;
  const message = say('{0} has no rows.', files[0] ?? '');
  return { ...place, message, next: say('Run again what writes the file.') };
}
