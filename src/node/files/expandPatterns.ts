import path from 'node:path';
import {
  compileGlobs,
  globEnding,
  globFolder,
  isGlob,
  normalisePattern,
  unescapeGlob,
} from '../../core/links/globs';
import { standingAt, type Standing } from './standingAt';
import { walk } from './walk';

/** Where patterns are looked up. Paths are relative to a root, with `/`. */
export interface Listing {
  standingAt(file: string): Standing;
  /** Paths of all files below a folder, `''` for the root: see `walk`. */
  filesBelow(folder: string): readonly string[];
  /** Those of all files that may have this ending, perhaps more; where it is absent, they are not told apart. */
  filesEnding?(ending: string): readonly string[];
}

/**
 * Paths of existing files that patterns stand for, sorted and unique. A pattern that names an existing file is that
 * file, whatever its characters; a folder means all in it; `!pattern` leaves out. A name that cannot be looked at, such
 * as a link to itself, counts as a file: whoever reads it then says what is wrong.
 */
export function expandPatterns(
  listing: Listing,
  include: readonly string[],
  exclude: readonly string[] = [],
): readonly string[] {
  return joinPatterns(include, exclude, (pattern) => expandPattern(listing, pattern));
}

/** The same, with each pattern looked up by `filesOf`. */
export function joinPatterns(
  include: readonly string[],
  exclude: readonly string[],
  filesOf: (pattern: string) => readonly string[],
): readonly string[] {
  const left = [
    ...include.filter((pattern) => pattern.startsWith('!')),
    ...exclude.map((item) => `!${item}`),
  ];
  const named = include.filter((pattern) => !pattern.startsWith('!'));
  const [only] = named;
  // Sorted and unique already.
  if (left.length === 0 && named.length === 1 && only !== undefined) return filesOf(only);
  const found = new Set(named.flatMap((pattern) => filesOf(pattern)));
  // The last pattern of the list lets everything in that the others do not leave out.
  const kept = left.length === 0 ? () => true : compileGlobs([...left, '**', '**/.*', '**/.*/**']);
  return [...found].filter((file) => kept(file) !== undefined).sort();
}

/** Finds files on the disk that patterns stand for; walks each folder at most once in its lifetime, so make one per moment. */
export class PatternExpander implements Listing {
  readonly #root: string;
  readonly #walked = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.#root = root;
  }

  /** See `expandPatterns`. */
  expand(include: readonly string[], exclude: readonly string[] = []): readonly string[] {
    return expandPatterns(this, include, exclude);
  }

  standingAt(file: string): Standing {
    return standingAt(path.join(this.#root, file));
  }

  filesBelow(folder: string): readonly string[] {
    let files = this.#walked.get(folder);
    if (files === undefined) {
      files = walk(this.#root, folder);
      this.#walked.set(folder, files);
    }
    return files;
  }
}

/** Paths of existing files that one pattern stands for, sorted: see `expandPatterns`. */
export function expandPattern(listing: Listing, raw: string): readonly string[] {
  const pattern = normalisePattern(raw);
  const standing = listing.standingAt(pattern);
  if (standing === 'file' || standing === 'unreachable') return [pattern];
  if (standing === 'folder') return listing.filesBelow(pattern === '.' ? '' : pattern);
  if (!isGlob(pattern)) return literal(listing, unescapeGlob(pattern));
  const matches = compileGlobs([pattern]);
  const folder = globFolder(pattern);
  const ending = folder === '' ? globEnding(pattern) : '';
  const files =
    ending !== '' && listing.filesEnding ? listing.filesEnding(ending) : listing.filesBelow(folder);
  // Most files end here, without the cost of a matcher.
  return files.filter((file) => file.endsWith(ending) && matches(file) !== undefined);
}

function literal(listing: Listing, file: string): readonly string[] {
  const standing = listing.standingAt(file);
  return standing === 'file' || standing === 'unreachable' ? [file] : [];
}
