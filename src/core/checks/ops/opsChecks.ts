import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `ops.*`, in the order of the documentation. */
export const OPS_CHECKS: readonly BuiltinCheck[] = [];
