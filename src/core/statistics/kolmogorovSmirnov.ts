/** Products of sample sizes up to which paths are counted: some hundredths of a second. */
const MOST_PATHS = 1e7;

/**
 * p-value of the two-sided two-sample Kolmogorov–Smirnov test. Exact for n·m up to ten millions, by the share of
 * lattice paths that leave the band (Hodges 1958; the recursion of R's `psmirnov` with its upper tail), ties ignored as
 * in SciPy; beyond that the limit distribution with Stephens' correction (1970), within 0.005, and within
 * 0.0001 where it is below 0.05.
 */
export function kolmogorovSmirnovPValue(distance: number, n: number, m: number): number {
  if (!(distance > 0)) return 1;
  return n * m <= MOST_PATHS ? exactPValue(distance, n, m) : limitPValue(distance, n, m);
}

function exactPValue(distance: number, n: number, m: number): number {
  // In units of 1/(n·m) distances are whole numbers; half a unit keeps rounding out of the comparison.
  const band = Math.floor(distance * n * m + 0.5) - 0.5;
  // Chance that a random path to (i, j) has left the band on its way; row by row.
  const left = Array.from({ length: m + 1 }, (_, j): number => (j * n > band ? 1 : 0));
  for (let i = 1; i <= n; i++) {
    left[0] = i * m > band ? 1 : 0;
    for (let j = 1; j <= m; j++) {
      const outside = Math.abs(i * m - j * n) > band;
      left[j] = outside ? 1 : (i * (left[j] ?? 0) + j * (left[j - 1] ?? 0)) / (i + j);
    }
  }
  return left[m] ?? 1;
}

function limitPValue(distance: number, n: number, m: number): number {
  const root = Math.sqrt((n * m) / (n + m));
  return kolmogorovSurvival((root + 0.12 + 0.11 / root) * distance);
}

/** P(K ≥ x) of Kolmogorov's limit distribution: 2 Σ (−1)^(k−1) e^(−2k²x²), below 1.18 by its theta transform. */
export function kolmogorovSurvival(x: number): number {
  if (x <= 0) return 1;
  if (x < 1.18) {
    const base = Math.exp(-(Math.PI ** 2) / (8 * x * x));
    const sum = base + base ** 9 + base ** 25 + base ** 49;
    return Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * sum);
  }
  const base = Math.exp(-2 * x * x);
  return 2 * (base - base ** 4 + base ** 9 - base ** 16);
}

/** The distance that chance exceeds with probability α: √(−½ ln(α/2))·√((n+m)/(nm)) (Smirnov 1948). */
export function criticalDistance(alpha: number, n: number, m: number): number {
  return Math.sqrt(-0.5 * Math.log(alpha / 2)) * Math.sqrt((n + m) / (n * m));
}
