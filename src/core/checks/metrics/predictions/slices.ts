import { say } from '../../../text/message';
import { columnsOf, type Table } from '../../data/openTable';
import { sqlName } from '../../data/sql';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Scalar } from '../../world/dataQuery';
import { queryRows, type Faults } from './predictionTable';
import { missingSql, numberSql, valueText } from './valueSql';

/** A column of more different numbers is cut into ranges. */
const MOST_VALUES = 10;
/** More slices than anyone can look at. */
export const MOST_SLICES = 1000;

/** A way to cut rows into slices: two keys in SQL (the second may be NULL for all), and the name of a slice. */
export interface Slicing {
  readonly kind: 'slicing';
  readonly keys: readonly [string, string];
  readonly nameOf: (keys: readonly [Scalar, Scalar]) => string;
}

/** All rows as one slice. */
export const UNSLICED: Slicing = { kind: 'slicing', keys: ['NULL', 'NULL'], nameOf: () => '' };

interface Key {
  readonly kind: 'key';
  readonly sql: string;
  readonly nameOf: (key: Scalar) => string;
}

/** Cuts rows by the values of one column, or by the pairs of values of two. */
export async function slicingBy(
  columns: readonly string[],
  ranges: number,
  table: Table,
  world: CheckWorld,
): Promise<Slicing | Faults> {
  const found = columnsOf(table, columns);
  if (found.faults.length > 0) return { kind: 'faults', faults: found.faults };
  const keys: Key[] = [];
  for (const column of found.columns) {
    const key = await keyOf(column, ranges, table, world);
    if (key.kind === 'faults') return key;
    keys.push(key);
  }
  const [first, second] = keys;
  return {
    kind: 'slicing',
    keys: [first?.sql ?? 'NULL', second?.sql ?? 'NULL'],
    nameOf: ([one, other]) =>
      [first?.nameOf(one), second?.nameOf(other)].filter((name) => name !== undefined).join(', '),
  };
}

/** The fault of columns with so many values that each is hardly a slice. */
export function tooManySlices(columns: readonly string[], { place }: Table): Faults {
  const message = say('{0} make more than {1} slices.', columns.join(' × '), MOST_SLICES);
  const next = say('Slice by columns with fewer values: a region rather than an address.');
  return { kind: 'faults', faults: [{ ...place, message, next }] };
}

async function keyOf(
  column: DataColumn,
  ranges: number,
  table: Table,
  world: CheckWorld,
): Promise<Key | Faults> {
  if (column.kind === 'integer' || column.kind === 'number') {
    const edges = await edgesOf(column, ranges, table, world);
    if (edges.kind === 'faults') return edges;
    if (edges.inner !== undefined) return rangeKey(column, edges.inner, edges.least, edges.greatest);
  }
  const name = (key: Scalar): string =>
    `${column.name} = ${key === null ? '(missing)' : String(key).slice(0, 80)}`;
  if (column.kind !== 'boolean') return { kind: 'key', sql: valueText(column), nameOf: name };
  return { kind: 'key', sql: `CAST(${sqlName(column.name)} AS VARCHAR)`, nameOf: name };
}

interface Edges {
  readonly kind: 'edges';
  /** Absent where the column has so few values that each is a slice. */
  readonly inner?: readonly number[];
  readonly least: number;
  readonly greatest: number;
}

/** Quantiles by linear interpolation, as numpy and pandas have them; equal ones are one edge. */
async function edgesOf(
  column: DataColumn,
  ranges: number,
  table: Table,
  world: CheckWorld,
): Promise<Edges | Faults> {
  const quantiles = Array.from({ length: ranges - 1 }, (_, index) => (index + 1) / ranges);
  const value = numberSql(column);
  const answer = await queryRows(
    `SELECT count(DISTINCT value), min(value), max(value),
      ${quantiles.map((quantile) => `quantile_cont(value, ${String(quantile)})`).join(', ')}
    FROM (SELECT ${value} AS value FROM ${table.relation}) WHERE isfinite(value)`,
    table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  const [different, least, greatest, ...edges] = (answer.rows[0] ?? []).map(Number);
  if (different === undefined || different <= MOST_VALUES || least === undefined || greatest === undefined) {
    return { kind: 'edges', least: 0, greatest: 0 };
  }
  const inner = [...new Set(edges)].filter((edge) => edge > least && edge < greatest);
  return { kind: 'edges', inner, least, greatest };
}

/** Ranges that are open below and closed above, the first closed on both sides. */
function rangeKey(column: DataColumn, inner: readonly number[], least: number, greatest: number): Key {
  const value = numberSql(column);
  const above = inner.map((edge) => `CASE WHEN ${value} > CAST(${String(edge)} AS DOUBLE) THEN 1 ELSE 0 END`);
  // NaN is above every number for the engine, but of no range.
  const sql = `CASE WHEN ${missingSql(column)} OR isnan(${value}) THEN NULL ELSE ${['0', ...above].join(' + ')} END`;
  const bounds = shownBounds([least, ...inner, greatest]);
  const nameOf = (key: Scalar): string => {
    if (key === null) return `${column.name} = (missing)`;
    const index = Number(key);
    const opening = index === 0 ? '[' : '(';
    return `${column.name} in ${opening}${bounds[index] ?? ''}, ${bounds[index + 1] ?? ''}]`;
  };
  return { kind: 'key', sql, nameOf };
}

/** As few digits as tell the bounds apart. */
function shownBounds(bounds: readonly number[]): readonly string[] {
  for (const digits of [6, 9, 12]) {
    const shown = bounds.map((bound) =>
      String(Number.isInteger(bound) ? bound : Number(bound.toPrecision(digits))),
    );
    if (new Set(shown).size === bounds.length) return shown;
  }
  return bounds.map(String);
}
