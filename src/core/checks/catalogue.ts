import type { BuiltinCheck } from './builtinCheck';
import { dataRows } from './dataRows';
import { documentSections } from './documentSections';
import { metricsThreshold } from './metricsThreshold';
import { notebookErrors } from './notebookErrors';
import { notebookOrder } from './notebookOrder';

/** Every built-in check, in the order of the documentation. */
export const CATALOGUE: readonly BuiltinCheck[] = [
  documentSections,
  notebookOrder,
  notebookErrors,
  dataRows,
  metricsThreshold,
];

/** The built-in check of that id. */
export function builtinCheck(id: string): BuiltinCheck | undefined {
  return CATALOGUE.find((check) => check.id === id);
}
