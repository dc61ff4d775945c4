import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { dvcIdentity, type DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import { notebookMeaning, semanticText } from '../../core/fingerprint/semanticText';
import { KnownFiles, type SeenFile } from '../cache/knownFiles';
import { isSameStamp, stampOf, type FileStamp } from '../files/fileStamp';
import { readText } from '../files/readText';
import type { GitIdentities } from '../git/gitIdentities';
import { readNotebookFile } from '../notebook/readNotebookFile';

/** Files above this are hashed in pieces and, but for notebooks, have no semantic identity: 64 MiB. */
const WHOLE_FILE_LIMIT = 64 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** Opening a file takes about as long as reading so much more of one: bytes. */
const OPENING = 20_000;

/** A file whose identity is known. */
interface Identified {
  readonly raw: string;
  readonly seen: SeenFile;
}

export interface FingerprintSettings {
  /** What is known already. */
  readonly known?: KnownFiles | undefined;
  /** Asked once as much was read as asking costs: bytes that could be read meanwhile. */
  readonly git?: { readonly identities: GitIdentities; readonly cost: () => number } | undefined;
  /** Tells of which files changes are told, by `forget`. */
  readonly isWatched?: ((file: string) => boolean) | undefined;
}

/**
 * Identities of a project's files, remembered as long as size and times of a file stay the same. What counts is what
 * stands on the disk: of content that Git LFS did not fetch, its pointer.
 */
export class Fingerprints {
  readonly #root: string;
  readonly #known: KnownFiles;
  readonly #git: FingerprintSettings['git'];
  readonly #isWatched: (file: string) => boolean;
  /** What was read in this moment, an opened file counting for some bytes too. */
  #read = 0;
  /** Files that were looked at in this moment, and in those before it if their changes are told. */
  readonly #settled = new Map<string, Identified | undefined>();
  /** Those of them of whose changes nothing is told. */
  readonly #unwatched = new Set<string>();

  constructor(root: string, { known, git, isWatched }: FingerprintSettings = {}) {
    this.#root = root;
    this.#known = known ?? new KnownFiles(root);
    this.#git = git;
    this.#isWatched = isWatched ?? (() => false);
  }

  /** Begins a moment before which only these files, and all in these folders, may have changed. */
  forget(files: Iterable<string>, folders: readonly string[]): void {
    this.#forgetGit();
    for (const file of files) this.#settled.delete(file);
    for (const file of this.#unwatched) this.#settled.delete(file);
    this.#unwatched.clear();
    if (folders.length === 0) return;
    for (const file of this.#settled.keys()) {
      if (folders.some((folder) => file.startsWith(`${folder}/`))) this.#settled.delete(file);
    }
  }

  /** Begins a moment of which nothing is known. */
  forgetAll(): void {
    this.#forgetGit();
    this.#settled.clear();
    this.#unwatched.clear();
  }

  /** Fingerprints of those of the files that can be read, as evidence records them. */
  all(files: readonly string[]): readonly InputFingerprint[] {
    return files.flatMap((file) => {
      const entry = this.#entryOf(file);
      return entry === undefined ? [] : this.#withMeaning(file, entry);
    });
  }

  /**
   * The same, to be held against what evidence recorded: a meaning is worked out only where bytes moved, and whether
   * they are what DVC keeps (`ids`) only where the evidence knows more than bytes of them. In one moment each file is
   * looked at once.
   */
  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids: DvcIds = new Map(),
  ): readonly InputFingerprint[] {
    let known: ReadonlyMap<string, InputFingerprint> | undefined;
    const recordOf = (file: string, at: number): InputFingerprint | undefined => {
      // Evidence has its inputs in the same order, while none came or went.
      if (recorded[at]?.path === file) return recorded[at];
      known ??= new Map(recorded.map((input) => [input.path, input]));
      return known.get(file);
    };
    const found: InputFingerprint[] = [];
    for (const [at, file] of files.entries()) {
      const entry = this.#settledEntryOf(file);
      if (entry !== undefined) found.push(this.#against(file, entry, recordOf(file, at), ids));
    }
    return found;
  }

  #against(
    file: string,
    entry: Identified,
    was: InputFingerprint | undefined,
    ids: DvcIds,
  ): InputFingerprint {
    if (was?.raw === entry.raw) return was;
    const { raw } = entry;
    const is = was?.semantic === undefined ? { path: file, raw } : this.#withMeaning(file, entry);
    const id = was && dvcIdentity(was) && ids.get(file);
    return id !== undefined && this.md5Of(file, raw) === id ? { ...is, dvc: id } : is;
  }

  /** MD5 of a file's content; nothing if it cannot be read, or is no longer the one that was found to be `raw`. */
  md5Of(relative: string, raw?: string): string | undefined {
    const seen = this.#known.look(relative);
    if (seen === undefined || (raw !== undefined && seen.known.raw !== raw)) return undefined;
    if (seen.known.md5 !== undefined) return seen.known.md5;
    try {
      const md5 = hashInPieces(path.join(this.#root, relative), createHash('md5'));
      this.#known.reads(seen, seen.stamp.size);
      if (this.#isUntouched(relative, seen.stamp)) seen.known.md5 = md5;
    } catch {
      // Gone meanwhile, or a system whose rules forbid MD5: then it is not compared.
    }
    return seen.known.md5;
  }

  #isUntouched(relative: string, seen: FileStamp): boolean {
    const stamp = stampOf(path.join(this.#root, relative));
    return stamp !== undefined && isSameStamp(stamp, seen);
  }

  /** Whatever git said is of one moment. */
  #forgetGit(): void {
    this.#git?.identities.forget();
    this.#read = 0;
  }

  #settledEntryOf(file: string): Identified | undefined {
    if (this.#settled.has(file)) return this.#settled.get(file);
    const entry = this.#entryOf(file);
    this.#settled.set(file, entry);
    if (!this.#isWatched(file)) this.#unwatched.add(file);
    return entry;
  }

  #entryOf(relative: string): Identified | undefined {
    const seen = this.#known.look(relative);
    if (seen === undefined) return undefined;
    const { known, stamp } = seen;
    try {
      known.raw ??= this.#knownToGit(relative, stamp) ?? this.#rawOf(relative, seen);
      return { raw: known.raw, seen };
    } catch {
      return undefined;
    }
  }

  #knownToGit(relative: string, stamp: FileStamp): string | undefined {
    if (this.#git === undefined || this.#read + stamp.size < this.#git.cost()) return undefined;
    return this.#git.identities.idOf(relative, stamp);
  }

  #rawOf(relative: string, seen: SeenFile): string {
    const { size } = seen.stamp;
    const raw = rawIdentity(path.join(this.#root, relative), size);
    this.#known.reads(seen, size);
    this.#read += OPENING + size;
    return raw;
  }

  #meaningOf(relative: string, seen: SeenFile): string | undefined {
    const file = path.join(this.#root, relative);
    const semantic = semanticIdentity(file, relative);
    this.#known.reads(seen, seen.stamp.size);
    // Changed between the two readings: the meaning would be that of other bytes.
    return this.#isUntouched(relative, seen.stamp) ? semantic : undefined;
  }

  #withMeaning(relative: string, { raw, seen }: Identified): InputFingerprint {
    const { known } = seen;
    known.meaning ??= { semantic: this.#meaningOf(relative, seen) };
    const { semantic } = known.meaning;
    return semantic === undefined ? { path: relative, raw } : { path: relative, raw, semantic };
  }
}

/** Hash of a text, for identities of definitions and meanings. */
export function hashText(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function rawIdentity(file: string, size: number): string {
  if (size > WHOLE_FILE_LIMIT) return hashInPieces(file, blobHash(size));
  const bytes = readFileSync(file);
  return blobHash(bytes.length).update(bytes).digest('hex');
}

function semanticIdentity(file: string, relative: string): string | undefined {
  return /\.ipynb$/i.test(relative) ? identityOfNotebook(file) : identityOfText(file, relative);
}

/** Outputs make notebooks large, and are no part of their meaning. */
function identityOfNotebook(file: string): string | undefined {
  // Bytes that are not UTF-8 were lost in decoding: two such files may look alike.
  const notebook = readNotebookFile(file, (piece) => !piece.includes('\uFFFD'));
  if (notebook === undefined) return undefined;
  const hash = createHash('sha1');
  for (const part of notebookMeaning(notebook)) hash.update(part);
  return hash.digest('hex');
}

function identityOfText(file: string, relative: string): string | undefined {
  const content = readText(file, WHOLE_FILE_LIMIT);
  const meaning = content.kind === 'text' ? semanticText(relative, content.text) : undefined;
  return meaning === undefined ? undefined : hashText(meaning);
}

/** Git's object id of a blob begins with its length in bytes. */
function blobHash(size: number): Hash {
  return createHash('sha1').update(`blob ${String(size)}\0`);
}

function hashInPieces(file: string, hash: Hash): string {
  const handle = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
    return hash.digest('hex');
  } finally {
    closeSync(handle);
  }
}
