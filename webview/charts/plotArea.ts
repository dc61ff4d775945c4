/** Where the marks of a chart are drawn: pixels from the upper left corner of the SVG. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the whole SVG. */
  readonly width: number;
  readonly height: number;
}

/** Space around the marks, in pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Leaves room for both axes with their titles. */
export const MARGINS: Margins = { left: 64, right: 16, top: 12, bottom: 48 };

/** The area that margins leave of an SVG; never of negative width or height. */
export function plotArea(
  size: { readonly width: number; readonly height: number },
  margins = MARGINS,
): PlotArea {
  const { width, height } = size;
  const { left, top } = margins;
  return {
    left,
    right: Math.max(left + 1, width - margins.right),
    top,
    bottom: Math.max(top + 1, height - margins.bottom),
    width,
    height,
  };
}
