import { chiSquareQuantile } from './chiSquare';

/** Smaller shares count as this one, so that an empty bin does not make the index infinite. */
const SMALLEST_SHARE = 0.0001;

/**
 * Population stability index Σ (p−q)·ln(p/q) of two samples, given as counts by bin, shares floored at 0.0001
 * (Siddiqi, Credit Risk Scorecards, 2006).
 */
export function populationStability(reference: readonly number[], current: readonly number[]): number {
  const p = sharesOf(reference);
  const q = sharesOf(current);
  return p.reduce((sum, share, at) => {
    const a = Math.max(share, SMALLEST_SHARE);
    const b = Math.max(q[at] ?? 0, SMALLEST_SHARE);
    return sum + (a - b) * Math.log(a / b);
  }, 0);
}

/**
 * What chance alone may make of the index: without drift it is nearly (1/n + 1/m)·χ² with B−1 degrees of freedom, B
 * bins that hold anything (Yurdakul, Statistical Properties of Population Stability Index, 2018). The 99 % quantile.
 */
export function stabilityByChance(reference: readonly number[], current: readonly number[]): number {
  return varianceOf(reference, current) * chiSquareQuantile(0.99, occupiedBins(reference, current) - 1);
}

/** 1/n + 1/m. */
function varianceOf(reference: readonly number[], current: readonly number[]): number {
  return 1 / totalOf(reference) + 1 / totalOf(current);
}

/** Bins that hold anything on either side. */
function occupiedBins(reference: readonly number[], current: readonly number[]): number {
  return reference.filter((count, at) => count + (current[at] ?? 0) > 0).length;
}

/** Counts as shares of their sum. */
export function sharesOf(counts: readonly number[]): readonly number[] {
  const total = totalOf(counts);
  return counts.map((count) => count / total);
}

/** Sum of counts. */
export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
