/** A stretch of the axis on which a distribution function is nearly constant. */
export interface Stretch {
  readonly width: number;
  /** Value of the distribution function there. */
  readonly share: number;
}

const CELLS = 96;
/** The normal variable's 99 % quantile. */
const QUANTILE = 2.3263478740408408;

/**
 * What chance alone may make of the Wasserstein distance of two samples of one distribution, 99 % quantile, in the unit
 * of the widths. Times √(nm/(n+m)) the distance tends to ∫|B(F(x))| dx, B a Brownian bridge (del Barrio, Giné & Matrán
 * 1999). Its mean is √(2/π) ∫ √(F(1−F)) dx, its variance follows from E|XY| of two normal variables (Nabeya 1951);
 * the quantile is that of the lognormal distribution with these two moments, for uniform data 1 % above the simulated one.
 */
export function wassersteinByChance(stretches: readonly Stretch[], n: number, m: number): number {
  const cells = mergeStretches(stretches);
  const deviations = cells.map(({ share }) => Math.sqrt(share * (1 - share)));
  const mean =
    Math.sqrt(2 / Math.PI) * cells.reduce((sum, { width }, at) => sum + width * (deviations[at] ?? 0), 0);
  let variance = 0;
  cells.forEach((first, at) => {
    cells.forEach((second, other) => {
      const product = (deviations[at] ?? 0) * (deviations[other] ?? 0);
      if (product === 0) return;
      const [low, high] =
        first.share < second.share ? [first.share, second.share] : [second.share, first.share];
      const correlation = Math.min(1, (low * (1 - high)) / product);
      const expected = Math.sqrt(1 - correlation ** 2) + correlation * Math.asin(correlation) - 1;
      variance += first.width * second.width * (2 / Math.PI) * product * expected;
    });
  });
  if (!(mean > 0) || !(variance > 0)) return 0;
  const logVariance = Math.log1p(variance / mean ** 2);
  const quantile = mean * Math.exp(QUANTILE * Math.sqrt(logVariance) - logVariance / 2);
  return Math.sqrt(1 / n + 1 / m) * quantile;
}

/** At most 96 stretches: neighbours by their value of the distribution function. */
function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const cells = new Map<number, { width: number; weighted: number }>();
  for (const { width, share } of stretches) {
    if (!(width > 0) || share <= 0 || share >= 1) continue;
    const at = Math.min(CELLS - 1, Math.floor(share * CELLS));
    const cell = cells.get(at) ?? { width: 0, weighted: 0 };
    cells.set(at, { width: cell.width + width, weighted: cell.weighted + width * share });
  }
  return [...cells.values()].map(({ width, weighted }) => ({ width, share: weighted / width }));
}
