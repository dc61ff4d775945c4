/** A number at a place along a history. */
export interface HistoryPoint {
  /** Index of the commit. */
  readonly at: number;
  readonly value: number;
}

/** Points that one stretch may leave: its first, least, greatest and last. */
const POINTS_OF_STRETCH = 4;

/**
 * Of more than `most` points those that give the line its looks: the first and the last of all, and of each stretch of
 * about equally many points the first, the last, the least and the greatest. In their order. `most` is at least 8.
 */
export function thinPoints(points: readonly HistoryPoint[], most: number): readonly HistoryPoint[] {
  if (points.length <= most) return points;
  const stretches = Math.floor(most / POINTS_OF_STRETCH);
  const boundary = (stretch: number) => Math.floor((stretch * points.length) / stretches);
  return Array.from({ length: stretches }, (_, stretch) =>
    outlineOf(points.slice(boundary(stretch), boundary(stretch + 1))),
  ).flat();
}

function outlineOf(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  let [least, greatest] = [0, 0];
  points.forEach(({ value }, index) => {
    if (value < (points[least]?.value ?? value)) least = index;
    if (value > (points[greatest]?.value ?? value)) greatest = index;
  });
  const kept = [...new Set([0, least, greatest, points.length - 1])].sort((a, b) => a - b);
  return kept.flatMap((index) => points[index] ?? []);
}
