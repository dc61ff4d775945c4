const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** All values the same: neither low nor high. */
const LEVEL = '▄';

/**
 * Numbers as a line of blocks, lowest to highest, one for each; of more than `width` the last of each stretch. A gap is
 * a blank. Empty without any number. `from` is what the lowest block stands for; the lowest number if absent.
 */
export function sparkline(values: readonly (number | undefined)[], width: number, from?: number): string {
  const shown = thinned(values, width);
  const numbers = shown.filter((value) => value !== undefined);
  if (numbers.length === 0) return '';
  const low = Math.min(...numbers, from ?? Infinity);
  const high = Math.max(...numbers);
  return shown.map((value) => (value === undefined ? ' ' : blockOf(value, low, high))).join('');
}

function blockOf(value: number, low: number, high: number): string {
  if (low === high) return LEVEL;
  // Halved, so that the range of the largest numbers does not overflow.
  const share = (value / 2 - low / 2) / (high / 2 - low / 2);
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(share * BLOCKS.length))] ?? LEVEL;
}

function thinned(values: readonly (number | undefined)[], width: number): readonly (number | undefined)[] {
  if (values.length <= width) return values;
  return Array.from({ length: width }, (_, at) => values[Math.ceil(((at + 1) * values.length) / width) - 1]);
}
