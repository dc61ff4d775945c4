/** SVG path of a line with an end at each side: from one x to another, pixels. */
export function whiskers(from: number, to: number, y: number): string {
  const [a, b, up, down, middle] = [from, to, y - 4, y + 4, y].map((value) => value.toFixed(1));
  return `M${a} ${up}V${down}M${a} ${middle}H${b}M${b} ${up}V${down}`;
}

/** The same upright. */
export function uprightWhiskers(x: number, from: number, to: number): string {
  const [left, right, middle, a, b] = [x - 4, x + 4, x, from, to].map((value) => value.toFixed(1));
  return `M${left} ${a}H${right}M${middle} ${a}V${b}M${left} ${b}H${right}`;
}

/** SVG path of a round dot; of a rhombus for what misses its limit. */
export function dotPath(x: number, y: number, misses: boolean): string {
  const start = `M${x.toFixed(1)} ${y.toFixed(1)}`;
  return misses ? `${start}m0 -7l7 7l-7 7l-7 -7z` : `${start}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z`;
}
