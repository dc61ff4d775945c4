import { dvcOutputs } from '../../core/checks/git/dvcFiles';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { ProjectFiles } from './projectFiles';

/** The folder of DVC's own, in the project or in a repository around it. */
const OWN_FOLDERS = ['.dvc', '../.dvc', '../../.dvc', '../../../.dvc'];
const POINTERS = ['**/*.dvc', '**/dvc.lock'];
/** More are not read: reading them takes about a second. */
const MOST_POINTERS = 2000;
/** Longer ones are not read: bytes. */
const LARGEST = 4 * 1024 * 1024;

const NONE: DvcIds = new Map();

/** What DVC keeps of a project, as `.dvc` files and `dvc.lock` tell. Files are not looked for where DVC is not set up. */
export function dvcIdsIn(files: Pick<ProjectFiles, 'standingAt' | 'expand' | 'text'>): DvcIds {
  if (!OWN_FOLDERS.some((folder) => files.standingAt(folder) === 'folder')) return NONE;
  const textOf = (file: string): string => {
    const content = files.standingAt(file) === 'file' ? files.text(file, LARGEST) : undefined;
    return content?.kind === 'text' ? content.text : '';
  };
  const ids = new Map<string, string>();
  for (const pointer of files.expand(POINTERS).slice(0, MOST_POINTERS)) {
    const definitions = pointer.endsWith('dvc.lock') ? textOf(pointer.replace(/lock$/, 'yaml')) : undefined;
    for (const { path, md5 } of dvcOutputs(pointer, textOf(pointer), definitions)) {
      if (md5 !== undefined) ids.set(path, md5);
    }
  }
  return ids;
}
