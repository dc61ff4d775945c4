import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** Folders in which libraries are installed: what stands behind them is the same everywhere. */
const LIBRARY = /(?:[A-Za-z]:)?(?:[\\/][^\s\\/:"'<>|()]+)*[\\/](?:site|dist)-packages[\\/]/g;
const STANDARD_LIBRARY = /(?:[A-Za-z]:)?(?:[\\/][^\s\\/:"'<>|()]+)*[\\/]lib[\\/]python\d(?:\.\d+)?[\\/]/gi;
/** IPython names cells by the process and a hash. */
const CELL_FILE = /(?:[A-Za-z]:)?(?:[\\/][^\s\\/:"'<>|()]+)*[\\/]ipykernel_\d+[\\/]\d+\.py/g;
const ADDRESS = /\b0x[\da-f]{6,16}\b/gi;

/**
 * Words of a program without what only this machine or this run has: folders of the project, of the user and of
 * libraries, addresses in memory. What is left is the same wherever the program says it.
 */
export function withoutMachinePaths(text: string, root: string): string {
  const plain = text
    .replaceAll(`${root}${path.sep}`, '')
    .replaceAll(root, '.')
    .replace(CELL_FILE, '<cell>')
    .replace(LIBRARY, '')
    .replace(STANDARD_LIBRARY, '')
    .replace(ADDRESS, '0x…');
  return [homedir(), tmpdir()]
    .filter((folder) => folder.length > 1)
    .reduce(
      (words, folder) => words.replaceAll(`${folder}${path.sep}`, `…${path.sep}`).replaceAll(folder, '…'),
      plain,
    );
}
