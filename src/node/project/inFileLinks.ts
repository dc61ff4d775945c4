import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { artifactKind } from '../../core/links/artifactKind';
import type { InFileLink } from '../../core/links/linkIndex';
import { findMarker, notebookLinks } from '../../core/links/markers';
import { standingAt } from '../files/standingAt';
import { hasWord, readNotebookFile } from '../notebook/readNotebookFile';

/** A marker stands in the first 30 lines; more of a file than this is not read for one. */
const HEAD_BYTES = 8 * 1024;

interface Entry {
  readonly key: string;
  readonly links: readonly InFileLink[];
}

/** Links that files declare themselves, remembered as long as a file's size and time stay the same. */
export class InFileLinks {
  readonly #root: string;
  #entries = new Map<string, Entry>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Links by path, of those files that declare any. Forgets files that are gone. */
  read(files: readonly string[]): ReadonlyMap<string, readonly InFileLink[]> {
    const entries = new Map<string, Entry>();
    const links = new Map<string, readonly InFileLink[]>();
    for (const file of files) {
      const entry = this.#entryOf(file);
      if (entry === undefined) continue;
      entries.set(file, entry);
      if (entry.links.length > 0) links.set(file, entry.links);
    }
    this.#entries = entries;
    return links;
  }

  #entryOf(relative: string): Entry | undefined {
    const kind = artifactKind(relative);
    if (kind !== 'notebook' && kind !== 'code' && kind !== 'document' && kind !== 'config') return undefined;
    const file = path.join(this.#root, relative);
    if (standingAt(file) !== 'file') return undefined;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    const key = `${String(stat.ino)}:${String(stat.size)}:${String(stat.mtimeMs)}`;
    const known = this.#entries.get(relative);
    if (known?.key === key) return known;
    return { key, links: kind === 'notebook' ? linksOfNotebook(file) : linksOfHead(file) };
  }
}

function linksOfNotebook(file: string): readonly InFileLink[] {
  // A cheap test first: most notebooks say nothing, and parsing is dear.
  const notebook = hasWord(file, 'lifecycle') ? readNotebookFile(file) : undefined;
  return notebook === undefined ? [] : notebookLinks(notebook);
}

function linksOfHead(file: string): readonly InFileLink[] {
  try {
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      const length = readSync(handle, head, 0, HEAD_BYTES, 0);
      const marker = findMarker(head.toString('utf8', 0, length));
      if (marker === undefined) return [];
      return marker.stages.map((stage) => ({ stage, origin: 'marker', line: marker.line }));
    } finally {
      closeSync(handle);
    }
  } catch {
    // Unreadable: it cannot declare anything.
    return [];
  }
}
