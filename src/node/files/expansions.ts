import path from 'node:path';
import { compileGlobs, globFolder, isGlob, normalisePattern, unescapeGlob } from '../../core/links/globs';
import { expandPattern, joinPatterns, type Listing } from './expandPatterns';
import type { FileListing } from './fileListing';
import { foldersAbove } from '../../core/place/foldersAbove';
import { standingAt, type Standing } from './standingAt';
import { walk } from './walk';

/** What one list of patterns stands for. The same object as long as it stands for the same files. */
export interface Expansion {
  /** Sorted and unique. */
  readonly files: readonly string[];
  /** Whether every change of the list is told by changed paths: see `FileListing`. */
  readonly isWatched: boolean;
}

interface PatternFiles extends Expansion {
  /** Whether a file that comes or goes at this path may change the list. Absent until it is asked for. */
  concerns?: (file: string) => boolean;
}

interface KnownExpansion extends Expansion {
  readonly patterns: readonly PatternFiles[];
}

/** More lists than any project has in use at once. */
const MOST_LISTS = 20_000;

/** What patterns stand for, each found once for as long as no file comes or goes that it concerns. */
export class Expansions implements Listing {
  readonly #root: string;
  readonly #listing: FileListing;
  readonly #patterns = new Map<string, PatternFiles>();
  readonly #lists = new Map<string, KnownExpansion>();

  constructor(root: string, listing: FileListing) {
    this.#root = root;
    this.#listing = listing;
  }

  /** See `expandPatterns`. */
  expand(include: readonly string[], exclude: readonly string[] = []): Expansion {
    const key = `${include.join('\0')}\0\0${exclude.join('\0')}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const patterns: PatternFiles[] = [];
    const files = joinPatterns(include, exclude, (pattern) => {
      const found = this.#filesOf(pattern);
      patterns.push(found);
      return found.files;
    });
    const list = { files, patterns, isWatched: patterns.every(({ isWatched }) => isWatched) };
    if (this.#lists.size > MOST_LISTS) this.#lists.clear();
    this.#lists.set(key, list);
    return list;
  }

  /** Forgets what may be otherwise now that files came and went at these paths; tells the lists that were forgotten. */
  forget(moved: readonly string[]): ReadonlySet<Expansion> {
    const gone = new Set<PatternFiles>();
    for (const [pattern, found] of this.#patterns) {
      if (found.isWatched && !moved.some((found.concerns ??= concernOf(pattern)))) continue;
      gone.add(found);
      this.#patterns.delete(pattern);
    }
    const forgotten = new Set<Expansion>();
    for (const [key, list] of this.#lists) {
      if (!list.patterns.some((pattern) => gone.has(pattern))) continue;
      forgotten.add(list);
      this.#lists.delete(key);
    }
    return forgotten;
  }

  standingAt(file: string): Standing {
    return standingAt(path.join(this.#root, file));
  }

  filesBelow(folder: string): readonly string[] {
    const listed = this.#listing.below(folder);
    // Into a tool's folder and through a link a pattern leads only by its name.
    return listed.length > 0 || folder === '' ? listed : walk(this.#root, folder);
  }

  filesEnding(ending: string): readonly string[] {
    return /\.\w+$/.test(ending) ? this.#listing.mayEndWith(ending) : this.#listing.files;
  }

  #filesOf(pattern: string): PatternFiles {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const found = { files: expandPattern(this, pattern), isWatched: this.#isWatched(pattern) };
    this.#patterns.set(pattern, found);
    return found;
  }

  #isWatched(raw: string): boolean {
    const pattern = normalisePattern(raw);
    const folder = globFolder(pattern);
    return (
      this.#listing.isWatched(pattern) &&
      (folder === '' || this.#listing.below(folder).length > 0 || this.#listing.isWatched(folder))
    );
  }
}

function concernOf(raw: string): (file: string) => boolean {
  const pattern = normalisePattern(raw);
  const names = [pattern, unescapeGlob(pattern)];
  const above = new Set(names.flatMap((name) => [name, ...foldersAbove(name)]));
  const matches = isGlob(pattern) ? compileGlobs([pattern]) : () => undefined;
  return (file) =>
    pattern === '.' ||
    above.has(file) ||
    names.some((name) => file.startsWith(`${name}/`)) ||
    matches(file) !== undefined;
}
