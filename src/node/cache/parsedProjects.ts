import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { ParsedProject } from '../../core/project/project';
import { CacheFile } from './cacheFile';

/** Shorter texts are parsed about as quickly as they are looked up: characters. */
const SHORT = 16_000;

interface Kept {
  readonly hash: string;
  readonly parsed: ParsedProject;
}

/** Keeps the last project file parsed, in memory and, if it is long and cached, on the disk. */
export class ParsedProjects {
  readonly #root: string;
  readonly #cache: CacheFile | undefined;
  #last: { readonly text: string; readonly parsed: ParsedProject } | undefined;

  constructor(root: string, isCached = false) {
    this.#root = root;
    this.#cache = isCached ? new CacheFile(root, 'project') : undefined;
  }

  /** What `parse` makes of a text, which must depend on nothing else but the root. */
  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject {
    if (this.#last?.text !== text) this.#last = { text, parsed: this.#find(text, parse) };
    return this.#last.parsed;
  }

  #find(text: string, parse: (text: string) => ParsedProject): ParsedProject {
    if (this.#cache === undefined || text.length < SHORT) return parse(text);
    const hash = createHash('sha1').update(this.#root).update('\0').update(text).digest('hex');
    const kept = this.#read();
    if (kept?.hash === hash) return kept.parsed;
    const parsed = parse(text);
    this.#cache.write(serialize({ hash, parsed } satisfies Kept));
    return parsed;
  }

  /** The bytes are whole and this program's own: see `CacheFile`. */
  #read(): Kept | undefined {
    try {
      const bytes = this.#cache?.read();
      return bytes === undefined ? undefined : (deserialize(bytes) as Kept);
    } catch {
      return undefined;
    }
  }
}
