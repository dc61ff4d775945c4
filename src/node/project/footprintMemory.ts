import { isDeepStrictEqual } from 'node:util';
import type { ChangedPaths } from './changedPaths';
import type { DiskFiles } from './diskFiles';
import { Footprint } from './footprint';
import type { ProjectFiles } from './projectFiles';
import type { Memory } from './stateMemory';

/** What was made, of what, and all that was made for it. */
interface Made {
  readonly given: readonly unknown[];
  readonly footprint: Footprint;
  readonly result: unknown;
  readonly parts: Parts;
}

type Parts = ReadonlyMap<string, Made>;

/** What the last derivation made, and what changed since. */
export interface Since {
  readonly before: Parts;
  readonly changed: ChangedPaths;
}

/** What one derivation remembers of the one before, by what was looked at in the project's files. */
export class FootprintMemory implements Memory {
  readonly #files: DiskFiles;
  readonly #since: Since | undefined;
  readonly #made = new Map<string, Made>();

  /** `since` is absent if nothing is known of what was before, or of what changed. */
  constructor(files: DiskFiles, since?: Since) {
    this.#files = files;
    this.#since = since;
  }

  /** What was made or still holds, for the next derivation. */
  get made(): Parts {
    return this.#made;
  }

  remember<T>(
    what: string,
    given: readonly unknown[],
    files: ProjectFiles,
    work: (files: ProjectFiles, memory: Memory) => T,
  ): T {
    const before = this.#since?.before.get(what);
    const known = before !== undefined && isSame(before.given, given) ? before : undefined;
    const made = known !== undefined && this.#holds(known) ? known : this.#make(given, known, before, work);
    this.#made.set(what, made);
    // What a part looked at, the whole looked at.
    if (files instanceof Footprint) files.add(made.footprint);
    return made.result as T;
  }

  #holds({ footprint }: Made): boolean {
    return this.#since !== undefined && footprint.isUntouchedBy(this.#since.changed);
  }

  #make(
    given: readonly unknown[],
    known: Made | undefined,
    before: Made | undefined,
    work: (files: ProjectFiles, memory: Memory) => unknown,
  ): Made {
    const footprint = new Footprint(this.#files);
    const since = this.#since && before && { ...this.#since, before: before.parts };
    const memory = new FootprintMemory(this.#files, since);
    const result = work(footprint, memory);
    // What was made anew but is no other is no reason to make anew what is given it.
    const isOther = known === undefined || !isDeepStrictEqual(known.result, result);
    return { given, footprint, result: isOther ? result : known.result, parts: memory.made };
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
