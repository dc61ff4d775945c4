import { existsSync } from 'node:fs';
import path from 'node:path';

/** Finds repositories inside a project: submodules, and clones that somebody put there. */
export class NestedRepositories {
  readonly #root: string;
  readonly #known = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The innermost folder above a path that is a repository of its own; `''` if that is the project's. */
  folderOf(file: string): string {
    const slash = file.lastIndexOf('/');
    return slash < 0 ? '' : this.#of(file.slice(0, slash));
  }

  #of(folder: string): string {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const found = existsSync(path.join(this.#root, folder, '.git')) ? folder : this.folderOf(folder);
    this.#known.set(folder, found);
    return found;
  }
}
