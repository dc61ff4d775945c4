import type { BuiltinCheck } from './builtinCheck';
import { dataRows } from './data/dataRows';
import { documentSections } from './document/documentSections';
import { metricsThreshold } from './metrics/metricsThreshold';
import { notebookErrors } from './notebook/notebookErrors';
import { notebookOrder } from './notebook/notebookOrder';

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
