import type { BuiltinCheck } from './builtinCheck';
import { CODE_CHECKS } from './code/codeChecks';
import { DATA_CHECKS } from './data/dataChecks';
import { DEPLOY_CHECKS } from './deploy/deployChecks';
import { DOCUMENT_CHECKS } from './document/documentChecks';
import { GIT_CHECKS } from './git/gitChecks';
import { METRICS_CHECKS } from './metrics/metricsChecks';
import { MODEL_CHECKS } from './model/modelChecks';
import { MONITOR_CHECKS } from './monitor/monitorChecks';
import { NOTEBOOK_CHECKS } from './notebook/notebookChecks';
import { OPS_CHECKS } from './ops/opsChecks';
import { PROJECT_CHECKS } from './project/projectChecks';

/** Every built-in check, in the order of the documentation. */
export const CATALOGUE: readonly BuiltinCheck[] = [
  ...DOCUMENT_CHECKS,
  ...NOTEBOOK_CHECKS,
  ...DATA_CHECKS,
  ...CODE_CHECKS,
  ...GIT_CHECKS,
  ...METRICS_CHECKS,
  ...MODEL_CHECKS,
  ...DEPLOY_CHECKS,
  ...OPS_CHECKS,
  ...MONITOR_CHECKS,
  ...PROJECT_CHECKS,
];

const BY_ID: ReadonlyMap<string, BuiltinCheck> = new Map(CATALOGUE.map((check) => [check.id, check]));

/** The built-in check of that id. */
export function builtinCheck(id: string): BuiltinCheck | undefined {
  return BY_ID.get(id);
}
