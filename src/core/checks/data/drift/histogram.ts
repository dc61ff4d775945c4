/** Counts of both sides in the bins of the reference. */
export interface Histogram {
  readonly bins: HistogramBins;
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Outside the reference's range, among values it does not have, or beyond the categories that are listed. */
  readonly outside: BothSides;
  readonly missing: BothSides;
  /** Rows of the current side outside, by value, where these are all values outside. */
  readonly unseen?: readonly number[];
}

/** What the bins are: stretches between neighbouring edges, the last one closed, or values each by itself. */
export type HistogramBins =
  | { readonly kind: 'edges'; readonly edges: readonly number[] }
  | { readonly kind: 'values'; readonly values: readonly string[] };

export interface BothSides {
  readonly reference: number;
  readonly current: number;
}

/** The counts of a side with the bins for values outside and for missing ones. */
export function allCounts(histogram: Histogram, side: keyof BothSides): readonly number[] {
  return [...histogram[side], histogram.outside[side], histogram.missing[side]];
}

/**
 * The same with a bin for each value outside, where they are known. By chance many rare values are on one side only:
 * together they would look like one that has come or gone.
 */
export function separateCounts(histogram: Histogram, side: keyof BothSides): readonly number[] {
  const { unseen } = histogram;
  if (unseen === undefined) return allCounts(histogram, side);
  const outside = side === 'current' ? unseen : unseen.map(() => 0);
  return [...histogram[side], ...outside, histogram.missing[side]];
}
