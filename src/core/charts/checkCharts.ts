import type { CheckSnapshot } from '../snapshot/snapshot';
import { readCalibration, type CalibrationChart } from './calibrationChart';
import { readConfusion, type ConfusionChart } from './confusionChart';
import { readDrift, type DriftChart } from './driftChart';
import { readGroups, readSlices, type SliceChart } from './sliceChart';

/** What can be drawn of the evidence of a check. */
export interface CheckCharts {
  readonly slices: readonly SliceChart[];
  readonly confusion?: ConfusionChart;
  readonly calibration?: CalibrationChart;
  readonly drift?: DriftChart;
}

/** A kind of chart. */
export type ChartKind = 'slices' | 'confusion' | 'calibration' | 'drift';

/** Built-in checks whose evidence can be drawn, and how. */
export const CHECKS_WITH_CHARTS: Readonly<Record<string, readonly ChartKind[]>> = {
  'metrics.slices': ['slices', 'confusion'],
  'metrics.fairness': ['slices'],
  'metrics.cost': ['confusion'],
  'metrics.calibration': ['calibration'],
  'data.drift': ['drift'],
};

/** Reads what can be drawn of a check; whatever its evidence holds, nothing throws. */
export function chartsOf({ uses, metrics }: Pick<CheckSnapshot, 'uses' | 'metrics'>): CheckCharts {
  switch (uses) {
    case 'metrics.slices': {
      const [slices, confusion] = [readSlices(metrics), readConfusion(metrics)];
      return {
        slices: slices === undefined ? [] : [slices],
        ...(confusion === undefined ? {} : { confusion }),
      };
    }
    case 'metrics.fairness':
      return { slices: readGroups(metrics) };
    case 'metrics.cost': {
      const confusion = readConfusion(metrics);
      return { slices: [], ...(confusion === undefined ? {} : { confusion }) };
    }
    case 'metrics.calibration': {
      const calibration = readCalibration(metrics);
      return { slices: [], ...(calibration === undefined ? {} : { calibration }) };
    }
    case 'data.drift': {
      const drift = readDrift(metrics);
      return { slices: [], ...(drift === undefined ? {} : { drift }) };
    }
    default:
      return { slices: [] };
  }
}

/** Whether there is anything to draw. */
export function hasCharts({ slices, confusion, calibration, drift }: CheckCharts): boolean {
  return slices.length > 0 || confusion !== undefined || calibration !== undefined || drift !== undefined;
}

/** Why a check that could be drawn is not: it was never run, it could not judge, or its evidence is of an older version. */
export type Lack = 'not-run' | 'not-judged' | 'older';

/** Why nothing can be drawn of a check; `undefined` where something can be, or never could. */
export function lackOf(check: Pick<CheckSnapshot, 'uses' | 'verdict' | 'metrics'>): Lack | undefined {
  if (!Object.hasOwn(CHECKS_WITH_CHARTS, check.uses) || hasCharts(chartsOf(check))) return undefined;
  if (check.verdict === 'not-run') return 'not-run';
  return check.verdict === 'error' || check.verdict === 'skipped' ? 'not-judged' : 'older';
}
