import type { CheckWorld } from '../../world/checkWorld';
import type { ColumnKind, DataColumn, Unanswered } from '../../world/dataQuery';
import { categoryValue } from '../categoryValue';
import { sqlName } from '../sql';

/** What one side of a comparison has in a column. */
export interface ColumnProfile {
  readonly rows: number;
  /** Rows with a value. */
  readonly present: number;
  /** Of numbers that are finite; absent for other kinds and without any. */
  readonly range: NumberRange | undefined;
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** The 5th and the 95th percentile. */
  readonly low: number;
  readonly high: number;
  /** Whether no value comes twice. */
  readonly isUnique: boolean;
}

export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'integer' || kind === 'number';
}

/** SQL of a column's value with every spelling of a missing one as NULL; NaN is how data frames write it. */
export function presentValue(column: DataColumn): string {
  const name = sqlName(column.name);
  if (column.kind === 'text') return categoryValue(column);
  if (!isNumeric(column.kind)) return name;
  const number = `CAST(${name} AS DOUBLE)`;
  return `(CASE WHEN NOT isnan(${number}) THEN ${number} END)`;
}

/** Columns of one query: quantiles and different values of each take memory while the table is read. */
const AT_A_TIME = 32;

type Profiles = { readonly kind: 'profiles'; readonly profiles: readonly ColumnProfile[] } | Unanswered;

/** Profiles of columns, some in one pass over the table. */
export async function columnProfiles(
  relation: string,
  columns: readonly DataColumn[],
  world: CheckWorld,
): Promise<Profiles> {
  const profiles: ColumnProfile[] = [];
  for (let from = 0; from < columns.length; from += AT_A_TIME) {
    const found = await profilesOfFew(relation, columns.slice(from, from + AT_A_TIME), world);
    if (found.kind === 'failed') return found;
    profiles.push(...found.profiles);
  }
  return { kind: 'profiles', profiles };
}

async function profilesOfFew(
  relation: string,
  columns: readonly DataColumn[],
  world: CheckWorld,
): Promise<Profiles> {
  const parts = columns.flatMap((column) => {
    const value = presentValue(column);
    if (!isNumeric(column.kind)) return [`count(${value})`];
    const finite = `FILTER (WHERE isfinite(${value}))`;
    return [
      `count(${value})`,
      `min(${value}) ${finite}`,
      `max(${value}) ${finite}`,
      `quantile_cont(${value}, 0.05) ${finite}`,
      `quantile_cont(${value}, 0.95) ${finite}`,
      `count(DISTINCT ${sqlName(column.name)})`,
    ];
  });
  const counted = await world.data.query(`SELECT ${['count(*)', ...parts].join(', ')} FROM ${relation}`);
  if (counted.kind === 'failed') return counted;
  const cells = [...(counted.rows[0] ?? [])];
  const rows = Number(cells.shift() ?? 0);
  const profiles = columns.map(({ kind }): ColumnProfile => {
    const present = Number(cells.shift() ?? 0);
    if (!isNumeric(kind)) return { rows, present, range: undefined };
    const [min = null, ...others] = cells.splice(0, 5);
    if (min === null) return { rows, present, range: undefined };
    const [max = NaN, low = NaN, high = NaN, distinct] = others.map(Number);
    return { rows, present, range: { min: Number(min), max, low, high, isUnique: distinct === present } };
  });
  return { kind: 'profiles', profiles };
}
