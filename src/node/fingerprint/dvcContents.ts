import { createHash } from 'node:crypto';
import path from 'node:path';
import { dvcFolderText, dvcIdOf, isFolderId, type DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import { stampOf } from '../files/fileStamp';
import { foldersAbove } from '../../core/place/foldersAbove';
import { walk } from '../files/walk';
import type { Fingerprints } from './fingerprints';

/** So much of a folder is read to compare it beside what was consumed of it: bytes. */
const MOST_UNCONSUMED = 1024 * 1024 * 1024;

/** Compares contents with those that DVC keeps. */
export class DvcContents {
  readonly #root: string;
  readonly #fingerprints: Fingerprints;
  readonly #ids: DvcIds;
  readonly #folders = new Map<string, boolean>();

  constructor(root: string, fingerprints: Fingerprints, ids: DvcIds) {
    this.#root = root;
    this.#fingerprints = fingerprints;
    this.#ids = ids;
  }

  /** The fingerprints with DVC's id where a file, or the whole folder that it lies in, is what DVC keeps. */
  identified(inputs: readonly InputFingerprint[]): readonly InputFingerprint[] {
    if (this.#ids.size === 0) return inputs;
    return inputs.map((input) => {
      const id = dvcIdOf(this.#ids, input.path);
      return id !== undefined && this.#isKept(input, id, inputs) ? { ...input, dvc: id } : input;
    });
  }

  #isKept(input: InputFingerprint, id: string, inputs: readonly InputFingerprint[]): boolean {
    if (!isFolderId(id)) return this.#fingerprints.md5Of(input.path, input.raw) === id;
    const folder = foldersAbove(input.path).find((above) => this.#ids.get(above) === id) ?? '';
    const known = this.#folders.get(folder) ?? this.#folderId(folder, inputs) === id;
    this.#folders.set(folder, known);
    return known;
  }

  /** DVC's id of a folder as it is; nothing where finding out would take too long. */
  #folderId(folder: string, inputs: readonly InputFingerprint[]): string | undefined {
    const files = walk(this.#root, folder);
    const consumed = new Map(inputs.map((input) => [input.path, input.raw]));
    const sizes = files.map((file) =>
      consumed.has(file) ? 0 : (stampOf(path.join(this.#root, file))?.size ?? 0),
    );
    if (sizes.reduce((sum, size) => sum + size, 0) > MOST_UNCONSUMED) return undefined;
    const listed = files.flatMap((file) => {
      const md5 = this.#fingerprints.md5Of(file, consumed.get(file));
      return md5 === undefined ? [] : [{ relpath: path.posix.relative(folder, file), md5 }];
    });
    return `${createHash('md5').update(dvcFolderText(listed)).digest('hex')}.dir`;
  }
}
