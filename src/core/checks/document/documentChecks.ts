import type { BuiltinCheck } from '../builtinCheck';
import { documentSections } from './documentSections';

/** Checks of the family `document.*`, in the order of the documentation. */
export const DOCUMENT_CHECKS: readonly BuiltinCheck[] = [documentSections];
