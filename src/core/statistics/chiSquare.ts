import { gammaQuantile, incompleteGamma } from './gammaDistribution';

/** P(X ≥ x) for a χ² variable: Q(df/2, x/2), DLMF 8.2.4 and Abramowitz & Stegun 26.4.19. */
export function chiSquareSurvival(x: number, degrees: number): number {
  return incompleteGamma(degrees / 2, x / 2).upper;
}

/** The value that a χ² variable exceeds with probability 1 − p. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return degrees <= 0 ? 0 : 2 * gammaQuantile(p, degrees / 2);
}

/** Pearson's χ² test of homogeneity, without a correction for continuity. */
export interface HomogeneityTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
  /**
   * Cramér's V of the two distributions, as if both samples were of one size: √(½ Σ (p−q)²/(p+q)). With equal sizes
   * it is √(χ²/N); it depends on the shares alone, from 0 (equal) to 1 (nothing in common).
   */
  readonly cramersV: number;
}

/** Tests whether two samples, given as counts by category, are of one distribution (Pearson 1900; Cramér 1946). */
export function homogeneityTest(reference: readonly number[], current: readonly number[]): HomogeneityTest {
  const n = sum(reference);
  const m = sum(current);
  const total = n + m;
  let statistic = 0;
  let spread = 0;
  let occupied = 0;
  reference.forEach((a, at) => {
    const b = current[at] ?? 0;
    if (a + b === 0) return;
    occupied++;
    const expectedA = ((a + b) * n) / total;
    const expectedB = ((a + b) * m) / total;
    statistic += (a - expectedA) ** 2 / expectedA + (b - expectedB) ** 2 / expectedB;
    const [p, q] = [a / n, b / m];
    spread += (p - q) ** 2 / (p + q);
  });
  const degrees = Math.max(0, occupied - 1);
  const pValue = degrees === 0 ? 1 : chiSquareSurvival(statistic, degrees);
  return { statistic, degrees, pValue, cramersV: Math.min(1, Math.sqrt(spread / 2)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
