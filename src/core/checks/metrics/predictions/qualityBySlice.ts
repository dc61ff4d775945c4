import type { Interval } from '../../../statistics/wilsonInterval';
import type { CheckWorld } from '../../world/checkWorld';
import { comparedSql, type JudgedRows } from './judgedRows';
import { queryRows, type Faults } from './predictionTable';
import { qualityOf, qualitySql, type Quality, type QualityValue } from './quality';
import { qualityInterval } from './qualityInterval';
import { MOST_SLICES, type Slicing } from './slices';

/** A slice with its rows and the metric on them. */
export interface SliceQuality {
  readonly name: string;
  readonly rows: number;
  readonly quality: QualityValue;
  /** How far chance may have moved it, where that can be told. */
  readonly interval?: Interval;
}

/** Computes a metric on each slice; `too-many` where there are more than anyone can look at. */
export async function qualityBySlice(
  judged: JudgedRows,
  slicing: Slicing,
  quality: Quality,
  world: CheckWorld,
): Promise<
  | { readonly kind: 'slices'; readonly slices: readonly SliceQuality[] }
  | { readonly kind: 'too-many' }
  | Faults
> {
  const answer = await queryRows(
    `WITH compared AS (${comparedSql(judged, slicing)})
    ${qualitySql(quality, judged.comparison, 'compared')} LIMIT ${String(MOST_SLICES + 1)}`,
    judged.table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  if (answer.rows.length > MOST_SLICES) return { kind: 'too-many' };
  const slices = answer.rows.map(([k0 = null, k1 = null, count, ...sums]): SliceQuality => {
    const rows = Number(count);
    const [a = 0, b = 0, c = 0, d = 0] = sums.map(Number);
    const name = slicing.nameOf([k0, k1]);
    const found = qualityOf(quality, judged.comparison, rows, [a, b, c, d]);
    if (found.kind !== 'value') return { name, rows, quality: found };
    const interval = qualityInterval(quality, judged.comparison, rows, [a, b, c, d], found.value);
    return { name, rows, quality: found, ...(interval === undefined ? {} : { interval }) };
  });
  return { kind: 'slices', slices };
}
