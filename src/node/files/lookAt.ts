import { lstatSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';
import { foldersAbove } from '../../core/place/foldersAbove';
import { isSkipped, walkTree, type Walked } from './walk';

/** What `walk` of a root would list at a path, itself a file or a folder, and below it: nothing if it never gets there. */
export function lookAt(root: string, file: string): Walked {
  const stat = isInListedFolder(root, file) ? statOf(path.join(root, file)) : undefined;
  if (stat?.isDirectory() === true) {
    return isSkipped(root, file, path.posix.basename(file)) ? { files: [], links: [] } : walkTree(root, file);
  }
  const isLink = stat?.isSymbolicLink() === true;
  return { files: isLink || stat?.isFile() === true ? [file] : [], links: isLink ? [file] : [] };
}

function isInListedFolder(root: string, file: string): boolean {
  return foldersAbove(file).every(
    (folder) =>
      !isSkipped(root, folder, path.posix.basename(folder)) &&
      lstatSync(path.join(root, folder), { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

/** Nothing for a name that is there in other letters only: not all systems tell small letters from capital ones. */
function statOf(absolute: string): Stats | undefined {
  try {
    const stat = lstatSync(absolute);
    if (process.platform === 'linux') return stat;
    return readdirSync(path.dirname(absolute)).includes(path.basename(absolute)) ? stat : undefined;
  } catch {
    return undefined;
  }
}
