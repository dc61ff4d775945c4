/** From here to there lies the true value with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * 95 % confidence interval of a share: `hits` of `rows`, both at least 0. Wilson's score interval (Wilson 1927), which
 * stays within 0 and 1 and holds for few rows. Without rows nothing is known: 0 to 1.
 */
export function wilsonInterval(hits: number, rows: number): Interval {
  if (rows <= 0) return { low: 0, high: 1 };
  const share = hits / rows;
  const square = Z_95 * Z_95;
  const middle = (share + square / (2 * rows)) / (1 + square / rows);
  const spread =
    (Z_95 * Math.sqrt((share * (1 - share)) / rows + square / (4 * rows * rows))) / (1 + square / rows);
  return { low: hits === 0 ? 0 : middle - spread, high: hits === rows ? 1 : middle + spread };
}
