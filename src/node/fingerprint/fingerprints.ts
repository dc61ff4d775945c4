import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import type { InputFingerprint } from '../../core/evidence/evidence';
import { semanticText } from '../../core/fingerprint/semanticText';

/** Files above this are hashed in pieces and have no semantic identity: 64 MiB. */
const WHOLE_FILE_LIMIT = 64 * 1024 * 1024;
const PIECE = 1024 * 1024;

interface Entry extends InputFingerprint {
  readonly key: string;
}

/** Identities of a project's files, remembered as long as size and times of a file stay the same. */
export class Fingerprints {
  readonly #root: string;
  readonly #entries = new Map<string, Entry>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Fingerprint of one file; `undefined` when it cannot be read. */
  of(relative: string): InputFingerprint | undefined {
    const file = path.join(this.#root, relative);
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const key = stateOf(stat);
    const known = this.#entries.get(relative);
    if (known?.key === key) return fingerprintOf(known);
    try {
      const entry = { key, path: relative, ...identify(file, relative, Number(stat.size)) };
      this.#entries.set(relative, entry);
      return fingerprintOf(entry);
    } catch {
      return undefined;
    }
  }

  /** Fingerprints of those of the files that can be read. */
  all(files: readonly string[]): readonly InputFingerprint[] {
    return files.flatMap((file) => this.of(file) ?? []);
  }
}

/** Hash of a text, for identities of definitions and meanings. */
export function hashText(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}

function fingerprintOf({ path: file, raw, semantic }: Entry): InputFingerprint {
  return semantic === undefined ? { path: file, raw } : { path: file, raw, semantic };
}

function identify(file: string, relative: string, size: number): Omit<InputFingerprint, 'path'> {
  if (size > WHOLE_FILE_LIMIT) return { raw: hashInPieces(file, blobHash(size)) };
  const bytes = readFileSync(file);
  const raw = blobHash(bytes.length).update(bytes).digest('hex');
  const meaning = semanticText(relative, bytes.toString('utf8'));
  return meaning === undefined ? { raw } : { raw, semantic: hashText(meaning) };
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
