import type { BuiltinCheck } from '../builtinCheck';
import { projectHeuristic } from './projectHeuristic';
import { projectOwners } from './projectOwners';
import { projectUpstream } from './projectUpstream';

/** Checks of the family `project.*`, in the order of the documentation. */
export const PROJECT_CHECKS: readonly BuiltinCheck[] = [projectOwners, projectUpstream, projectHeuristic];
