import type { Metric } from '../../../evidence/evidence';
import { cleanText } from '../../../results/externalText';
import { fixed, significant } from '../../rounding';
import type { DriftKind } from './columnSide';
import type { Histogram } from './histogram';
import type { JudgedColumn } from './judgeColumn';
import { timeText } from './timeText';

/** Columns that evidence tells of; it is committed and must stay small. */
const MOST_COLUMNS = 1000;
/** Columns of which evidence keeps histograms. */
const MOST_HISTOGRAMS = 100;
/** Categories with a bar of their own. */
const MOST_BARS = 20;

/** Value, limits, verdict, method and histograms of each column, the worst ones first where there are too many. */
export function columnMetrics(columns: readonly JudgedColumn[]): Readonly<Record<string, Metric>> {
  const worst = (['fail', 'warn', 'pass'] as const).flatMap((verdict) =>
    columns.filter((column) => column.verdict === verdict),
  );
  return Object.fromEntries(
    worst
      .slice(0, MOST_COLUMNS)
      .map((column, at) => [cleanText(column.pair.name, 200), columnMetric(column, at)]),
  );
}

function columnMetric(column: JudgedColumn, at: number): Metric {
  const { measured, limits, verdict, missing, pair } = column;
  const shares = {
    reference: fixed(missing.reference),
    current: fixed(missing.current),
    psi: missing.psi,
    verdict: missing.verdict,
  };
  if (measured === undefined || limits === undefined) return { verdict, missing: shares };
  const { method, value, pValue, histogram, details } = measured;
  return {
    ...{ method, verdict, missing: shares, warn: limits.warn, fail: limits.fail },
    ...(value === undefined ? {} : { value }),
    ...(pValue === undefined ? {} : { pValue }),
    ...details,
    ...(at < MOST_HISTOGRAMS ? { histogram: histogramMetric(histogram, pair.kind) } : {}),
  };
}

/** Shares of both sides: `bins` are edges (one more than there are bars) or values; what is outside and missing last. */
function histogramMetric(histogram: Histogram, kind: DriftKind): Metric {
  const { bins, outside, missing } = histogram;
  const shares = (side: 'reference' | 'current'): Metric => {
    const counts = histogram[side];
    const total = counts.reduce((sum, count) => sum + count, 0) + outside[side] + missing[side];
    const rest = counts.slice(MOST_BARS).reduce((sum, count) => sum + count, 0);
    const share = (count: number): number => fixed(count / total);
    return {
      bars: counts.slice(0, MOST_BARS).map(share),
      outside: share(outside[side] + rest),
      missing: share(missing[side]),
    };
  };
  return { ...binsMetric(bins, kind), reference: shares('reference'), current: shares('current') };
}

function binsMetric(bins: Histogram['bins'], kind: DriftKind): Readonly<Record<string, Metric>> {
  if (bins.kind === 'values') {
    const shown = (value: string): string =>
      kind === 'time' ? timeText(Number(value)) : cleanText(value, 60);
    return { values: bins.values.slice(0, MOST_BARS).map(shown) };
  }
  return { edges: kind === 'time' ? bins.edges.map(timeText) : bins.edges.map(significant) };
}
