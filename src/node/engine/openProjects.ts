import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../core/project/project';
import { ProjectReader } from '../project/projectReader';
import { ProjectSearch } from '../project/projectSearch';

/** The projects in the folders of a window, and below these: finds them, and keeps a reader for each. */
export class OpenProjects {
  readonly #now: () => Date;
  #folders: readonly string[] = [];
  #isTrusted = false;
  #searches: readonly ProjectSearch[] = [];
  /** By root, sorted. */
  #readers = new Map<string, ProjectReader>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Sets where projects are looked for, from the next time on. */
  open(folders: readonly string[], isTrusted: boolean): void {
    if (this.#isTrusted !== isTrusted) this.forget();
    this.#folders = folders;
    this.#isTrusted = isTrusted;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** The roots, sorted. */
  get roots(): Iterable<string> {
    return this.#readers.keys();
  }

  /** In the order of the roots. */
  get readers(): readonly ProjectReader[] {
    return [...this.#readers.values()];
  }

  /** Readers of projects that are there at this moment, also if their going was not told yet. */
  get present(): readonly ProjectReader[] {
    return this.readers.filter(({ root }) => existsSync(path.join(root, PROJECT_FILE)));
  }

  readerOf(root: string): ProjectReader | undefined {
    return this.#readers.get(root);
  }

  /** Forgets all that readers know. */
  forget(): void {
    this.#readers.clear();
  }

  /** Tells the readers that something changed at a path. */
  touch(file: string): void {
    for (const [root, reader] of this.#readers) {
      const relative = path.relative(root, file);
      if (!relative.startsWith('..') && !path.isAbsolute(relative)) {
        reader.touch(relative.split(path.sep).join('/'));
      }
    }
  }

  /** Looks for projects that came and went where something changed: absolute paths. */
  update(changed: readonly string[]): void {
    for (const search of this.#searches) search.update(changed);
    this.#follow((root) => this.#readerAt(root));
  }

  /** Finds the projects and lists their files, all anew. */
  renew(): void {
    const begun = new Set<string>();
    const renewed = (root: string): ProjectReader => {
      const reader = this.#readerAt(root);
      if (!begun.has(root)) {
        begun.add(root);
        reader.begin();
      }
      return reader;
    };
    this.#searches = this.#folders.map((folder) => {
      const search = new ProjectSearch(folder);
      // What is listed for the project tells of those below it too.
      if (search.isProject) search.take(renewed(folder).files.paths());
      else search.renew();
      return search;
    });
    this.#follow(renewed);
  }

  /** Has git look at the files that were listed: what is to be waited for. */
  prepare(): readonly Promise<void>[] {
    return this.readers.map((reader) => reader.prepare()).filter((end) => end !== undefined);
  }

  #follow(readerAt: (root: string) => ProjectReader): void {
    const roots = new Set(this.#searches.flatMap((search) => [...search.roots]));
    this.#readers = new Map([...roots].sort().map((root) => [root, readerAt(root)]));
  }

  #readerAt(root: string): ProjectReader {
    const known = this.#readers.get(root);
    if (known !== undefined) return known;
    const reader = new ProjectReader(root, { isTrusted: this.#isTrusted, now: this.#now });
    this.#readers.set(root, reader);
    return reader;
  }
}
