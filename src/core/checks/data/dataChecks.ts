import type { BuiltinCheck } from '../builtinCheck';
import { dataRows } from './dataRows';

/** Checks of the family `data.*`, in the order of the documentation. */
export const DATA_CHECKS: readonly BuiltinCheck[] = [dataRows];
