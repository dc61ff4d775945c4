import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { STORE } from '../../core/evidence/evidencePath';
import { stampOf } from '../files/fileStamp';

/** Larger ones are not read: bytes. */
const LARGEST = 128 * 1024 * 1024;

/**
 * A file in the project's cache, which is this machine's only. Whatever is wrong with it, it counts as absent; what
 * another version of the program wrote does too.
 */
export class CacheFile {
  readonly #folder: string;
  readonly #file: string;

  constructor(root: string, name: string) {
    this.#folder = path.join(root, STORE, 'cache');
    this.#file = path.join(this.#folder, name);
  }

  read(): Buffer | undefined {
    try {
      if (!this.#isPlace() || statSync(this.#file).size > LARGEST) return undefined;
      const content = readFileSync(this.#file);
      const end = content.indexOf('\n');
      const body = content.subarray(end + 1);
      return content.toString('latin1', 0, end) === headOf(body) ? body : undefined;
    } catch {
      return undefined;
    }
  }

  /** Replaces it at once or not at all; not where git would take it for new. A disk that refuses is left alone. */
  write(body: Buffer): void {
    const aside = `${this.#file}.${String(process.pid)}.tmp`;
    try {
      if (!this.#isPlace() || !existsSync(path.join(path.dirname(this.#folder), '.gitignore'))) return;
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(aside, Buffer.concat([Buffer.from(`${headOf(body)}\n`), body]));
      renameSync(aside, this.#file);
    } catch {
      rmSync(aside, { force: true });
    }
  }

  /** A link in its place may lead anywhere. */
  #isPlace(): boolean {
    const isFolder = (folder: string): boolean | undefined =>
      lstatSync(folder, { throwIfNoEntry: false })?.isDirectory();
    return isFolder(path.dirname(this.#folder)) === true && isFolder(this.#folder) !== false;
  }
}

/** First line: what wrote it, and what tells whether it is whole. */
function headOf(body: Buffer): string {
  // The bundle is another file with each version; what it finds out of a file may be too.
  const program = stampOf(__filename);
  return `ml-lifecycle ${String(program?.size)}:${String(program?.mtimeMs)} ${createHash('sha1').update(body).digest('hex')}`;
}
