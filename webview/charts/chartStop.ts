/** A point of a chart that can be reached by keyboard and by pointer. */
export interface ChartStop {
  /** Pixels from the upper left corner of the SVG: the middle of the mark. */
  readonly x: number;
  readonly y: number;
  /** What it says, line by line; the first is its name. Shown as a tooltip, and spoken. */
  readonly lines: readonly string[];
  /** What a click, Enter or Space does there. */
  readonly open?: (() => void) | undefined;
  /** What they do together with the Shift key. */
  readonly choose?: (() => void) | undefined;
}

/** Points in rows, such as series: left and right lead along a row, up and down to another. */
export type ChartStops = readonly (readonly ChartStop[])[];

/** Where a stop stands among all. */
export interface StopAt {
  readonly row: number;
  readonly at: number;
}

/** Pixels from a mark within which the pointer takes it. */
const REACH = 28;

/** The stop at a place, if there is one. */
export function stopAt(stops: ChartStops, place: StopAt | undefined): ChartStop | undefined {
  return place === undefined ? undefined : stops[place.row]?.[place.at];
}

/** The place that a key leads to; `undefined`: the key leads nowhere. */
export function placeByKey(stops: ChartStops, { row, at }: StopAt, key: string): StopAt | undefined {
  const along = stops[row] ?? [];
  switch (key) {
    case 'ArrowLeft':
      return { row, at: Math.max(0, at - 1) };
    case 'ArrowRight':
      return { row, at: Math.min(along.length - 1, at + 1) };
    case 'Home':
      return { row, at: 0 };
    case 'End':
      return { row, at: along.length - 1 };
    case 'ArrowUp':
      return otherRow(stops, { row, at }, -1);
    case 'ArrowDown':
      return otherRow(stops, { row, at }, 1);
    default:
      return undefined;
  }
}

/** The stop of the next row that is not empty which lies nearest across. */
function otherRow(stops: ChartStops, from: StopAt, step: 1 | -1): StopAt {
  const x = stopAt(stops, from)?.x ?? 0;
  for (let row = from.row + step; row >= 0 && row < stops.length; row += step) {
    const candidates = stops[row] ?? [];
    if (candidates.length === 0) continue;
    const at = leastIndex(candidates.map((stop) => Math.abs(stop.x - x)));
    return { row, at };
  }
  return from;
}

/** The stop nearest to a pointer, if one is within reach: pixels. */
export function nearestPlace(stops: ChartStops, x: number, y: number, reach = REACH): StopAt | undefined {
  let best: StopAt | undefined;
  let least = reach * reach;
  stops.forEach((along, row) => {
    along.forEach((stop, at) => {
      const distance = (stop.x - x) ** 2 + (stop.y - y) ** 2;
      if (distance <= least) {
        least = distance;
        best = { row, at };
      }
    });
  });
  return best;
}

/** The place that the Tab key comes to: the last of the first row that has any. */
export function firstPlace(stops: ChartStops): StopAt | undefined {
  const row = stops.findIndex((along) => along.length > 0);
  return row < 0 ? undefined : { row, at: (stops[row]?.length ?? 1) - 1 };
}

function leastIndex(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
