import type { BuiltinCheck } from '../builtinCheck';
import { notebookErrors } from './notebookErrors';
import { notebookOrder } from './notebookOrder';
import { notebookPaths } from './notebookPaths';
import { notebookPii } from './notebookPii';
import { notebookSecrets } from './notebookSecrets';

/** Checks of the family `notebook.*`, in the order of the documentation. */
export const NOTEBOOK_CHECKS: readonly BuiltinCheck[] = [
  notebookOrder,
  notebookErrors,
  notebookSecrets,
  notebookPii,
  notebookPaths,
];
