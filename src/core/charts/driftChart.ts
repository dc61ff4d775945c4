import type { Metric, Metrics } from '../evidence/evidence';
import {
  allNumbers,
  asGroup,
  groupOf,
  listOf,
  nameOf,
  numberOf,
  shareOf,
  shownName,
  type MetricGroup,
} from './metricReader';

/** How far each feature has moved away from the reference. */
export interface DriftChart {
  /** The strongest drift first. */
  readonly features: readonly DriftFeature[];
  /** Features that the evidence has and the chart has not. */
  readonly left: number;
  readonly referenceRows?: number;
  readonly currentRows?: number;
}

/** One feature at one moment. */
export interface DriftStatistic {
  readonly name: string;
  /** `psi`, `ks` …; absent where nothing could be measured. */
  readonly method?: string;
  /** The distance, by its method. */
  readonly value?: number;
  /** From which distance on it is told of, and from which it counts as drifted; both at least 0. */
  readonly warn?: number;
  readonly fail?: number;
  readonly verdict: 'pass' | 'warn' | 'fail';
}

export interface DriftFeature extends DriftStatistic {
  readonly histogram?: DriftHistogram;
}

/** The two distributions of a feature in the same bins. */
export interface DriftHistogram {
  readonly bins: HistogramBins;
  readonly reference: HistogramShares;
  readonly current: HistogramShares;
}

export type HistogramBins =
  /** Stretches between neighbouring numbers: one more than there are bars. */
  | { readonly kind: 'edges'; readonly edges: readonly number[] }
  /** Values or categories, a bar each; or stretches that are named by their ends, such as days. */
  | { readonly kind: 'values'; readonly values: readonly string[] };

/** Shares of all rows of a side, 0 to 1. */
export interface HistogramShares {
  readonly bars: readonly number[];
  /** Beyond the reference's range, or in none of its categories. */
  readonly outside: number;
  readonly missing: number;
}

/** Features that are drawn at most. */
export const MOST_FEATURES = 200;
/** The evidence of a check tells of no more. */
const MOST_READ = 1000;
const MOST_BARS = 30;

/** What `data.drift` measured of each column. */
export function readDrift(metrics: Metrics): DriftChart | undefined {
  const byColumn = groupOf(metrics, 'byColumn');
  if (byColumn === undefined) return undefined;
  const entries = Object.entries(byColumn);
  const read = entries.slice(0, MOST_READ).flatMap(([name, item]) => featureOf(name, item));
  const features = read.sort(byStrength).slice(0, MOST_FEATURES);
  if (features.length === 0) return undefined;
  const [referenceRows, currentRows] = [numberOf(metrics, 'referenceRows'), numberOf(metrics, 'currentRows')];
  return {
    features,
    left: entries.length - features.length,
    ...(referenceRows === undefined ? {} : { referenceRows }),
    ...(currentRows === undefined ? {} : { currentRows }),
  };
}

/**
 * How strong a drift is, as a share of the distance from which a feature counts as drifted: 1 there. Distances of
 * different methods are compared by it. 0 where nothing was measured.
 */
export function driftStrength({ value, fail }: DriftStatistic): number {
  if (value === undefined || fail === undefined) return 0;
  return fail > 0 ? Math.max(0, value) / fail : value > 0 ? Number.MAX_VALUE : 0;
}

const VERDICTS = ['fail', 'warn', 'pass'] as const;

/** Orders by strength, the strongest first; equally strong ones by verdict and name. */
export function byStrength(one: DriftStatistic, other: DriftStatistic): number {
  const difference = driftStrength(other) - driftStrength(one);
  if (difference !== 0) return difference;
  const verdict = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  return verdict !== 0 ? verdict : one.name < other.name ? -1 : Number(one.name > other.name);
}

function featureOf(name: string, item: Metric): readonly DriftFeature[] {
  const group = asGroup(item);
  const verdict = group && VERDICTS.find((known) => known === group['verdict']);
  if (group === undefined || verdict === undefined) return [];
  const [method, value] = [nameOf(group, 'method'), numberOf(group, 'value')];
  const [warn, fail] = [limitOf(group, 'warn'), limitOf(group, 'fail')];
  const histogram = histogramOf(groupOf(group, 'histogram'));
  return [
    {
      name: shownName(name),
      verdict,
      ...(method === undefined ? {} : { method }),
      ...(value === undefined ? {} : { value }),
      ...(warn === undefined ? {} : { warn }),
      ...(fail === undefined ? {} : { fail }),
      ...(histogram === undefined ? {} : { histogram }),
    },
  ];
}

function limitOf(group: MetricGroup, name: string): number | undefined {
  const value = numberOf(group, name);
  return value !== undefined && value >= 0 ? value : undefined;
}

function histogramOf(group: MetricGroup | undefined): DriftHistogram | undefined {
  if (group === undefined) return undefined;
  const [reference, current] = [sharesOf(group, 'reference'), sharesOf(group, 'current')];
  if (reference === undefined || current === undefined) return undefined;
  const count = reference.bars.length;
  const bins = binsOf(group, count);
  return bins === undefined || current.bars.length !== count ? undefined : { bins, reference, current };
}

function sharesOf(group: MetricGroup, side: string): HistogramShares | undefined {
  const shares = groupOf(group, side);
  const bars = shares && allNumbers(listOf(shares, 'bars', MOST_BARS));
  const outside = shares && shareOf(shares, 'outside');
  const missing = shares && shareOf(shares, 'missing');
  if (bars === undefined || outside === undefined || missing === undefined) return undefined;
  return bars.length > 0 && bars.every((bar) => bar >= 0 && bar <= 1)
    ? { bars, outside, missing }
    : undefined;
}

function binsOf(group: MetricGroup, count: number): HistogramBins | undefined {
  const values = listOf(group, 'values', MOST_BARS);
  if (values !== undefined) {
    const shown = values.map(textOf);
    return shown.length === count ? { kind: 'values', values: shown } : undefined;
  }
  const edges = listOf(group, 'edges', MOST_BARS + 1);
  if (edges?.length !== count + 1) return undefined;
  const numbers = allNumbers(edges);
  if (numbers !== undefined) return isAscending(numbers) ? { kind: 'edges', edges: numbers } : undefined;
  // Days and times are written as texts.
  const texts = edges.map(textOf);
  return { kind: 'values', values: texts.slice(1).map((to, at) => `${texts[at] ?? ''} – ${to}`) };
}

/** A text or a number as it is shown; nothing of anything else. */
function textOf(value: Metric): string {
  return typeof value === 'string' || typeof value === 'number' ? shownName(String(value)) : '';
}

function isAscending(edges: readonly number[]): boolean {
  return edges.every((edge, at) => at === 0 || edge >= (edges[at - 1] ?? 0));
}
