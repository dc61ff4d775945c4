import type { BuiltinCheck } from '../builtinCheck';
import { codePaths } from './codePaths';
import { codeSecrets } from './codeSecrets';

/** Checks of the family `code.*`, in the order of the documentation. */
export const CODE_CHECKS: readonly BuiltinCheck[] = [codeSecrets, codePaths];
