import type { Point } from './geometry';

/** The part of a drawing that is shown: the point at its upper left corner, and how much larger than it is drawn. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Width and height of a drawing, and of the frame that shows it: px. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };

const LARGEST = 6;
/** What is to be seen is no nearer to the edge of the frame than this part of it. */
const MARGIN = 0.1;

/** The same drawing `factor` times as large, but never smaller than the frame; the point `at` of the frame stays. */
export function zoomedAt(zoom: Zoom, factor: number, at: Point, extent: Extent): Zoom {
  const scale = Math.min(LARGEST, Math.max(1, zoom.scale * factor));
  const x = zoom.x + at.x / zoom.scale - at.x / scale;
  const y = zoom.y + at.y / zoom.scale - at.y / scale;
  return inside({ scale, x, y }, extent);
}

/** Moved by px of the frame. */
export function movedBy(zoom: Zoom, dx: number, dy: number, extent: Extent): Zoom {
  return inside({ ...zoom, x: zoom.x + dx / zoom.scale, y: zoom.y + dy / zoom.scale }, extent);
}

/** Moved no further than needed for a point of the drawing to be seen. */
export function showing(zoom: Zoom, point: Point, extent: Extent): Zoom {
  const width = extent.width / zoom.scale;
  const height = extent.height / zoom.scale;
  const x = between(zoom.x, point.x - width * (1 - MARGIN), point.x - width * MARGIN);
  const y = between(zoom.y, point.y - height * (1 - MARGIN), point.y - height * MARGIN);
  return x === zoom.x && y === zoom.y ? zoom : inside({ ...zoom, x, y }, extent);
}

/** The part as SVG's `viewBox`. */
export function viewBoxOf({ scale, x, y }: Zoom, { width, height }: Extent): string {
  return [x, y, width / scale, height / scale].map((length) => length.toFixed(2)).join(' ');
}

function inside({ scale, x, y }: Zoom, { width, height }: Extent): Zoom {
  return {
    scale,
    x: between(x, 0, width - width / scale),
    y: between(y, 0, height - height / scale),
  };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
