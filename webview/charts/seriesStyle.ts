import {
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';

/** Shapes in the order of the series; the dashes of their lines are in the style sheet, in the same order. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolStar,
  symbolWye,
];

/** So many series can be told apart in one plot: each has a colour, a dash and a shape of its own. */
export const MOST_SERIES = SHAPES.length;

/** The class that gives a series its colour and dash. */
export function seriesClass(series: number): string {
  return `series-${String(series % MOST_SERIES)}`;
}

/** SVG path of the mark of a series around its middle. `area`: square pixels. */
export function markPath(series: number, area = 44): string {
  return symbol(SHAPES[series % MOST_SERIES], area)() ?? '';
}
