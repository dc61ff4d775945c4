import type { Finding } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { CheckWorld } from '../world/checkWorld';
import type { ColumnKind, Unanswered } from '../world/dataQuery';
import { categoryValue } from './categoryValue';
import type { Table } from './openTable';
import type { SharedColumn } from './sharedColumns';

/** Columns that hold categories, and those that look like it and do not. */
export interface CategoryColumns {
  readonly kind: 'columns';
  readonly columns: readonly SharedColumn[];
  readonly leftOut: readonly string[];
}

const CATEGORICAL: readonly ColumnKind[] = ['text', 'boolean'];
/** So few values are categories, however few rows there are. */
const FEW_VALUES = 10;
const MOST_VALUES = 1000;
/** With more different values than this for each row that has one, they identify or describe rather than sort. */
const LARGEST_RATIO = 0.5;
/** Columns of one query: the different values of each take memory while the table is read. */
const AT_A_TIME = 32;

/** Chooses, by the left table, the columns of texts and booleans whose few values come again and again. */
export async function categoryColumns(
  { relation }: Table,
  shared: readonly SharedColumn[],
  world: CheckWorld,
): Promise<CategoryColumns | Unanswered> {
  const candidates = shared.filter(({ left }) => CATEGORICAL.includes(left.kind));
  if (candidates.length === 0) return { kind: 'columns', columns: [], leftOut: [] };
  const counts: (readonly number[])[] = [];
  for (let from = 0; from < candidates.length; from += AT_A_TIME) {
    const counted = await countValues(relation, candidates.slice(from, from + AT_A_TIME), world);
    if (counted.kind === 'failed') return counted;
    counts.push(...counted.counts);
  }
  const columns: SharedColumn[] = [];
  const leftOut: string[] = [];
  for (const [at, column] of candidates.entries()) {
    const [values = 0, present = 0] = counts[at] ?? [];
    // Without a single value the kind of a column is anybody's guess.
    if (present === 0 && !CATEGORICAL.includes(column.right.kind)) continue;
    const isFew = values <= FEW_VALUES || (values <= MOST_VALUES && values <= present * LARGEST_RATIO);
    if (isFew) columns.push(column);
    else leftOut.push(column.left.name);
  }
  return { kind: 'columns', columns, leftOut };
}

/** For each column how many different values it has, and in how many rows there is one. */
async function countValues(
  relation: string,
  columns: readonly SharedColumn[],
  world: CheckWorld,
): Promise<{ readonly kind: 'counts'; readonly counts: readonly (readonly number[])[] } | Unanswered> {
  const values = columns.map(({ left }) => categoryValue(left));
  const counts = values.map((value) => `count(DISTINCT ${value}), count(${value})`);
  const counted = await world.data.query(`SELECT ${counts.join(', ')} FROM ${relation}`);
  if (counted.kind === 'failed') return counted;
  const cells = (counted.rows[0] ?? []).map(Number);
  return { kind: 'counts', counts: columns.map((_, at) => cells.slice(at * 2, at * 2 + 2)) };
}

/** Says which columns were left out, so that nobody takes them for judged. */
export function leftOutFinding(leftOut: readonly string[]): readonly Finding[] {
  if (leftOut.length === 0) return [];
  const names = leftOut.slice(0, 12).join(', ');
  const message = say(
    'Left out as identifiers or free text, because nearly every row has a value of its own or there are more than {0} values: {1}.',
    ...[MOST_VALUES, names],
  );
  return [{ severity: 'info', message }];
}
