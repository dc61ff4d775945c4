import type { FileStamp } from '../files/fileStamp';
import { filterOverrides, LIST_FILTERS } from './filterSettings';
import { GitProcess } from './gitProcess';

/** A file that changed later than so long before git was asked may have changed since: ms. */
const MARGIN_MS = 2500;

/** Git compares all that it noted of a file, whatever the repository wishes. */
const STRICT = ['core.checkStat=default', 'core.trustctime=true'];

/** Files whose content git stores as it is on the disk: nothing filters them, and line ends stay. */
const PLAIN = ':(attr:!filter !ident !working-tree-encoding -text)';
/** The same, if line ends are left alone where no attribute speaks of them. */
const UNTOLD = ':(attr:!filter !ident !working-tree-encoding !text !eol !crlf)';

/** Mark, mode, id, stage and path of a listed file. `H`: it is compared with the disk at all. */
const LISTED = /^H 100(?:644|755) ([0-9a-f]{40}) 0\t([^]*)$/;

interface Answer {
  /** When git was asked: ms. */
  readonly asked: number;
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Identities of a project's files as git knows them, without reading the files: those of tracked files that are as they
 * were added. Starts git, so it is for trusted workspaces only. Files in a repository of their own, and those whose
 * bytes git would convert, are not told.
 */
export class GitIdentities {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  #answer: Answer | undefined;

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#env = env;
  }

  /** Git's id of the content of a file that was just seen to have this stamp; nothing if git cannot tell. Asks git once. */
  idOf(file: string, { mtimeMs, ctimeMs }: FileStamp): string | undefined {
    this.#answer ??= this.#ask();
    const { asked, ids } = this.#answer;
    return Math.max(mtimeMs, ctimeMs) < asked - MARGIN_MS ? ids.get(file) : undefined;
  }

  /** Forgets what git said. */
  forget(): void {
    this.#answer = undefined;
  }

  #ask(): Answer {
    const asked = Date.now();
    try {
      return { asked, ids: this.#read() };
    } catch {
      // No git, no repository, or one that git refuses: the files are read.
      return { asked, ids: new Map() };
    }
  }

  #read(): ReadonlyMap<string, string> {
    const plain = new GitProcess(this.#root, this.#env, STRICT);
    const git = plain.with([...STRICT, ...filterOverrides(plain.textNow(LIST_FILTERS))]);
    const converts = !/^(?:|false|no|off|0)$/i.test(git.textNow(['config', 'core.autocrlf']).trim());
    const specs = converts ? [PLAIN] : [PLAIN, UNTOLD];
    const listed = git.textNow(['ls-files', '-s', '-v', '-z', '--', ...specs], { hasMagic: true });
    const ids = new Map<string, string>();
    for (const line of listed.split('\0')) {
      const [, id, file] = LISTED.exec(line) ?? [];
      if (id !== undefined && file !== undefined) ids.set(file, id);
    }
    const moved = ['diff-files', '--name-only', '-z', '--relative', '--ignore-submodules=all', '--', '.'];
    for (const file of git.textNow(moved).split('\0')) ids.delete(file);
    return ids;
  }
}
