import { gammaQuantile } from './gammaDistribution';
import { sharesOf, totalOf } from './populationStability';

/**
 * Jensen–Shannon distance of two samples, given as counts by bin: the square root of the divergence to base 2, from 0
 * (equal) to 1 (nothing in common). Lin, Divergence measures based on the Shannon entropy, 1991; Endres & Schindelin, 2003.
 */
export function jensenShannonDistance(reference: readonly number[], current: readonly number[]): number {
  const q = sharesOf(current);
  const divergence = sharesOf(reference).reduce((sum, p, at) => sum + divergencePart(p, q[at] ?? 0), 0);
  return Math.sqrt(Math.max(0, divergence));
}

function divergencePart(p: number, q: number): number {
  const middle = (p + q) / 2;
  return (part(p, middle) + part(q, middle)) / 2;
}

function part(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}

/** Bins with fewer rows are summed up case by case; in fuller ones the divergence is nearly a χ² variable. */
const FEW_ROWS = 60;

/**
 * What chance alone may make of the distance, 99 % quantile. Without drift the rows of a bin fall to either side by a
 * binomial distribution: its part of the divergence has a mean and a variance, exact for bins of few rows, else those
 * of (1/n + 1/m)·χ²/(8 ln 2) with one degree of freedom, its second-order expansion. One degree is lost, as shares add
 * up to one; the quantile is that of the gamma distribution with these two moments (Satterthwaite 1946).
 */
export function distanceByChance(reference: readonly number[], current: readonly number[]): number {
  const n = totalOf(reference);
  const m = totalOf(current);
  const unit = (1 / n + 1 / m) / (8 * Math.LN2);
  let mean = -unit;
  let variance = -2 * unit ** 2;
  reference.forEach((count, at) => {
    const rows = count + (current[at] ?? 0);
    if (rows === 0) return;
    const moments = rows > FEW_ROWS ? { mean: unit, variance: 2 * unit ** 2 } : momentsOfBin(rows, n, m);
    mean += moments.mean;
    variance += moments.variance;
  });
  if (!(mean > 0) || !(variance > 0)) return 0;
  return Math.sqrt((variance / mean) * gammaQuantile(0.99, mean ** 2 / variance));
}

/** Mean and variance of a bin's part of the divergence, over all ways in which its rows may fall to the two sides. */
function momentsOfBin(
  rows: number,
  n: number,
  m: number,
): { readonly mean: number; readonly variance: number } {
  const chance = n / (n + m);
  let probability = (1 - chance) ** rows;
  let [mean, squares] = [0, 0];
  for (let a = 0; a <= rows; a++) {
    const value = divergencePart(a / n, (rows - a) / m);
    mean += probability * value;
    squares += probability * value ** 2;
    probability *= ((rows - a) / (a + 1)) * (chance / (1 - chance));
  }
  return { mean, variance: Math.max(0, squares - mean ** 2) };
}
