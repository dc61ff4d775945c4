import { Z_95, type Interval } from './wilsonInterval';

/** Halvings of the interval that is searched: more digits than a double has. */
const STEPS = 60;

/**
 * 95 % confidence interval of an AUC of so many positive and negative rows, both at least 1. Newcombe's method 5
 * (Statistics in Medicine 25, 2006, 559–573): the values θ of which the observed AUC is no further away than 1.96 times
 * the standard error by Hanley and McNeil at θ, with (m + n) / 2 for both numbers of rows in its sums.
 */
export function aucInterval(auc: number, positive: number, negative: number): Interval {
  return {
    low: auc <= 0 ? 0 : boundOf(auc, 0, positive, negative),
    high: auc >= 1 ? 1 : boundOf(auc, 1, positive, negative),
  };
}

/** The furthest value between the AUC and an end that the AUC is still compatible with. */
function boundOf(auc: number, end: 0 | 1, positive: number, negative: number): number {
  let [inside, outside]: [number, number] = [auc, end];
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(auc - middle) <= Z_95 * standardError(middle, positive, negative)) inside = middle;
    else outside = middle;
  }
  return inside;
}

function standardError(auc: number, positive: number, negative: number): number {
  const rows = (positive + negative) / 2 - 1;
  const sums = 1 + rows * ((1 - auc) / (2 - auc) + auc / (1 + auc));
  return Math.sqrt((auc * (1 - auc) * sums) / (positive * negative));
}
