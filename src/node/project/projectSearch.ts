import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../core/project/project';
import { lookAt } from '../files/lookAt';
import { ENVIRONMENT_FILE, walkTree } from '../files/walk';

/** Of more changed paths at once, searching everything anew is quicker. */
const MOST_CHANGES = 500;

/** Finds the projects in a folder and below it, and keeps up with those that come and go. */
export class ProjectSearch {
  readonly #folder: string;
  #roots = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Absolute paths of the projects' roots. */
  get roots(): ReadonlySet<string> {
    return this.#roots;
  }

  /** Whether the folder is a project itself. */
  get isProject(): boolean {
    return existsSync(path.join(this.#folder, PROJECT_FILE));
  }

  /** Searches everything. */
  renew(): void {
    this.take(walkTree(this.#folder).files);
  }

  /** Searches among all files of the folder: paths relative to it, with `/`. */
  take(files: readonly string[]): void {
    this.#roots = new Set(this.#rootsAmong(files));
  }

  /** Looks where something changed: absolute paths. */
  update(changed: readonly string[]): void {
    const isWide = changed.some((file) => file === this.#folder || path.basename(file) === ENVIRONMENT_FILE);
    if (isWide || changed.length > MOST_CHANGES) {
      this.renew();
      return;
    }
    for (const root of this.#roots) if (!existsSync(path.join(root, PROJECT_FILE))) this.#roots.delete(root);
    for (const file of changed) {
      const relative = path.relative(this.#folder, file).split(path.sep).join('/');
      if (relative.startsWith('..') || path.isAbsolute(relative)) continue;
      for (const root of this.#rootsAmong(lookAt(this.#folder, relative).files)) this.#roots.add(root);
    }
  }

  #rootsAmong(files: readonly string[]): readonly string[] {
    return files
      .filter((file) => file === PROJECT_FILE || file.endsWith(`/${PROJECT_FILE}`))
      .map((file) => path.join(this.#folder, path.posix.dirname(file)));
  }
}
