import type { BuiltinCheck } from '../builtinCheck';
import { monitorRecency } from './monitorRecency';
import { monitorVolume } from './monitorVolume';

/** Checks of the family `monitor.*`, in the order of the documentation. */
export const MONITOR_CHECKS: readonly BuiltinCheck[] = [monitorRecency, monitorVolume];
