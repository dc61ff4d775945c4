import { createHash } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { isSameStamp, stampOf, type FileStamp } from '../files/fileStamp';
import type { GitAnswer, GitState } from '../git/gitIdentities';
import { CacheFile } from './cacheFile';

/** Of more files that git does not vouch for, looking at each takes as long as what it would spare. */
const MOST_OTHERS = 20_000;

/** All files of a project at one moment, and what git said of them then. */
export interface Sighting {
  /** Sorted paths of all files that may be read, relative to the root. */
  readonly files: readonly string[];
  readonly git: GitAnswer;
}

interface Kept {
  readonly root: string;
  readonly git: GitState;
  /** Hash of the paths of all files. */
  readonly files: string;
  /** The files that git does not know to be as it noted them; the stamp of one that is none is absent. */
  readonly others: readonly (readonly [path: string, stamp: FileStamp | undefined])[];
}

/**
 * Remembers from one process to the next how all files of a project looked, and testifies that they look the same: then
 * whatever was made of them is as good as new. Files that git tracks look the same while its index is the same file and
 * it finds them as noted there; all others while they have the same stamps.
 */
export class Witness {
  readonly #root: string;
  readonly #cache: CacheFile;

  constructor(root: string) {
    this.#root = root;
    this.#cache = new CacheFile(root, 'witness');
  }

  /** What names the remembered look, if the files have it still. */
  recognise({ files, git }: Sighting): string | undefined {
    const bytes = git.state === undefined ? undefined : this.#cache.read();
    if (git.state === undefined || bytes === undefined) return undefined;
    try {
      const kept = deserialize(bytes) as Kept;
      const isKnown =
        kept.root === this.#root &&
        kept.git.moved === git.state.moved &&
        isSameStamp(kept.git.index, git.state.index) &&
        kept.files === hashOf(files) &&
        kept.others.every(([file, stamp]) => isSame(stamp, this.#stampOf(file)));
      return isKnown ? nameOf(bytes) : undefined;
    } catch {
      // Not what any version of the program writes.
      return undefined;
    }
  }

  /** Remembers this look, and names it; nothing if a file may have changed since git was asked. */
  remember({ files, git }: Sighting): string | undefined {
    if (git.state === undefined) return undefined;
    const { at } = git.tracked.idsOf(files);
    const others = files.filter((_, index) => (at[index] ?? -1) < 0);
    if (others.length > MOST_OTHERS) return undefined;
    const stamped = others.map((file) => [file, this.#stampOf(file)] as const);
    if (stamped.some(([, stamp]) => stamp !== undefined && !git.holds(stamp))) return undefined;
    const kept: Kept = { root: this.#root, git: git.state, files: hashOf(files), others: stamped };
    const bytes = serialize(kept);
    this.#cache.write(bytes);
    return nameOf(bytes);
  }

  #stampOf(file: string): FileStamp | undefined {
    return stampOf(path.join(this.#root, file));
  }
}

function isSame(was: FileStamp | undefined, is: FileStamp | undefined): boolean {
  return was === undefined || is === undefined ? was === is : isSameStamp(was, is);
}

function hashOf(files: readonly string[]): string {
  return createHash('sha1').update(files.join('\0')).digest('hex');
}

function nameOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
