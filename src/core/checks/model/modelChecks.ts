import type { BuiltinCheck } from '../builtinCheck';
import { modelAge } from './modelAge';
import { modelCard } from './modelCard';
import { modelHash } from './modelHash';
import { modelPickleSafety } from './modelPickleSafety';
import { modelProvenance } from './modelProvenance';
import { modelSize } from './modelSize';

/** Checks of the family `model.*`, in the order of the documentation. */
export const MODEL_CHECKS: readonly BuiltinCheck[] = [
  modelCard,
  modelHash,
  modelPickleSafety,
  modelSize,
  modelAge,
  modelProvenance,
];
