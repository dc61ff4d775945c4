import path from 'node:path';

/** The folder of a project that checks leave their evidence in. */
export function evidenceFolder(root: string): string {
  return path.join(root, '.ml-lifecycle', 'evidence');
}
