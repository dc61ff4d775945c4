import type { BuiltinCheck } from '../builtinCheck';
import { notebookErrors } from './notebookErrors';
import { notebookExecutes } from './notebookExecutes';
import { notebookFreshOutputs } from './notebookFreshOutputs';
import { notebookOrder } from './notebookOrder';
import { notebookPaths } from './notebookPaths';
import { notebookPii } from './notebookPii';
import { notebookSecrets } from './notebookSecrets';
import { notebookSize } from './notebookSize';

/** Checks of the family `notebook.*`, in the order of the documentation. */
export const NOTEBOOK_CHECKS: readonly BuiltinCheck[] = [
  notebookOrder,
  notebookErrors,
  notebookExecutes,
  notebookFreshOutputs,
  notebookSize,
  notebookSecrets,
  notebookPii,
  notebookPaths,
];
