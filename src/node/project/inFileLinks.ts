import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { artifactKind } from '../../core/links/artifactKind';
import type { InFileLink } from '../../core/links/linkIndex';
import { findMarker, notebookLinks } from '../../core/links/markers';
import { parseNotebook } from '../../core/notebook/notebook';
import { stampOf } from '../files/fileStamp';
import { hasWord, readNotebookFile } from '../notebook/readNotebookFile';

/** A marker stands in the first 30 lines; more of a file than this is not read for one. */
const HEAD_BYTES = 8 * 1024;
/** What stands in every notebook that declares a link. */
const NOTEBOOK_WORD = 'lifecycle';

interface Entry {
  readonly key: string;
  readonly links: readonly InFileLink[];
}

const NO_LINKS: readonly InFileLink[] = [];

/** Links that files declare themselves, remembered as long as a file's size and times stay the same. */
export class InFileLinks {
  readonly #root: string;
  #entries = new Map<string, Entry>();
  #links = new Map<string, readonly InFileLink[]>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Links by path, of those files that declare any. Forgets files that are gone. */
  read(files: readonly string[]): ReadonlyMap<string, readonly InFileLink[]> {
    const before = this.#entries;
    this.#entries = new Map();
    this.#links = new Map();
    for (const file of files) this.#read(file, before.get(file));
    return this.#links;
  }

  /** The same, if nothing changed since the last reading but at these paths. */
  update(
    changed: Iterable<string>,
    listing: { has(file: string): boolean },
  ): ReadonlyMap<string, readonly InFileLink[]> {
    for (const file of changed) {
      const known = this.#entries.get(file);
      this.#entries.delete(file);
      this.#links.delete(file);
      if (listing.has(file)) this.#read(file, known);
    }
    return this.#links;
  }

  #read(relative: string, known: Entry | undefined): void {
    if (!mayDeclareLinks(relative)) return;
    const file = path.join(this.#root, relative);
    const stamp = stampOf(file);
    if (stamp === undefined) return;
    const entry = known?.key === stamp.key ? known : { key: stamp.key, links: linksIn(file, relative) };
    this.#entries.set(relative, entry);
    if (entry.links.length > 0) this.#links.set(relative, entry.links);
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
