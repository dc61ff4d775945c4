import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import { semanticText } from '../../core/fingerprint/semanticText';
import type { InFileLink } from '../../core/links/inFileLink';
import { hashText } from '../fingerprint/fingerprints';
import { textOf, tooLarge } from '../files/readText';
import { readObjects } from '../git/gitObjects';
import type { GitProcess } from '../git/gitProcess';
import { linksInContent } from '../project/inFileLinks';

/** Larger contents are not read from a commit: bytes. */
const MOST_TEXT = 64 * 1024 * 1024;
/** A marker stands at the beginning of a file that people write; larger ones are not looked through: bytes. */
const MOST_CODE = 1024 * 1024;
/** Notebooks are larger by their outputs: bytes. */
const MOST_NOTEBOOK = 8 * 1024 * 1024;

/** A content and a path that it has: the name says how it is to be understood. */
export interface NamedContent {
  readonly id: string;
  readonly path: string;
}

/** What was learned of contents, by their ids: whatever the commit, the same id is the same content. */
export class KnownContents {
  readonly #texts = new Map<string, FileContent>();
  readonly #meanings = new Map<string, string | undefined>();
  readonly #links = new Map<string, readonly InFileLink[]>();

  /** Nothing while it was not learned. */
  textOf(id: string): FileContent | undefined {
    return this.#texts.get(id);
  }

  /** The identity of a meaning in an object of its own, since there may be none; nothing while it was not learned. */
  meaningOf(content: NamedContent): { readonly semantic: string | undefined } | undefined {
    const key = keyOf(content);
    return this.#meanings.has(key) ? { semantic: this.#meanings.get(key) } : undefined;
  }

  linksOf(content: NamedContent): readonly InFileLink[] {
    return this.#links.get(keyOf(content)) ?? [];
  }

  async learnTexts(git: GitProcess, ids: Iterable<string>): Promise<void> {
    const unknown = [...ids].filter((id) => !this.#texts.has(id));
    for (const id of unknown) this.#texts.set(id, { kind: 'unreadable', reason: tooLarge(MOST_TEXT) });
    for await (const { id, bytes } of readObjects(git, unknown, MOST_TEXT))
      this.#texts.set(id, textOf(bytes));
  }

  async learnMeanings(git: GitProcess, contents: readonly NamedContent[]): Promise<void> {
    const unknown = contents.filter((content) => !this.#meanings.has(keyOf(content)));
    await read(git, unknown, MOST_TEXT, (content, bytes) => {
      this.#meanings.set(keyOf(content), bytes && meaningIn(content.path, bytes));
    });
  }

  /** Learns which links contents declare. */
  async learnLinks(git: GitProcess, contents: readonly NamedContent[]): Promise<void> {
    const unknown = contents.filter((content) => !this.#links.has(keyOf(content)));
    const isNotebook = ({ path: file }: NamedContent): boolean => extensionOf(file) === '.ipynb';
    const take = (content: NamedContent, bytes: Buffer | undefined): void => {
      this.#links.set(keyOf(content), bytes ? linksInContent(content.path, bytes) : []);
    };
    await read(git, unknown.filter(isNotebook), MOST_NOTEBOOK, take);
    await read(
      git,
      unknown.filter((content) => !isNotebook(content)),
      MOST_CODE,
      take,
    );
  }
}

/** Hands each content over, one at a time; nothing in its place where it is too large. */
async function read(
  git: GitProcess,
  contents: readonly NamedContent[],
  limit: number,
  take: (content: NamedContent, bytes: Buffer | undefined) => void,
): Promise<void> {
  const byId = new Map<string, NamedContent[]>();
  for (const content of contents) {
    take(content, undefined);
    byId.set(content.id, [...(byId.get(content.id) ?? []), content]);
  }
  for await (const { id, bytes } of readObjects(git, byId.keys(), limit)) {
    for (const content of byId.get(id) ?? []) take(content, bytes);
  }
}

function meaningIn(file: string, bytes: Buffer): string | undefined {
  const content = textOf(bytes);
  const meaning = content.kind === 'text' ? semanticText(file, content.text) : undefined;
  return meaning === undefined ? undefined : hashText(meaning);
}

/** The same content may be understood differently under another extension. */
function keyOf({ id, path: file }: NamedContent): string {
  return `${id} ${extensionOf(file)}`;
}

function extensionOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}
