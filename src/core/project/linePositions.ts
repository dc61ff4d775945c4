import type { Position } from '../place/place';

/** Where each line of a text begins. Lines end with `\n`, as in the editor with or without `\r` before it. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Turns offsets in a text into positions; offsets outside of it become its beginning or end. */
export function linePositions(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  return (offset) => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: inside - (starts[low] ?? 0) };
  };
}
