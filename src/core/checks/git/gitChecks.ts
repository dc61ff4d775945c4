import type { BuiltinCheck } from '../builtinCheck';
import { gitClean } from './gitClean';
import { gitLargeFiles } from './gitLargeFiles';
import { gitTracked } from './gitTracked';

/** Checks of the family `git.*`, in the order of the documentation. */
export const GIT_CHECKS: readonly BuiltinCheck[] = [gitClean, gitLargeFiles, gitTracked];
