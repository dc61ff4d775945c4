import type { GitProcess } from './gitProcess';
import { PrintedText } from './printedText';

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

/** Has git look for a word; nothing if it cannot tell, as in a clone that lacks contents. Rejects for no reason. */
export async function lookFor(
  git: GitProcess,
  { word, endings }: SoughtWord,
  signal: AbortSignal,
): Promise<LacksWord | undefined> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const specs = endings.map((ending) => `:(icase)*.${ending}`);
  const printed = new PrintedText();
  try {
    const search = [...settings, ...SEARCH, word, '--', ...specs];
    await git.printTo(printed.handle, search, { hasMagic: true, signal, finds: true });
    const holding = new Set(printed.bytes().toString('utf8').split('\0'));
    const asked = new Set(endings);
    return (file) => asked.has(endingOf(file)) && !holding.has(file);
  } catch {
    return undefined;
  } finally {
    printed.close();
  }
}

function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}
