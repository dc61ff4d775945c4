import path from 'node:path';
import { EVIDENCE_FOLDER } from '../../core/evidence/evidencePath';

/** The folder of a project that checks leave their evidence in. */
export function evidenceFolder(root: string): string {
  return path.join(root, EVIDENCE_FOLDER);
}
