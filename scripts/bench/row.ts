/** One measured thing beside what it is held against. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  readonly met: boolean;
}

/** The middle of the values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
