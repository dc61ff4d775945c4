import { statSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../files/readText';

/** Where a second work tree and a submodule have the rest of what is git's. */
const ELSEWHERE = /^gitdir: (.+)$/m;
const LONGEST = 4096;

/** Size of git's list of tracked files in the repository that a folder is in: bytes, zero if there is none. Starts nothing. */
export function indexSize(folder: string): number {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const size = sizeIn(current);
    if (size !== undefined) return size;
    if (current === path.dirname(current)) return 0;
  }
}

function sizeIn(folder: string): number | undefined {
  try {
    const own = path.join(folder, '.git');
    const stats = statSync(own, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    const git = stats.isDirectory() ? own : path.resolve(folder, elsewhere(own));
    return statSync(path.join(git, 'index'), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

function elsewhere(file: string): string {
  const content = readText(file, LONGEST);
  return content.kind === 'text' ? (ELSEWHERE.exec(content.text)?.[1] ?? '') : '';
}
