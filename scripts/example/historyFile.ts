import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { EVIDENCE_FOLDER } from '../../src/core/evidence/evidencePath';

/** Who made a commit. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** One commit of the example's history, as `history.yaml` describes it. */
export interface HistoryCommit {
  /** Also the name of the folder with earlier versions of its files. */
  readonly slug: string;
  /** ISO 8601 with the offset of the author's time zone. */
  readonly date: string;
  readonly author: Author;
  readonly message: string;
  /** Files it adds or changes; a path that ends with a slash is a whole folder. */
  readonly paths: readonly string[];
  /** Files it removes. */
  readonly removes: readonly string[];
  /**
   * It adds what the checks recorded on the tree of the commit before: kept in the commit's folder as far as it differs
   * from what was recorded before, and that of the last such commit whole in the example.
   */
  readonly evidence?: 'folder' | 'example';
  /** The release's tag. */
  readonly tag?: string;
}

/** Where `history.yaml` and the earlier versions of files lie. */
export const historyFolder = join(__dirname, 'history');

type Entry = Readonly<Record<string, unknown>>;

const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/** Reads `history.yaml`; throws an error that names the commit when something is wrong with it. */
export async function readHistory(): Promise<readonly HistoryCommit[]> {
  const text = await readFile(join(historyFolder, 'history.yaml'), 'utf8');
  const file = asEntry(parse(text), 'history.yaml');
  const authors = asEntry(file['authors'], 'authors');
  if (!Array.isArray(file['commits'])) throw new Error('history.yaml: commits is not a list');
  const entries = file['commits'].map((entry, index) => asEntry(entry, `commit ${index + 1}`));
  const last = entries.findLast(recordsEvidence);
  if (last === undefined) throw new Error('history.yaml: no commit records evidence');
  return entries.map((entry) => toCommit(entry, authors, entry === last));
}

function recordsEvidence(entry: Entry): boolean {
  return entry['evidence'] === true;
}

function toCommit(entry: Entry, authors: Entry, isLastEvidence: boolean): HistoryCommit {
  const slug = asText(entry, 'slug', 'a commit');
  const date = asText(entry, 'date', slug);
  if (!isoWithOffset.test(date)) throw new Error(`history.yaml: ${slug}: ${date} has no time or no offset`);
  const author = asEntry(authors[asText(entry, 'author', slug)], `${slug}: author`);
  const evidence = recordsEvidence(entry);
  const paths = evidence && entry['paths'] === undefined ? [] : asPaths(entry['paths'], slug);
  return {
    slug,
    date,
    author: { name: asText(author, 'name', slug), email: asText(author, 'email', slug) },
    message: asText(entry, 'message', slug),
    paths: evidence ? [...paths, `${EVIDENCE_FOLDER}/`] : paths,
    removes: entry['removes'] === undefined ? [] : asPaths(entry['removes'], slug),
    ...(evidence ? { evidence: isLastEvidence ? 'example' : 'folder' } : {}),
    ...(entry['tag'] === undefined ? {} : { tag: asText(entry, 'tag', slug) }),
  };
}

function asEntry(value: unknown, what: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`history.yaml: ${what} is not a mapping`);
  }
  return value as Entry;
}

function asText(entry: Entry, key: string, what: string): string {
  const value = entry[key];
  if (typeof value !== 'string') throw new Error(`history.yaml: ${what}: ${key} is not a text`);
  return value;
}

function asPaths(value: unknown, slug: string): readonly string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((path) => typeof path === 'string'))
    return value;
  throw new Error(`history.yaml: ${slug}: paths is not a list of paths`);
}
