import type { CheckWorld } from '../../world/checkWorld';
import { comparedSql, type JudgedRows } from './judgedRows';
import { queryRows, type Faults } from './predictionTable';
import { MOST_SLICES, type Slicing } from './slices';

/** What a model decides for a group. A rate is absent where the group has no rows that it is a share of. */
export interface GroupRates {
  readonly name: string;
  readonly rows: number;
  /** Share that is given the positive prediction. */
  readonly selection: number;
  readonly truePositive?: number;
  readonly falsePositive?: number;
}

/** Computes the rates of each group, sorted by name. Without labels every row counts as negative. */
export async function groupRates(
  judged: JudgedRows,
  slicing: Slicing,
  world: CheckWorld,
): Promise<
  { readonly kind: 'groups'; readonly groups: readonly GroupRates[] } | { readonly kind: 'too-many' } | Faults
> {
  const answer = await queryRows(
    `SELECT k0, k1, count(*), sum(p), sum(y), sum(y * p) FROM (${comparedSql(judged, slicing)})
    GROUP BY k0, k1 LIMIT ${String(MOST_SLICES + 1)}`,
    judged.table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  if (answer.rows.length > MOST_SLICES) return { kind: 'too-many' };
  const groups = answer.rows.map(([k0 = null, k1 = null, ...counts]): GroupRates => {
    const [rows = 0, selected = 0, positive = 0, hits = 0] = counts.map(Number);
    return {
      name: slicing.nameOf([k0, k1]),
      rows,
      selection: selected / rows,
      ...(positive > 0 ? { truePositive: hits / positive } : {}),
      ...(rows > positive ? { falsePositive: (selected - hits) / (rows - positive) } : {}),
    };
  });
  groups.sort((one, other) => (one.name < other.name ? -1 : 1));
  return { kind: 'groups', groups };
}
