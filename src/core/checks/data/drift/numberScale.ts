/** Where a column's values lie: values are counted from `centre`, in units that are a power of two. */
export interface NumberScale {
  /** SQL literal, exact also for integers beyond 2^53. */
  readonly centre: string;
  /** The same as a number. */
  readonly middle: number;
  readonly unit: number;
  /** Whether values are 64-bit integers, so that differences are taken before they become floating-point numbers. */
  readonly whole: boolean;
  /** Whether there are so few different values that each is a bucket by itself. */
  readonly few: boolean;
}

/** Buckets on either side of the centre. */
const HALF_OF_BUCKETS = 2048;

/** SQL of a floating-point number: a plain literal would be a decimal one. */
export function sqlDouble(value: number): string {
  return `CAST('${String(value)}' AS DOUBLE)`;
}

/** The scale for values of which three quartiles and the ends are known. */
export function scaleOf(
  [low, middle, high]: readonly [number, number, number],
  [least, greatest]: readonly [number, number],
  centre: string | undefined,
  few: boolean,
): NumberScale {
  const range = greatest - least;
  const width = Math.max(high - low, range * 1e-12);
  const unit = width > 0 && Number.isFinite(width) ? 2 ** Math.round(Math.log2(width)) : 1;
  return { centre: centre ?? sqlDouble(middle), middle, unit, whole: centre !== undefined, few };
}

/** SQL of a value's place on the scale; differences of places are exact where those of values are. */
function placeSql({ centre, unit, whole }: NumberScale): string {
  const difference = whole ? `CAST(v - ${centre} AS DOUBLE)` : `(v - ${centre})`;
  return `(${difference} / ${sqlDouble(unit)})`;
}

/**
 * SQL of the bucket of a place `t`. t/(1+|t|) grows with t from −1 to 1, so that 4096 buckets are fine around the
 * centre and still hold values of any size at the ends.
 */
function bucketSql({ few }: NumberScale): string {
  const half = String(HALF_OF_BUCKETS);
  return few ? 'v' : `CAST(floor((t / (1 + abs(t)) + 1) * ${half}) AS INTEGER)`;
}

/** SQL of a side's rows: bucket `k`, place `t`, value `v` and weight `w`. */
export function placedRows(rows: string, scale: NumberScale): string {
  const placed = `(SELECT v, w, ${placeSql(scale)} AS t FROM ${rows} WHERE v IS NOT NULL)`;
  return `(SELECT ${bucketSql(scale)} AS k, t, v, w FROM ${placed})`;
}
