import type { Metric, Metrics } from '../evidence/evidence';
import { wilsonInterval, type Interval } from '../statistics/wilsonInterval';
import { asGroup, countOf, listOf, shareOf } from './metricReader';

/** How often rows are positive, by the probability that the model gave them: a reliability diagram. */
export interface CalibrationChart {
  /** By probability, without empty ones. */
  readonly bins: readonly CalibrationBin[];
  readonly rows: number;
  /** Expected calibration error, its limit, and what chance alone would give. */
  readonly ece?: number;
  readonly max?: number;
  readonly chance?: number;
  /** Mean squared difference of probability and label; absent in older evidence. */
  readonly brier?: number;
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Mean predicted probability of the rows. */
  readonly predicted: number;
  /** Share of them that is positive. */
  readonly observed: number;
  /** Wilson's 95 % confidence interval of that share. */
  readonly interval: Interval;
}

/** As many as the check may be asked for. */
const MOST_BINS = 100;

/** What `metrics.calibration` found in each bin. */
export function readCalibration(metrics: Metrics): CalibrationChart | undefined {
  const bins = (listOf(metrics, 'bins', MOST_BINS) ?? []).flatMap(binOf).sort((a, b) => a.from - b.from);
  if (bins.length === 0) return undefined;
  const numbers = Object.entries({
    ece: shareOf(metrics, 'ece'),
    max: shareOf(metrics, 'max'),
    chance: shareOf(metrics, 'chance'),
    brier: shareOf(metrics, 'brier'),
  }).filter(([, value]) => value !== undefined);
  return {
    bins,
    rows: bins.reduce((sum, { rows }) => sum + rows, 0),
    ...(Object.fromEntries(numbers) as Partial<CalibrationChart>),
  };
}

function binOf(item: Metric): readonly CalibrationBin[] {
  const group = asGroup(item);
  if (group === undefined) return [];
  const [from, to, rows] = [shareOf(group, 'from'), shareOf(group, 'to'), countOf(group, 'rows')];
  const [predicted, observed] = [shareOf(group, 'score'), shareOf(group, 'observed')];
  if (from === undefined || to === undefined || rows === undefined || rows === 0 || from >= to) return [];
  if (predicted === undefined || observed === undefined) return [];
  return [
    { from, to, rows, predicted, observed, interval: wilsonInterval(Math.round(observed * rows), rows) },
  ];
}
