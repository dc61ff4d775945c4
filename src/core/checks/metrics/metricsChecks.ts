import type { BuiltinCheck } from '../builtinCheck';
import { metricsCalibration } from './metricsCalibration';
import { metricsCost } from './metricsCost';
import { metricsFairness } from './metricsFairness';
import { metricsGain } from './metricsGain';
import { metricsGeneralisation } from './metricsGeneralisation';
import { metricsLatency } from './metricsLatency';
import { metricsRegression } from './metricsRegression';
import { metricsSlices } from './metricsSlices';
import { metricsThreshold } from './metricsThreshold';

/** Checks of the family `metrics.*`, in the order of the documentation. */
export const METRICS_CHECKS: readonly BuiltinCheck[] = [
  metricsThreshold,
  metricsRegression,
  metricsGain,
  metricsGeneralisation,
  metricsSlices,
  metricsFairness,
  metricsCalibration,
  metricsCost,
  metricsLatency,
];
