import { significant } from '../../rounding';
import type { DataColumn, DataQuery, Unanswered } from '../../world/dataQuery';
import {
  driftKind,
  listedSide,
  tableSide,
  valueSql,
  isNarrowInteger,
  type ReadAs,
} from '../drift/columnSide';
import { summariseColumns, type ColumnSummary, type SummarisedColumn } from '../drift/columnSummary';
import type { ColumnPair } from '../drift/columnPair';
import { isIdentifier } from '../drift/identifierColumn';
import { quantileEdges, type Edge } from '../drift/numberBins';
import { placeSides, queryBelow, queryPieces, type PlacedSides } from '../drift/numberPieces';
import type { NumberScale } from '../drift/numberScale';
import { pairScale } from '../drift/pairScale';
import { momentsOf, sizesOf, type Piece } from '../drift/pieces';
import type { Table } from '../openTable';
import { sqlName } from '../sql';
import type { ReferenceColumn, ReferenceProfile } from './referenceProfile';

/** Different numbers up to which each is kept with its rows. */
const MOST_VALUES = 256;
/** Parts that the kept quantiles divide a column into. */
const PARTS = 256;
/** Categories that are kept: more than comparisons tell apart, as these choose by the rows of both sides. */
const MOST_CATEGORIES = 1000;

type Answer<T> = { readonly kind: 'answer'; readonly value: T } | Unanswered;

/** Makes of a table what later data can be compared with: bounded in size, however many rows there are. */
export async function profileTable(
  name: string,
  table: Table,
  data: DataQuery,
): Promise<{ readonly kind: 'profile'; readonly profile: ReferenceProfile } | Unanswered> {
  const plain = table.columns.flatMap((column) => {
    const kind = driftKind(column);
    if (kind === undefined) return [];
    const as: ReadAs = { kind, whole: kind === 'time' || isNarrowInteger(column), against: column.kind };
    return [{ column, as }];
  });
  const asked = plain.map(({ column, as }): SummarisedColumn => ({
    kind: as.kind,
    sql: valueSql(column, as),
  }));
  const found = await summariseColumns(table, asked, data);
  if (found.kind === 'failed') return found;
  const columns = new Map<string, ReferenceColumn>();
  for (const [at, { column, as }] of plain.entries()) {
    const summary = found.summaries[at];
    if (summary === undefined) continue;
    const profiled = await profileColumn(table, column, as, summary, data);
    if (profiled.kind === 'failed') return profiled;
    columns.set(column.name, profiled.value);
  }
  for (const column of table.columns.filter((one) => driftKind(one) === undefined)) {
    const counted = await data.query(
      `SELECT count(*) - count(${sqlName(column.name)}) FROM ${table.relation}`,
    );
    if (counted.kind === 'failed') return counted;
    const missing = Number(counted.rows[0]?.[0] ?? 0);
    columns.set(column.name, { name: column.name, type: column.kind, missing, infinite: 0, distinct: 0 });
  }
  const ordered = table.columns.flatMap((column) => columns.get(column.name) ?? []);
  const files = [...table.files];
  return { kind: 'profile', profile: { version: 1, name, files, rows: found.rows, columns: ordered } };
}

async function profileColumn(
  table: Table,
  column: DataColumn,
  as: ReadAs,
  summary: ColumnSummary,
  data: DataQuery,
): Promise<Answer<ReferenceColumn>> {
  const { rows, values, infinite, distinct } = summary;
  const missing = rows - values - infinite;
  const start: ReferenceColumn = { name: column.name, type: column.kind, missing, infinite, distinct };
  if (values === 0) return { kind: 'answer', value: start };
  const isIdentified = isIdentifier(column.kind, summary);
  if (as.kind === 'category') {
    if (isIdentified) return { kind: 'answer', value: { ...start, identifier: true } };
    return withCategories(start, tableSide(table, valueSql(column, as).value).rows, data);
  }
  const side = (whole: boolean) => tableSide(table, valueSql(column, { ...as, whole }).value);
  const none: ColumnPair['current'] = { side: () => listedSide([]), summary: { ...summary, values: 0 } };
  const pair: ColumnPair = {
    ...{ name: column.name, kind: as.kind, whole: as.whole },
    reference: { side, summary },
    current: none,
  };
  const scale = pairScale(pair);
  const sides = placeSides(side(scale.whole), listedSide([]), scale);
  const pieces = await queryPieces(sides, data);
  if (pieces.kind === 'failed') return pieces;
  const profiled = await withNumbers(start, sides, scale, pieces.value, data);
  if (profiled.kind === 'failed' || !isIdentified) return profiled;
  return { kind: 'answer', value: { ...profiled.value, identifier: true } };
}

async function withCategories(
  start: ReferenceColumn,
  rows: string,
  data: DataQuery,
): Promise<Answer<ReferenceColumn>> {
  const grouped = `SELECT v, count(*) AS a FROM ${rows} WHERE v IS NOT NULL GROUP BY v`;
  const result = await data.query(
    `SELECT v, a, sum(a) OVER (), count(*) OVER () FROM (${grouped}) ORDER BY a DESC, v LIMIT ${MOST_CATEGORIES}`,
  );
  if (result.kind === 'failed') return result;
  const categories = result.rows.map(([value, count]): [string, number] => [String(value), Number(count)]);
  const [, , total = 0, distinct = 0] = result.rows[0] ?? [];
  const otherCategories = Number(total) - categories.reduce((sum, [, count]) => sum + count, 0);
  const value = { ...start, distinct: Number(distinct), categories };
  return { kind: 'answer', value: otherCategories === 0 ? value : { ...value, otherCategories } };
}

async function withNumbers(
  start: ReferenceColumn,
  sides: PlacedSides,
  scale: NumberScale,
  pieces: readonly Piece[],
  data: DataQuery,
): Promise<Answer<ReferenceColumn>> {
  const sizes = sizesOf(pieces);
  const { mean, deviation } = momentsOf(pieces, sizes);
  const described = {
    ...start,
    mean: significant(scale.middle + mean * scale.unit),
    deviation: significant(deviation * scale.unit),
  };
  if (scale.few && pieces.length <= MOST_VALUES) {
    const values = pieces.map(({ value, reference }): [number, number] => [value, reference]);
    const ends = { min: values[0]?.[0] ?? 0, max: values.at(-1)?.[0] ?? 0 };
    return { kind: 'answer', value: { ...described, distinct: values.length, ...ends, values } };
  }
  const shares = Array.from({ length: PARTS + 1 }, (_, at) => at / PARTS);
  const quantiles = await quantileEdges(sides, scale, pieces, shares, data, 'all');
  if ('kind' in quantiles) return quantiles;
  const deciles = Array.from({ length: 11 }, (_, at) => at / 10);
  const edges = await quantileEdges(sides, scale, pieces, deciles, data);
  if ('kind' in edges) return edges;
  const counts = await countsBetween(edges, sides, pieces, data);
  if (counts.kind === 'failed') return counts;
  const values = (list: readonly Edge[]): number[] => list.map(({ value }) => value);
  const all = values(quantiles);
  return {
    kind: 'answer',
    value: {
      ...described,
      ...{ min: all[0] ?? 0, max: all.at(-1) ?? 0 },
      ...{ edges: values(edges), counts: [...counts.value], quantiles: all.map(shortened) },
    },
  };
}

/** Digits beyond the twelfth tell nothing of a distribution; whole numbers stay as they are. */
function shortened(value: number): number {
  return Number.isInteger(value) ? value : significant(value);
}

async function countsBetween(
  edges: readonly Edge[],
  sides: PlacedSides,
  pieces: readonly Piece[],
  data: DataQuery,
): Promise<Answer<readonly number[]>> {
  const cuts = edges.map(({ place }, at) => ({ place, inclusive: at === edges.length - 1 }));
  const below = await queryBelow(sides, pieces, cuts, data);
  if (below.kind === 'failed') return below;
  const counts = below.value
    .slice(1)
    .map(({ reference }, at) => reference - (below.value[at]?.reference ?? 0));
  return { kind: 'answer', value: counts };
}
