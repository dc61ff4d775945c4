import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `code.*`, in the order of the documentation. */
export const CODE_CHECKS: readonly BuiltinCheck[] = [];
