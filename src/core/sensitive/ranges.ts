/** A half-open range of offsets. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Answers whether an offset lies in one of the ranges, in logarithmic time: hostile texts have many. */
export function insideAny(ranges: readonly OffsetRange[]): (offset: number) => boolean {
  const sorted = merged(ranges);
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (sorted[low]?.start ?? Infinity) <= offset;
  };
}

function merged(ranges: readonly OffsetRange[]): readonly OffsetRange[] {
  const result: OffsetRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || last.end < range.start) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}
