import path from 'node:path';
import type { InFileLink } from '../../core/links/inFileLink';
import { isSameStamp, stampOf, type FileStamp } from '../files/fileStamp';
import { formatKnown, parseKnown } from './knownFilesFormat';
import { CacheFile } from './cacheFile';

/** What was found out of a file by reading it; each absent until it was asked for. */
export interface KnownFile extends FileStamp {
  raw?: string;
  /** Of the meaning; in an object of its own, since a file may have none. */
  meaning?: { readonly semantic: string | undefined };
  links?: readonly InFileLink[];
  /** MD5 of the content in hexadecimal. */
  md5?: string;
  /** It was read so soon after it changed that the next change may leave no trace in its stamp. */
  isFresh?: true;
}

/** A file as it was just looked at, beside what is known of it. */
export interface SeenFile {
  readonly known: KnownFile;
  readonly stamp: FileStamp;
}

/** Steps of the clocks of file systems are no longer: ms. */
const CLOCK_STEP_MS = 2500;
/** Opening a file takes about as long as reading so much more of one: bytes. */
const OPENING = 20_000;
/** About what a file takes in the cache: bytes. */
const ENTRY = 100;
/** A larger cache helps less than it costs. */
const MOST_FILES = 400_000;

/**
 * What is known of a project's files, by path, for as long as their stamps stay the same; with a cache, also from one
 * process to the next. Times of files steer only whether they are read again: they never count as a change.
 */
export class KnownFiles {
  readonly #root: string;
  readonly #cache: CacheFile | undefined;
  readonly #now: () => number;
  #files: Map<string, KnownFile> | undefined;
  /** What was read since the last saving: bytes. */
  #effort = 0;

  /** `isCached`: what is found out is kept on the disk, if `save` is called. */
  constructor(root: string, isCached = false, now: () => number = Date.now) {
    this.#root = root;
    this.#cache = isCached ? new CacheFile(root, 'files') : undefined;
    this.#now = now;
  }

  /** What is known of the file at a path, to be added to, and its stamp; nothing if no file is there. */
  look(relative: string): SeenFile | undefined {
    // Joined by hand: tens of thousands of times `path.join` counts.
    const stamp = stampOf(this.#root + path.sep + relative);
    if (stamp === undefined) return undefined;
    const before = this.#all.get(relative);
    if (before !== undefined && isSameStamp(before, stamp)) return { known: before, stamp };
    const known: KnownFile = { ...stamp };
    this.#all.set(relative, known);
    return { known, stamp };
  }

  /** Notes that a file was read to add to what is known of it: so many bytes. */
  reads({ known, stamp }: SeenFile, bytes: number): void {
    this.#effort += OPENING + bytes;
    if (Math.max(stamp.mtimeMs, stamp.ctimeMs) > this.#now() - CLOCK_STEP_MS) known.isFresh = true;
  }

  /** Keeps what is known on the disk, if it spares more reading than it costs; of files that `exist` only. */
  save(exists: (file: string) => boolean): void {
    const size = this.#all.size * ENTRY;
    if (this.#cache === undefined || this.#effort < size) return;
    this.#effort = 0;
    const kept = [...this.#all].filter(([file, known]) => known.isFresh !== true && exists(file));
    if (kept.length <= MOST_FILES) this.#cache.write(formatKnown(kept));
  }

  get #all(): Map<string, KnownFile> {
    this.#files ??= this.#read();
    return this.#files;
  }

  #read(): Map<string, KnownFile> {
    try {
      const cached = this.#cache?.read();
      if (cached !== undefined) return parseKnown(cached);
    } catch {
      // Not what any version of the program writes: nothing is known then.
    }
    return new Map();
  }
}
