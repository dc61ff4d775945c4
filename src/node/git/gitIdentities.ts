import { isSameStamp, type FileStamp } from '../files/fileStamp';
import { filterOverrides, LIST_FILTERS } from './filterSettings';
import { GitProcess } from './gitProcess';
import { indexStamp } from './indexSize';
import { PrintedText } from './printedText';
import { lookFor, type LacksWord, type SoughtWord } from './soughtWord';
import { TrackedFiles } from './trackedFiles';

/** A file that changed later than so long before git was asked may have changed since: ms. */
const MARGIN_MS = 2500;

/** Whoever reads files himself is quicker than a git that takes so long: ms. */
const PATIENCE_MS = 30_000;

/** Git compares all that it noted of a file, whatever the repository wishes. */
const STRICT = ['core.checkStat=default', 'core.trustctime=true'];

/** Files whose content git stores as it is on the disk: nothing filters them, and line ends stay. */
const PLAIN = ':(attr:!filter !ident !working-tree-encoding -text)';
/** The same, if line ends are left alone where no attribute speaks of them. */
const UNTOLD = ':(attr:!filter !ident !working-tree-encoding !text !eol !crlf)';

/** Filters are listed, and beside them what converts line ends, and what moves the work tree elsewhere. */
const SETTINGS = LIST_FILTERS.map((word) =>
  word.startsWith('^') ? `${word}|^core\\.(autocrlf|worktree)$` : word,
);
const LINE_ENDS = /^core\.autocrlf(?:\n|$)/;
const WORK_TREE = /^core\.worktree(?:\n|$)/;
/** A setting without a value is a set one. */
const NOT_CONVERTED = /\n(?:|false|no|off|0)$/i;

const LIST = ['ls-files', '-s', '-v', '-z', '--'];
const IS_INSIDE = ['rev-parse', '--is-inside-work-tree'];
const SIZES = ['cat-file', '--batch-check=%(objectsize)'];
const MOVED = ['diff-files', '--name-only', '-z', '--relative', '--ignore-submodules=all', '--', '.'];

/** What git's list of tracked files was, and which of them were no longer as they were added. */
export interface GitState {
  readonly index: FileStamp;
  /** Paths, as git printed them. */
  readonly moved: string;
}

/** What git said of the files. */
export interface GitAnswer {
  readonly tracked: TrackedFiles;
  /** Absent if git said nothing. */
  readonly state?: GitState | undefined;
  /** Absent if no word was sought, or git could not tell. */
  readonly lacksWord?: LacksWord | undefined;
  /** Whether it holds of a file that was just seen to have this stamp: it has not changed since. */
  readonly holds: (stamp: Pick<FileStamp, 'mtimeMs' | 'ctimeMs'>) => boolean;
}

/**
 * Identities of a project's files as git knows them, without reading the files: those of tracked files that are as they
 * were added. Starts git, so it is for trusted workspaces only. Files in a repository of their own, and those whose
 * bytes git would convert, are not told.
 */
export class GitIdentities {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #patienceMs: number;
  readonly #marginMs: number;
  #answer: GitAnswer | undefined;
  #ahead: AbortController | undefined;

  constructor(
    root: string,
    env: NodeJS.ProcessEnv = process.env,
    patienceMs = PATIENCE_MS,
    marginMs = MARGIN_MS,
  ) {
    this.#root = root;
    this.#env = env;
    this.#patienceMs = patienceMs;
    this.#marginMs = marginMs;
  }

  /** Git's id of the content of a file that was just seen to have this stamp; nothing if git cannot tell. Asks git once. */
  idOf(file: string, stamp: FileStamp): string | undefined {
    const { tracked, holds } = this.answer;
    return holds(stamp) ? tracked.idOf(file, stamp.size) : undefined;
  }

  /** All that git says. Asks git once. */
  get answer(): GitAnswer {
    return (this.#answer ??= this.#answerOf(Date.now(), () => this.#read()));
  }

  /**
   * Asks git while others work, if a word is sought also where that is; it is waited for no longer than until what it
   * said is forgotten.
   */
  async askAhead(sought?: SoughtWord): Promise<void> {
    const ahead = new AbortController();
    this.#ahead = ahead;
    const asked = Date.now();
    let read: GitReading = { tracked: new TrackedFiles() };
    try {
      read = await this.#readAhead(ahead.signal, sought);
    } catch {
      // Git would say no more if it were asked again.
    }
    if (this.#ahead === ahead) this.#answer = this.#answerOf(asked, () => read);
  }

  /** Forgets what git said. */
  forget(): void {
    this.#ahead?.abort();
    this.#ahead = undefined;
    this.#answer = undefined;
  }

  #answerOf(asked: number, read: () => GitReading): GitAnswer {
    const holds: GitAnswer['holds'] = ({ mtimeMs, ctimeMs }) =>
      Math.max(mtimeMs, ctimeMs) < asked - this.#marginMs;
    try {
      return { ...read(), holds };
    } catch {
      // No git, no repository, or one that git refuses: the files are read.
      return { tracked: new TrackedFiles(), holds };
    }
  }

  #read(): GitReading {
    const { git, specs } = this.#settled();
    const before = indexStamp(this.#root);
    const listed = git.textNow([...LIST, ...specs], { hasMagic: true });
    return this.#reading(git, before, () => listed, git.textNow(MOVED));
  }

  async #readAhead(signal: AbortSignal, sought: SoughtWord | undefined): Promise<GitReading> {
    const { git, specs } = this.#settled();
    const listed = new PrintedText();
    const moved = new PrintedText();
    const before = indexStamp(this.#root);
    try {
      const [lacks] = await Promise.all([
        sought && lookFor(git, sought, signal),
        git.printTo(listed.handle, [...LIST, ...specs], { hasMagic: true, signal }),
        git.printTo(moved.handle, MOVED, { signal }),
      ]);
      const bytes = listed.bytes();
      const reading = this.#reading(
        git,
        before,
        () => bytes.toString('utf8'),
        moved.bytes().toString('utf8'),
      );
      // Of another list nothing is known, nor of its contents.
      return reading.state === undefined ? reading : { ...reading, lacksWord: lacks };
    } finally {
      listed.close();
      moved.close();
    }
  }

  /** Both answers, if they are of the same index. */
  #reading(git: GitProcess, before: FileStamp | undefined, listed: () => string, moved: string): GitReading {
    const after = indexStamp(this.#root);
    if (before === undefined || after === undefined || !isSameStamp(before, after)) {
      return { tracked: new TrackedFiles() };
    }
    const tracked = new TrackedFiles(listed, moved, (ids) => {
      try {
        return git.textNow(SIZES, { input: ids });
      } catch {
        // A clone that lacks contents.
        return '';
      }
    });
    return { tracked, state: { index: after, moved } };
  }

  /** Git without filters of the repository's own, and the files whose bytes it leaves alone. */
  #settled(): { readonly git: GitProcess; readonly specs: readonly string[] } {
    const plain = new GitProcess(this.#root, this.#env, STRICT, this.#patienceMs);
    const { filters, converts, isMoved } = settingsIn(plain.textNow(SETTINGS));
    if (isMoved && plain.textNow(IS_INSIDE).trim() !== 'true') throw new Error('The work tree is elsewhere.');
    const git = plain.with([...STRICT, ...filterOverrides(filters)]);
    return { git, specs: converts ? [PLAIN] : [PLAIN, UNTOLD] };
  }
}

interface Settings {
  readonly filters: string;
  /** Whether git converts line ends where no attribute speaks of them. */
  readonly converts: boolean;
  /** Whether the work tree is where a setting says. */
  readonly isMoved: boolean;
}

function settingsIn(listed: string): Settings {
  const settings = [...listed.matchAll(/[^\0]*\0([^\0]*)\0/g)].map(([all, item = '']) => ({ all, item }));
  const lineEnds = settings.filter(({ item }) => LINE_ENDS.test(item)).at(-1)?.item;
  const isMoved = settings.some(({ item }) => WORK_TREE.test(item));
  const filters = settings.filter(({ item }) => !LINE_ENDS.test(item) && !WORK_TREE.test(item));
  return {
    filters: filters.map(({ all }) => all).join(''),
    converts: lineEnds !== undefined && !NOT_CONVERTED.test(lineEnds),
    isMoved,
  };
}

type GitReading = Pick<GitAnswer, 'tracked' | 'state' | 'lacksWord'>;
