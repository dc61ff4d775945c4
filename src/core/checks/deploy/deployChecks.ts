import type { BuiltinCheck } from '../builtinCheck';
import { deployBaseImage } from './deployBaseImage';
import { deployCompose } from './deployCompose';
import { deployKubernetes } from './deployKubernetes';
import { deployRollout } from './deployRollout';

/** Checks of the family `deploy.*`, in the order of the documentation. */
export const DEPLOY_CHECKS: readonly BuiltinCheck[] = [
  deployBaseImage,
  deployCompose,
  deployKubernetes,
  deployRollout,
];
