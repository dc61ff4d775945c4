import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `git.*`, in the order of the documentation. */
export const GIT_CHECKS: readonly BuiltinCheck[] = [];
