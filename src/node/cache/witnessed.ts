import { deserialize, serialize } from 'node:v8';
import { CacheFile } from './cacheFile';

interface Kept<T> {
  readonly look: string;
  readonly value: T;
}

/** Something made of a project's files, kept for as long as a witness says that they look the same. */
export class Witnessed<T> {
  readonly #cache: CacheFile;

  /** `name` of the file in the project's cache. */
  constructor(root: string, name: string) {
    this.#cache = new CacheFile(root, name);
  }

  /** What was made of the files when they had this look. */
  find(look: string): T | undefined {
    try {
      const bytes = this.#cache.read();
      const kept = bytes === undefined ? undefined : (deserialize(bytes) as Kept<T>);
      return kept?.look === look ? kept.value : undefined;
    } catch {
      // Not what any version of the program writes.
      return undefined;
    }
  }

  keep(look: string, value: T): void {
    this.#cache.write(serialize({ look, value } satisfies Kept<T>));
  }
}
