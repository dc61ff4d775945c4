import { statSync } from 'node:fs';
import path from 'node:path';
import { stampOf, type FileStamp } from '../files/fileStamp';
import { readText } from '../files/readText';

/** Where a second work tree and a submodule have the rest of what is git's. */
const ELSEWHERE = /^gitdir: (.+)$/m;
const LONGEST = 4096;

/** Size of git's list of tracked files in the repository that a folder is in: bytes, zero if there is none. Starts nothing. */
export function indexSize(folder: string): number {
  return indexStamp(folder)?.size ?? 0;
}

/** By what that list is known to be the same as before; nothing where there is none. */
export function indexStamp(folder: string): FileStamp | undefined {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const git = gitFolderIn(current);
    if (git !== undefined) return stampOf(path.join(git, 'index'));
    if (current === path.dirname(current)) return undefined;
  }
}

/** Where git keeps what is its own, of a work tree with this root. */
function gitFolderIn(folder: string): string | undefined {
  const own = path.join(folder, '.git');
  try {
    const stats = statSync(own, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isDirectory() ? own : path.resolve(folder, elsewhere(own));
  } catch {
    return own;
  }
}

function elsewhere(file: string): string {
  const content = readText(file, LONGEST);
  return content.kind === 'text' ? (ELSEWHERE.exec(content.text)?.[1] ?? '') : '';
}
