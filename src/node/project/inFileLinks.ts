import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { artifactKind } from '../../core/links/artifactKind';
import type { InFileLink } from '../../core/links/linkIndex';
import { findMarker, notebookLinks } from '../../core/links/markers';
import { parseNotebook } from '../../core/notebook/notebook';
import { KnownFiles } from '../cache/knownFiles';
import { hasWord, readNotebookFile } from '../notebook/readNotebookFile';

/** A marker stands in the first 30 lines; more of a file than this is not read for one. */
const HEAD_BYTES = 8 * 1024;
/** What stands in every notebook that declares a link. */
const NOTEBOOK_WORD = 'lifecycle';

const NO_LINKS: readonly InFileLink[] = [];

/** Links that files declare themselves. */
export class InFileLinks {
  readonly #root: string;
  readonly #known: KnownFiles;
  readonly #links = new Map<string, readonly InFileLink[]>();

  constructor(root: string, known = new KnownFiles(root)) {
    this.#root = root;
    this.#known = known;
  }

  /** Links by path, of those of the files that declare any. */
  read(files: readonly string[]): ReadonlyMap<string, readonly InFileLink[]> {
    this.#links.clear();
    for (const file of files) this.#read(file);
    return this.#links;
  }

  /** The same, if nothing changed since the last reading but at these paths. */
  update(
    changed: Iterable<string>,
    listing: { has(file: string): boolean },
  ): ReadonlyMap<string, readonly InFileLink[]> {
    for (const file of changed) {
      this.#links.delete(file);
      if (listing.has(file)) this.#read(file);
    }
    return this.#links;
  }

  #read(relative: string): void {
    if (!mayDeclareLinks(relative)) return;
    const seen = this.#known.look(relative);
    if (seen === undefined) return;
    const { known, stamp } = seen;
    if (known.links === undefined) {
      known.links = linksIn(path.join(this.#root, relative), relative);
      this.#known.reads(seen, Math.min(stamp.size, HEAD_BYTES));
    }
    if (known.links.length > 0) this.#links.set(relative, known.links);
  }
}

function linksIn(file: string, relative: string): readonly InFileLink[] {
  const links = artifactKind(relative) === 'notebook' ? linksOfNotebook(file) : linksOfHead(file);
  return links.length === 0 ? NO_LINKS : links;
}

function linksOfNotebook(file: string): readonly InFileLink[] {
  // A cheap test first: most notebooks say nothing, and parsing is dear.
  const notebook = hasWord(file, NOTEBOOK_WORD) ? readNotebookFile(file) : undefined;
  return notebook === undefined ? [] : notebookLinks(notebook);
}

function linksOfHead(file: string): readonly InFileLink[] {
  try {
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      const length = readSync(handle, head, 0, HEAD_BYTES, 0);
      return markerLinks(head.subarray(0, length));
    } finally {
      closeSync(handle);
    }
  } catch {
    // Unreadable: it cannot declare anything.
    return [];
  }
}

/** Links that the content of a file declares. `path` says what kind of file it is. */
export function linksInContent(path: string, content: Buffer): readonly InFileLink[] {
  if (artifactKind(path) !== 'notebook') return markerLinks(content.subarray(0, HEAD_BYTES));
  if (!content.includes(NOTEBOOK_WORD)) return [];
  const reading = parseNotebook(content.toString('utf8'));
  return reading.kind === 'notebook' ? notebookLinks(reading.notebook) : [];
}

/** Whether a file of this name may declare links itself. */
export function mayDeclareLinks(path: string): boolean {
  const kind = artifactKind(path);
  return kind === 'notebook' || kind === 'code' || kind === 'document' || kind === 'config';
}

function markerLinks(head: Buffer): readonly InFileLink[] {
  const marker = findMarker(head.toString('utf8'));
  if (marker === undefined) return [];
  return marker.stages.map((stage) => ({ stage, origin: 'marker', line: marker.line }));
}
