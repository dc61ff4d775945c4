import path from 'node:path';
import type { Standing } from '../files/standingAt';
import { ENVIRONMENT_FILE, isEnvironmentName, isToolFolder } from '../files/walk';
import type { GitFolder } from '../git/gitFolder';
import { followLinks, type Place } from './followLinks';
import { readTree, type TreeEntries } from './treeEntries';

/**
 * The files of a folder as a commit has them. Paths are relative to that folder. Symbolic links are followed within the
 * repository; a submodule is a folder without files.
 */
export class CommitTree {
  readonly #prefix: string;
  readonly #entries: TreeEntries;
  /** What links say. */
  readonly #links = new Map<string, string>();
  readonly #folders = new Set<string>(['']);
  /** Virtual environments. */
  readonly #environments = new Set<string>();
  readonly #sorted: readonly string[];
  readonly #below = new Map<string, readonly string[]>();

  private constructor(prefix: string, entries: TreeEntries) {
    this.#prefix = prefix;
    this.#entries = entries;
    const files: string[] = [];
    for (const [file, entry] of entries) {
      if (entry.kind === 'submodule') this.#folders.add(file);
      else files.push(file);
      if (entry.kind === 'link') this.#links.set(file, entry.target);
      const folder = parentOf(file);
      if (path.posix.basename(file) === ENVIRONMENT_FILE && isEnvironmentName(path.posix.basename(folder))) {
        this.#environments.add(folder);
      }
      for (let at = folder; !this.#folders.has(at); at = parentOf(at)) this.#folders.add(at);
    }
    this.#sorted = files.sort();
  }

  /** Reads what a commit has in a folder; rejects with what git says. */
  static async read(folder: GitFolder, commit: string): Promise<CommitTree> {
    return new CommitTree(folder.prefix, await readTree(folder, commit));
  }

  /** Git's id of the content of the file at a path, links followed; nothing if there is no file. */
  idOf(file: string): string | undefined {
    const place = this.#follow(file);
    const entry = place.kind === 'place' ? this.#entries.get(place.path) : undefined;
    return entry?.kind === 'file' ? entry.id : undefined;
  }

  standingAt(file: string): Standing {
    const place = this.#follow(file);
    if (place.kind !== 'place') return place.kind === 'loop' ? 'unreachable' : 'nothing';
    if (this.#folders.has(place.path)) return 'folder';
    return this.#entries.has(place.path) ? 'file' : 'nothing';
  }

  /** Paths of all files below a folder, `''` for the root, sorted: the same as `walk` lists on the disk. */
  filesBelow(folder: string): readonly string[] {
    let files = this.#below.get(folder);
    if (files === undefined) {
      files = this.#list(folder);
      this.#below.set(folder, files);
    }
    return files;
  }

  #list(folder: string): readonly string[] {
    const place = this.#follow(folder);
    if (place.kind !== 'place') return [];
    const start = place.path === '' ? '' : `${place.path}/`;
    return this.#sorted
      .filter((file) => file.startsWith(start) && !this.#isInToolFolder(file, start.length))
      .map((file) => path.posix.join(folder, file.slice(start.length)));
  }

  #isInToolFolder(file: string, from: number): boolean {
    for (
      let at = file.indexOf('/', from), begin = from;
      at >= 0;
      begin = at + 1, at = file.indexOf('/', begin)
    ) {
      if (isToolFolder(file.slice(begin, at)) || this.#environments.has(file.slice(0, at))) return true;
    }
    return false;
  }

  #follow(file: string): Place {
    return followLinks(path.posix.join(this.#prefix, file), this.#links);
  }
}

function parentOf(file: string): string {
  const end = file.lastIndexOf('/');
  return end < 0 ? '' : file.slice(0, end);
}
