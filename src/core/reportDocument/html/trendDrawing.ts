import { short } from '../../knot/geometry';

const WIDTH = 110;
const HEIGHT = 26;
/** Room for the dot at the end. */
const MARGIN = 4;

/** A small line of numbers over time, lowest to highest; the last is marked. For people who see it: hidden from others. */
export function trendDrawing(values: readonly number[]): string {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const points = values.map((value, at) => {
    const along = values.length === 1 ? 1 : at / (values.length - 1);
    // Halved, so that the range of the largest numbers does not overflow.
    const share = low === high ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2);
    const x = short(MARGIN + along * (WIDTH - 2 * MARGIN));
    return { x, y: short(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)) };
  });
  const path = points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ');
  const end = points.at(-1) ?? { x: 0, y: 0 };
  return `<svg class="trend-line" width="${String(WIDTH)}" height="${String(HEIGHT)}" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" aria-hidden="true"><polyline points="${path}"/><circle cx="${String(end.x)}" cy="${String(end.y)}" r="3"/></svg>`;
}
