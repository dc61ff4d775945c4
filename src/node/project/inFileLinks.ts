import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { ArtifactKind } from '../../core/links/artifact';
import { artifactKind, endingsOf } from '../../core/links/artifactKind';
import { UNREAD_LINKS, type InFileLink } from '../../core/links/inFileLink';
import { notebookLinks } from '../../core/links/markers';
import { cellSyntax, scriptLinks } from '../../core/links/scriptCells';
import { parseNotebook } from '../../core/notebook/notebook';
import { ContentLinks, type WayOfReading } from '../cache/contentLinks';
import { KnownFiles } from '../cache/knownFiles';
import { stampOf, type FileStamp } from '../files/fileStamp';
import type { GitAnswer } from '../git/gitIdentities';
import type { SoughtWord } from '../git/soughtWord';
import { hasWord, readNotebookFile } from '../notebook/readNotebookFile';

/** A marker stands in the first 30 lines; more of a file than this is not read for one. */
const HEAD_BYTES = 8 * 1024;
/** Cells of a script may stand anywhere; larger ones are data. */
const SCRIPT_BYTES = 1024 * 1024;
/** What stands in every file that declares a link. */
const WORD = 'lifecycle';

/** Kinds of files that may declare links. */
const DECLARING: readonly ArtifactKind[] = ['notebook', 'code', 'document', 'config'];

/** What no file that declares links lacks. */
export const SOUGHT: SoughtWord = { word: WORD, endings: endingsOf(DECLARING) };

const NO_LINKS: readonly InFileLink[] = [];

/** What is known already of what files declare. */
export interface KnownLinks {
  readonly files?: KnownFiles;
  readonly contents?: ContentLinks;
}

/** Links that files declare themselves. */
export class InFileLinks {
  readonly #root: string;
  readonly #known: KnownFiles;
  readonly #contents: ContentLinks;
  readonly #links = new Map<string, readonly InFileLink[]>();
  /** For the head of one file after the other. */
  readonly #head = Buffer.alloc(HEAD_BYTES);

  constructor(root: string, { files, contents }: KnownLinks = {}) {
    this.#root = root;
    this.#known = files ?? new KnownFiles(root);
    this.#contents = contents ?? new ContentLinks(root);
  }

  /**
   * Links by path, of those of the sorted files that declare any. Where git was asked, files whose contents it knows
   * are not even looked at if these contents were read before.
   */
  read(files: readonly string[], git?: GitAnswer): ReadonlyMap<string, readonly InFileLink[]> {
    this.#links.clear();
    if (git === undefined) for (const file of files) this.#read(file);
    else this.#readContents(files, git);
    return this.#links;
  }

  /** What was read last. */
  get links(): ReadonlyMap<string, readonly InFileLink[]> {
    return this.#links;
  }

  /** Takes over what an earlier reading of the same files found. */
  adopt(found: ReadonlyMap<string, readonly InFileLink[]>): ReadonlyMap<string, readonly InFileLink[]> {
    this.#links.clear();
    for (const [file, links] of found) this.#links.set(file, links);
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

  #readContents(files: readonly string[], git: GitAnswer): void {
    const { text, at } = git.tracked.idsOf(files);
    this.#contents.begin(files.length);
    for (const [index, file] of files.entries()) {
      const way = wayOfReading(file);
      if (way === undefined) continue;
      const id = at[index] ?? -1;
      const known = id < 0 ? undefined : this.#contents.find(way, text, id);
      if (known !== undefined) this.#put(file, known);
      else if (id >= 0 && git.lacksWord?.(file) === true) this.#contents.note(way, text, id, NO_LINKS);
      else if (id < 0 || !this.#readContent(file, git, (links) => this.#contents.note(way, text, id, links)))
        this.#read(file);
    }
  }

  /** Whether what was read is the content that git knows. */
  #readContent(relative: string, git: GitAnswer, note: (links: readonly InFileLink[]) => void): boolean {
    const file = this.#root + path.sep + relative;
    // Looked at behind the reading: whatever changed before it would show.
    const stamps: FileStamp[] = [];
    const links = this.#linksIn(file, relative, (stamp) => void stamps.push(stamp));
    const [stamp] = stamps;
    if (stamp === undefined || !git.holds(stamp)) return false;
    note(links);
    this.#put(relative, links);
    return true;
  }

  #read(relative: string): void {
    if (!mayDeclareLinks(relative)) return;
    const seen = this.#known.look(relative);
    if (seen === undefined) return;
    const { known, stamp } = seen;
    if (known.links === undefined) {
      known.links = this.#linksIn(path.join(this.#root, relative), relative);
      this.#known.reads(seen, Math.min(stamp.size, HEAD_BYTES));
    }
    this.#put(relative, known.links);
  }

  /** `sees` is told the stamp that the file had once it was read, if it could be. */
  #linksIn(file: string, relative: string, sees?: (stamp: FileStamp) => void): readonly InFileLink[] {
    const isNotebook = artifactKind(relative) === 'notebook';
    const links = isNotebook ? linksOfNotebook(file) : linksOfText(file, relative, this.#head, sees);
    const stamp = isNotebook && sees !== undefined ? stampOf(file) : undefined;
    if (stamp !== undefined) sees?.(stamp);
    return links.length === 0 ? NO_LINKS : links;
  }

  #put(file: string, links: readonly InFileLink[]): void {
    if (links.length > 0) this.#links.set(file, links);
  }
}

function linksOfNotebook(file: string): readonly InFileLink[] {
  // A cheap test first: most notebooks say nothing, and parsing is dear.
  if (!hasWord(file, WORD)) return NO_LINKS;
  const notebook = readNotebookFile(file);
  return notebook === undefined ? UNREAD_LINKS : notebookLinks(notebook);
}

/** `head` is what the head of the file may be read into. */
function linksOfText(
  file: string,
  relative: string,
  head: Buffer,
  sees?: (stamp: FileStamp) => void,
): readonly InFileLink[] {
  try {
    const handle = openSync(file, 'r');
    try {
      const limit = readingLimit(relative);
      let text = head.subarray(0, readSync(handle, head));
      // Most files end in their head.
      if (text.length === HEAD_BYTES && limit > HEAD_BYTES) {
        const rest = Buffer.alloc(limit - HEAD_BYTES);
        text = Buffer.concat([text, rest.subarray(0, readSync(handle, rest))]);
      }
      sees?.(fstatSync(handle));
      return linksInText(relative, text);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Unreadable: it cannot declare anything.
    return [];
  }
}

/** So many bytes of a text tell its links. */
function readingLimit(path: string): number {
  return cellSyntax(path) === undefined ? HEAD_BYTES : SCRIPT_BYTES;
}

/** Links that the content of a file declares. `path` says what kind of file it is. */
export function linksInContent(path: string, content: Buffer): readonly InFileLink[] {
  if (artifactKind(path) !== 'notebook') return linksInText(path, content.subarray(0, readingLimit(path)));
  if (!content.includes(WORD)) return [];
  const reading = parseNotebook(content.toString('utf8'));
  return reading.kind === 'notebook' ? notebookLinks(reading.notebook) : UNREAD_LINKS;
}

/** Whether a file of this name may declare links itself. */
export function mayDeclareLinks(path: string): boolean {
  return wayOfReading(path) !== undefined;
}

function wayOfReading(path: string): WayOfReading | undefined {
  const kind = artifactKind(path);
  if (!DECLARING.includes(kind)) return undefined;
  return kind === 'notebook' ? 'notebook' : (cellSyntax(path) ?? 'head');
}

function linksInText(path: string, content: Buffer): readonly InFileLink[] {
  // A cheap test first: most texts say nothing.
  if (!content.includes(WORD)) return [];
  const { marker, cells } = scriptLinks(path, content.toString('utf8'));
  const own = (marker?.stages ?? []).map((stage): InFileLink => {
    return { stage, origin: 'marker', line: marker?.line ?? 0 };
  });
  const ofCells = cells.flatMap(({ first, last, stages }, cell) =>
    stages.map((stage): InFileLink => ({ stage, origin: 'cell', cell, line: first, lastLine: last })),
  );
  return [...own, ...ofCells];
}
