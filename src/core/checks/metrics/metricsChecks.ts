import type { BuiltinCheck } from '../builtinCheck';
import { metricsThreshold } from './metricsThreshold';

/** Checks of the family `metrics.*`, in the order of the documentation. */
export const METRICS_CHECKS: readonly BuiltinCheck[] = [metricsThreshold];
