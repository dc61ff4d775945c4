import type { BuiltinCheck } from '../builtinCheck';

/** Checks of the family `deploy.*`, in the order of the documentation. */
export const DEPLOY_CHECKS: readonly BuiltinCheck[] = [];
