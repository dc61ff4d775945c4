import type { DataQuery, QueryResult, Unanswered } from '../../world/dataQuery';
import type { ColumnSide } from './columnSide';
import { placedRows, type NumberScale } from './numberScale';
import type { Piece, WalkedPiece } from './pieces';

/** Both sides of a column of numbers, on one scale. */
export interface PlacedSides {
  readonly reference: string;
  readonly current: string;
}

/** Puts both sides on one scale. */
export function placeSides(reference: ColumnSide, current: ColumnSide, scale: NumberScale): PlacedSides {
  return { reference: placedRows(reference.rows, scale), current: placedRows(current.rows, scale) };
}

type Answer<T> = { readonly kind: 'answer'; readonly value: T } | Unanswered;

/** Counts both sides by bucket: one pass over each column. At most some thousands of pieces, in order. */
export async function queryPieces(
  { reference, current }: PlacedSides,
  data: DataQuery,
): Promise<Answer<readonly Piece[]>> {
  const counted = (rows: string, isReference: boolean): string => {
    const sums = isReference
      ? 'sum(w) AS a, 0 AS b, sum(w * t) AS sa, 0.0 AS sb, sum(w * t * t) AS qa'
      : '0 AS a, sum(w) AS b, 0.0 AS sa, sum(w * t) AS sb, 0.0 AS qa';
    return `SELECT k, min(t) AS low, max(t) AS high, CAST(min(v) AS DOUBLE) AS v, ${sums} FROM ${rows} GROUP BY k`;
  };
  const result = await data.query(
    `SELECT CAST(k AS VARCHAR), min(low), max(high), min(v), sum(a), sum(b), CAST(sum(sa) AS DOUBLE), ` +
      `CAST(sum(sb) AS DOUBLE), CAST(sum(qa) AS DOUBLE) ` +
      `FROM (${counted(reference, true)} UNION ALL ${counted(current, false)}) GROUP BY k ORDER BY 2, 4`,
  );
  return answer(result, (rows) =>
    rows.map(([key, ...numbers]): Piece => {
      const [least = 0, greatest = 0, value = 0, a = 0, b = 0, sa = 0, sb = 0, qa = 0] = numbers.map(Number);
      return {
        ...{ key: String(key), least, greatest, value, reference: a, current: b },
        ...{ referenceSum: sa, currentSum: sb, referenceSquares: qa },
      };
    }),
  );
}

/** Supremum and integral of |F − G| inside pieces, value by value. */
export async function queryInside(
  { reference, current }: PlacedSides,
  open: readonly WalkedPiece[],
  { n, m }: { readonly n: number; readonly m: number },
  data: DataQuery,
): Promise<Answer<{ readonly supremum: number; readonly integral: number }>> {
  if (open.length === 0) return { kind: 'answer', value: { supremum: 0, integral: 0 } };
  const starts = open.map(({ key, before }) => `(${key}, CAST('${String(before)}' AS DOUBLE))`).join(', ');
  // Running sums of whole numbers are exact: the reference weighs m, the current side −n.
  const both =
    `SELECT k, t, v, CAST(w AS HUGEINT) * ${m} AS w FROM ${reference} WHERE k IN (SELECT k FROM starts) UNION ALL ` +
    `SELECT k, t, v, CAST(w AS HUGEINT) * -${n} FROM ${current} WHERE k IN (SELECT k FROM starts)`;
  // By the values themselves: places of some that are hundreds of orders of magnitude apart are the same.
  const values = `SELECT k, v, min(t) AS t, sum(w) AS w FROM (${both}) GROUP BY k, v`;
  const frame = 'OVER (PARTITION BY k ORDER BY v ROWS UNBOUNDED PRECEDING)';
  const steps = `SELECT k, t, sum(w) ${frame} AS moved, lead(t) ${frame} AS next FROM (${values})`;
  const apart = `abs(before + CAST(moved AS DOUBLE) / ${n} / ${m})`;
  const result = await data.query(
    `WITH starts(k, before) AS (VALUES ${starts}) ` +
      `SELECT max(${apart}), coalesce(sum(${apart} * (next - t)), 0) FROM (${steps}) JOIN starts USING (k)`,
  );
  return answer(result, ([row]) => ({ supremum: Number(row?.[0] ?? 0), integral: Number(row?.[1] ?? 0) }));
}

/** A value of the reference, and its place on the scale. */
export interface RankedValue {
  readonly value: number;
  readonly place: number;
}
type Ranked = ReadonlyMap<number, RankedValue>;

/** Values of the reference at given ranks, counted from zero. */
export async function queryRanks(
  { reference }: PlacedSides,
  pieces: readonly Piece[],
  ranks: readonly number[],
  data: DataQuery,
): Promise<Answer<Ranked>> {
  const known = new Map<number, RankedValue>();
  const list: string[] = [];
  const sorted = [...new Set(ranks)].sort((a, b) => a - b);
  let start = 0;
  let next = 0;
  for (const { key, least, greatest, value, reference: count } of pieces) {
    for (let rank = sorted[next]; rank !== undefined && rank < start + count; rank = sorted[++next]) {
      if (least === greatest) known.set(rank, { value, place: least });
      else list.push(`(${key}, ${rank - start}, ${rank})`);
    }
    start += count;
  }
  if (list.length === 0) return { kind: 'answer', value: known };
  // A value of weight w stands at w ranks: the first of them is where the running weight passes the rank.
  const running = 'sum(w) OVER (PARTITION BY k ORDER BY t ROWS UNBOUNDED PRECEDING)';
  const inside = `SELECT k, t, v, w FROM ${reference} WHERE k IN (SELECT k FROM wanted)`;
  const values = `SELECT k, t, min(v) AS v, sum(w) AS w FROM (${inside}) GROUP BY k, t`;
  const result = await data.query(
    `WITH wanted(k, local, rank) AS (VALUES ${list.join(', ')}), ` +
      `placed AS (SELECT k, t, v, w, ${running} AS through FROM (${values})) ` +
      `SELECT rank, CAST(v AS DOUBLE), t FROM placed JOIN wanted USING (k) ` +
      `WHERE local < through AND local >= through - w`,
  );
  return answer(result, (rows) => {
    for (const [rank, v, t] of rows) known.set(Number(rank), { value: Number(v), place: Number(t) });
    return known;
  });
}

/** How many rows of both sides are below each cut (`<`), or up to it where it is inclusive. */
export async function queryBelow(
  sides: PlacedSides,
  pieces: readonly Piece[],
  cuts: readonly Cut[],
  data: DataQuery,
): Promise<Answer<readonly Below[]>> {
  const counted = cuts.map((cut) => belowOf(cut, pieces));
  const torn = counted.flatMap(({ torn: piece }, at) => (piece === undefined ? [] : [{ at, piece }]));
  if (torn.length === 0) return { kind: 'answer', value: counted.map(({ below }) => below) };
  const keys = [...new Set(torn.map(({ piece }) => piece.key))].join(', ');
  const filters = torn.map(({ at, piece }) => {
    const { place = 0, inclusive = false } = cuts[at] ?? {};
    const test = `t ${inclusive ? '<=' : '<'} CAST('${String(place)}' AS DOUBLE)`;
    return `coalesce(sum(w) FILTER (k = ${piece.key} AND ${test}), 0)`;
  });
  const count = (side: number, rows: string): string =>
    `SELECT ${side} AS side, ${filters.join(', ')} FROM ${rows} WHERE k IN (${keys})`;
  const result = await data.query(
    `${count(0, sides.reference)} UNION ALL ${count(1, sides.current)} ORDER BY side`,
  );
  return answer(result, (rows) => {
    const [reference = [], current = []] = rows.map(([, ...counts]) => counts);
    const found = counted.map(({ below }) => ({ ...below }));
    torn.forEach(({ at }, index) => {
      const below = found[at];
      if (below === undefined) return;
      below.reference += Number(reference[index] ?? 0);
      below.current += Number(current[index] ?? 0);
    });
    return found;
  });
}

/** A place that divides values in those below it and the others. */
export interface Cut {
  readonly place: number;
  readonly inclusive: boolean;
}

export interface Below {
  readonly reference: number;
  readonly current: number;
}

/** Counts whole pieces below a cut; the piece that the cut tears in two is to be counted by its values. */
function belowOf({ place, inclusive }: Cut, pieces: readonly Piece[]): { below: Below; torn?: Piece } {
  let [reference, current] = [0, 0];
  for (const piece of pieces) {
    const isBelow = inclusive ? piece.greatest <= place : piece.greatest < place;
    if (!isBelow) {
      const isAbove = inclusive ? piece.least > place : piece.least >= place;
      return isAbove ? { below: { reference, current } } : { below: { reference, current }, torn: piece };
    }
    reference += piece.reference;
    current += piece.current;
  }
  return { below: { reference, current } };
}

function answer<T>(result: QueryResult, read: (rows: readonly (readonly unknown[])[]) => T): Answer<T> {
  return result.kind === 'failed' ? result : { kind: 'answer', value: read(result.rows) };
}
