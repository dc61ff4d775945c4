import type { BuiltinCheck } from '../builtinCheck';
import { documentFields } from './documentFields';
import { documentLinks } from './documentLinks';
import { documentSections } from './documentSections';

/** Checks of the family `document.*`, in the order of the documentation. */
export const DOCUMENT_CHECKS: readonly BuiltinCheck[] = [documentSections, documentFields, documentLinks];
