/** Folder of a project that tools write to. */
export const STORE = '.ml-lifecycle';
/** Where evidence lies, from the project's root. */
export const EVIDENCE_FOLDER = `${STORE}/evidence`;
const FILE = /^\.ml-lifecycle\/evidence\/([^/]+)\/([^/]+)\.json$/;

/** Path of a check's evidence from the project's root. */
export function evidencePath(stage: string, check: string): string {
  return `${EVIDENCE_FOLDER}/${stage}/${check}.json`;
}

/** Ids of the check whose evidence belongs at a path; the project need not have it. */
export function checkOfEvidence(
  path: string,
): { readonly stage: string; readonly check: string } | undefined {
  const [, stage, check] = FILE.exec(path) ?? [];
  return stage === undefined || check === undefined ? undefined : { stage, check };
}
