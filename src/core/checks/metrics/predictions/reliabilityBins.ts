import type { CheckWorld } from '../../world/checkWorld';
import { fixed } from '../../rounding';
import { comparedSql, type JudgedRows } from './judgedRows';
import { queryRows, type Faults } from './predictionTable';
import { UNSLICED } from './slices';

/** Rows whose score lies in a range: their mean score, and the share of them that is positive. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly score: number;
  readonly observed: number;
}

/** Puts probabilities into bins of equal width, open below and closed above; 0 is in the first. Empty ones are left out. */
export async function reliabilityBins(
  judged: JudgedRows,
  bins: number,
  world: CheckWorld,
): Promise<{ readonly kind: 'bins'; readonly bins: readonly ReliabilityBin[] } | Faults> {
  const count = `${String(bins)}.0`;
  // The product may be off by a digit: the score is compared with the bounds as they are written, 0.3 with 3/10.
  const bin = `CASE WHEN s <= (guess - 1) / ${count} THEN guess - 1 WHEN s > guess / ${count} THEN guess + 1 ELSE guess END`;
  const answer = await queryRows(
    `SELECT CAST(greatest(${bin}, 1) AS INTEGER) AS bin, count(*), favg(s), sum(y)
    FROM (SELECT s, y, ceil(s * ${count}) AS guess FROM (${comparedSql(judged, UNSLICED)}))
    GROUP BY bin ORDER BY bin`,
    judged.table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  const found = answer.rows.map((row): ReliabilityBin => {
    const [number = 0, rows = 0, score = 0, positive = 0] = row.map(Number);
    return {
      from: fixed((number - 1) / bins),
      to: fixed(number / bins),
      rows,
      score,
      observed: positive / rows,
    };
  });
  return { kind: 'bins', bins: found };
}

/** Mean squared difference of probability and label, 0 or 1 (Brier 1950). */
export async function brierScore(
  judged: JudgedRows,
  world: CheckWorld,
): Promise<{ readonly kind: 'score'; readonly brier: number } | Faults> {
  const answer = await queryRows(
    `SELECT favg((s - y) * (s - y)) FROM (${comparedSql(judged, UNSLICED)})`,
    judged.table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  return { kind: 'score', brier: fixed(Number(answer.rows[0]?.[0] ?? 0)) };
}

/** Expected calibration error, the greatest gap of a bin, the bin that contributes most, and what chance would give. */
export function calibrationOf(bins: readonly ReliabilityBin[]) {
  const total = bins.reduce((sum, { rows }) => sum + rows, 0);
  let [ece, chance, greatest, most] = [0, 0, 0, 0];
  let worst: ReliabilityBin | undefined;
  for (const bin of bins) {
    const gap = Math.abs(bin.observed - bin.score);
    const part = (bin.rows / total) * gap;
    ece += part;
    greatest = Math.max(greatest, gap);
    // Mean of |X − p| for a share X of n rows: √(2 p (1 − p) / (π n)), by the normal approximation.
    chance += (bin.rows / total) * Math.sqrt((2 * bin.observed * (1 - bin.observed)) / (Math.PI * bin.rows));
    if (part <= most) continue;
    most = part;
    worst = bin;
  }
  return { ece: fixed(ece), greatest: fixed(greatest), chance: fixed(chance), worst };
}
