import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What stood at a path of the copy. */
interface Original {
  readonly stamp: string;
  /** Missing for folders. */
  readonly content?: Buffer;
}

/**
 * A copy of a small folder that can be made as it was again: a few files are changed by an edit, and many times more
 * would have to be copied and removed for a copy of its own.
 */
export class FolderCopy {
  readonly root: string;
  /** Folders before what is in them. */
  readonly #originals = new Map<string, Original>();

  /** `prepare` may change the copy before it is taken for the original. */
  constructor(source: string, root: string, prepare: (root: string) => void) {
    this.root = root;
    cpSync(source, root, { recursive: true });
    prepare(root);
    for (const [file, stamp] of this.#stamps())
      this.#originals.set(file, { stamp, ...this.#contentOf(file) });
  }

  restore(): void {
    const now = this.#stamps();
    for (const [file, stamp] of now) {
      if (stamp === this.#originals.get(file)?.stamp) continue;
      rmSync(path.join(this.root, file), { recursive: true, force: true });
      now.delete(file);
    }
    for (const [file, { content }] of this.#originals) {
      if (!now.has(file)) this.#put(file, content);
    }
  }

  #put(file: string, content: Buffer | undefined): void {
    const place = path.join(this.root, file);
    if (content === undefined) mkdirSync(place, { recursive: true });
    else {
      writeFileSync(place, content);
      this.#originals.set(file, { stamp: stampOf(place), content });
    }
  }

  #contentOf(file: string): Pick<Original, 'content'> {
    const place = path.join(this.root, file);
    return lstatSync(place).isDirectory() ? {} : { content: readFileSync(place) };
  }

  #stamps(): Map<string, string> {
    const files = readdirSync(this.root, { recursive: true, encoding: 'utf8' }).sort();
    return new Map(files.map((file) => [file, stampOf(path.join(this.root, file))]));
  }
}

/** Another one after every change of a file: the time of the last change of its state cannot be set by programs. */
function stampOf(place: string): string {
  const stat = lstatSync(place, { bigint: true });
  if (stat.isDirectory()) return 'folder';
  return [stat.ino, stat.ctimeNs, stat.size, stat.mode].join(' ');
}
