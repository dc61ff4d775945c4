import type { Metric, Metrics } from '../evidence/evidence';
import { wilsonInterval, type Interval } from '../statistics/wilsonInterval';
import { asGroup, countOf, listOf, nameOf, numberOf, type MetricGroup } from './metricReader';

/** Parts of the data, each with the value of one measure: a dot plot. */
export interface SliceChart {
  /** Slices of the data, or groups of people. */
  readonly of: 'slices' | 'groups';
  /** What is measured, as the project file writes it: `auc`; absent in older evidence. */
  readonly measure?: string;
  /** Whether more is better, where that is known. */
  readonly better?: 'higher' | 'lower';
  /** The value on all rows. */
  readonly overall?: number;
  /** What a slice must reach, or must not exceed. */
  readonly limit?: { readonly kind: 'floor' | 'max'; readonly value: number };
  /** As the evidence has them: the worst first. */
  readonly slices: readonly SliceValue[];
  /** Slices that were judged and are not among these. */
  readonly left: number;
}

export interface SliceValue {
  readonly name: string;
  readonly rows: number;
  readonly value: number;
  /** 95 % confidence interval. */
  readonly interval?: Interval;
  /** Whether it misses the limit. */
  readonly misses: boolean;
}

/** A drawing has no more dots. */
const MOST_SLICES = 100;

/** What `metrics.slices` measured on each slice. */
export function readSlices(metrics: Metrics): SliceChart | undefined {
  const limit = limitOf(metrics);
  const slices = (listOf(metrics, 'slices', MOST_SLICES) ?? []).flatMap((item) =>
    sliceOf(item, 'value', limit),
  );
  if (slices.length === 0) return undefined;
  const [measure, overall] = [nameOf(metrics, 'metric'), numberOf(metrics, 'overall')];
  return {
    of: 'slices',
    ...(measure === undefined ? {} : { measure }),
    ...(limit === undefined ? {} : { better: limit.kind === 'floor' ? 'higher' : 'lower', limit }),
    ...(overall === undefined ? {} : { overall }),
    slices,
    left: Math.max(0, (countOf(metrics, 'judged') ?? 0) - slices.length),
  };
}

/** What `metrics.fairness` measured on each group: shares of its rows. */
export const GROUP_RATES = ['selection', 'truePositive', 'falsePositive'] as const;
export type GroupRate = (typeof GROUP_RATES)[number];

/** A dot plot for each rate that at least two groups have. */
export function readGroups(metrics: Metrics): readonly (SliceChart & { readonly measure: GroupRate })[] {
  const groups = listOf(metrics, 'groups', MOST_SLICES) ?? [];
  return GROUP_RATES.flatMap((measure) => {
    const slices = groups.flatMap((item) => sliceOf(item, measure, undefined));
    if (slices.length < 2) return [];
    // Only of the selection rate all rows are the denominator.
    const known = measure === 'selection' ? slices.map(withInterval) : slices;
    return [{ of: 'groups', measure, slices: known, left: 0 } as const];
  });
}

function withInterval(slice: SliceValue): SliceValue {
  return { ...slice, interval: wilsonInterval(Math.round(slice.value * slice.rows), slice.rows) };
}

function limitOf(metrics: Metrics): SliceChart['limit'] {
  const [floor, max] = [numberOf(metrics, 'floor'), numberOf(metrics, 'max')];
  if (floor !== undefined) return { kind: 'floor', value: floor };
  return max === undefined ? undefined : { kind: 'max', value: max };
}

function sliceOf(item: Metric, measure: string, limit: SliceChart['limit']): readonly SliceValue[] {
  const group = asGroup(item);
  if (group === undefined) return [];
  const [name, rows, value] = [nameOf(group, 'name'), countOf(group, 'rows'), numberOf(group, measure)];
  if (name === undefined || rows === undefined || value === undefined) return [];
  const interval = intervalOf(group, value);
  const misses = limit !== undefined && (limit.kind === 'floor' ? value < limit.value : value > limit.value);
  return [{ name, rows, value, ...(interval === undefined ? {} : { interval }), misses }];
}

function intervalOf(group: MetricGroup, value: number): Interval | undefined {
  const [low, high] = [numberOf(group, 'low'), numberOf(group, 'high')];
  return low === undefined || high === undefined || low > value || high < value ? undefined : { low, high };
}
