import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `model.*`, in the order of the documentation. */
export const MODEL_CHECKS: readonly BuiltinCheck[] = [];
