import type { BuiltinCheck } from '../builtinCheck';
import { dataRows } from './dataRows';
import { dataConflictingLabels } from './dataConflictingLabels';
import { dataLeakage } from './dataLeakage';
import { dataPii } from './dataPii';

/** Checks of the family `data.*`, in the order of the documentation. */
export const DATA_CHECKS: readonly BuiltinCheck[] = [dataRows, dataConflictingLabels, dataLeakage, dataPii];
