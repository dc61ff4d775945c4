import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `project.*`, in the order of the documentation. */
export const PROJECT_CHECKS: readonly BuiltinCheck[] = [];
