import type { GitProcess } from './gitProcess';

/** A word that contents of files with certain endings are looked through for. */
export interface SoughtWord {
  readonly word: string;
  /** Without a dot, in small letters. */
  readonly endings: readonly string[];
}

/** Whether git looked through the content of a tracked file for a word, and it is not there. */
export type LacksWord = (file: string) => boolean;

/** What tells the files whose contents hold the word, as git has them, whatever stands on the disk. */
const SEARCH = ['grep', '--cached', '--no-recurse-submodules', '-l', '-z', '-a', '-F', '-e'];
const SETTINGS = ['grep.fullName=false', 'grep.fallbackToNoIndex=false'];

/** Has git print to an open file which tracked contents hold a word; rejects as `GitProcess.printTo`. */
export async function printHolding(
  git: GitProcess,
  handle: number,
  { word, endings }: SoughtWord,
  signal: AbortSignal,
): Promise<void> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const specs = endings.map((ending) => `:(icase)*.${ending}`);
  await git.printTo(handle, [...settings, ...SEARCH, word, '--', ...specs], {
    hasMagic: true,
    signal,
    finds: true,
  });
}

/** Reads what `printHolding` printed. */
export function lacksWord(printed: string, { endings }: SoughtWord): LacksWord {
  const holding = new Set(printed.split('\0'));
  const asked = new Set(endings);
  return (file) => asked.has(endingOf(file)) && !holding.has(file);
}

function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}
