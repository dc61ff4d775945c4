import type { DriftHistogram } from '../../../src/core/charts/driftChart';
import { shownNumber } from '../../../src/core/checks/rounding';
import type { Texts } from '../../text/texts';
import type { PlotArea } from '../plotArea';

/** Where a bar stands: pixels. */
export interface BinPlace {
  readonly from: number;
  readonly to: number;
  /** Its height for a share of 1, as a share of the axis: 1 for a bar a tenth of the range wide. */
  readonly factor: number;
  /** Beside the others: what is outside, and what is missing. */
  readonly isAside: boolean;
}

/** Pixels between the bars and those beside them. */
const ASIDE_GAP = 14;
/** Bars as wide as this share of the range stand for themselves. */
const UNIT = 0.1;
/** Least width of the names of what stands aside: pixels. */
const LEAST_ASIDE = 54;

/** Names of all bars, what is outside and what is missing last. */
export function binNames({ bins }: DriftHistogram, t: Texts['t']): readonly string[] {
  const own =
    bins.kind === 'values'
      ? bins.values
      : bins.edges
          .slice(1)
          .map((to, at) => t('{0} to {1}', shownNumber(bins.edges[at] ?? 0), shownNumber(to)));
  return [...own, bins.kind === 'values' ? t('other') : t('outside'), t('missing')];
}

/**
 * Places of all bars, in the same order. Numbers stand on a scale, so that a wide bin is a wide bar; the area of each bar
 * is its share, also of those beside. Values have bars of the same width.
 */
export function binPlaces({ bins, reference }: DriftHistogram, area: PlotArea): readonly BinPlace[] {
  const count = reference.bars.length;
  const width = area.right - area.left;
  if (bins.kind === 'values') {
    const step = (width - ASIDE_GAP) / (count + 2);
    return Array.from({ length: count + 2 }, (_, at): BinPlace => {
      const isAside = at >= count;
      const from = area.left + at * step + (isAside ? ASIDE_GAP : 0);
      const air = Math.min(12, step * 0.12);
      return { from: from + air, to: from + step - air, factor: 1, isAside };
    });
  }
  const aside = Math.max(LEAST_ASIDE, (width - ASIDE_GAP) / 12);
  const range = width - ASIDE_GAP - 2 * aside;
  const [first, last] = [bins.edges[0] ?? 0, bins.edges.at(-1) ?? 1];
  const at = (edge: number): number => (last > first ? (edge - first) / (last - first) : 0);
  const own = bins.edges.slice(1).map((to, bin): BinPlace => {
    const [low, high] = [at(bins.edges[bin] ?? 0), at(to)];
    // Repeated edges make a bin of one value: it has the least width that can be seen.
    const share = Math.max(high - low, 1 / 200);
    return {
      from: area.left + low * range,
      to: area.left + (low + share) * range,
      factor: UNIT / share,
      isAside: false,
    };
  });
  const start = area.left + range + ASIDE_GAP;
  const beside = [0, 1].map((position): BinPlace => {
    const from = start + position * aside;
    return { from: from + 4, to: from + aside - 4, factor: (UNIT * range) / (aside - 8), isAside: true };
  });
  return [...own, ...beside];
}
