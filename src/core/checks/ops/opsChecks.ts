import type { BuiltinCheck } from '../builtinCheck';
import { opsAlerts } from './opsAlerts';
import { opsRunbook } from './opsRunbook';
import { opsSlo } from './opsSlo';
import { serviceHealth } from './serviceHealth';

/** Checks of the families `ops.*` and `service.*`, in the order of the documentation. */
export const OPS_CHECKS: readonly BuiltinCheck[] = [opsSlo, opsAlerts, opsRunbook, serviceHealth];
