import path from 'node:path';
import { hasSorted, lowerBound, rangeBelow } from '../../core/text/sortedTexts';
import { foldersAbove } from '../../core/place/foldersAbove';
import { lookAt } from './lookAt';
import { ENVIRONMENT_FILE, isEnvironmentName, isRelevant, walkTree, type Walked } from './walk';

/** Of more changed paths at once, listing everything anew is quicker. */
const MOST_CHANGES = 500;

type Groups = ReadonlyMap<string, readonly string[]>;

/**
 * The files below a folder as `walk` lists them, kept up to date by what is told of changes. Paths are relative to the
 * folder, with `/`.
 */
export class FileListing {
  readonly #root: string;
  /** Absent until it is asked for. */
  #walked: Readonly<Record<keyof Walked, readonly string[]>> | undefined;

  readonly #groups = { of: [] as readonly string[], byEnding: new Map<string, Groups>() };

  constructor(root: string) {
    this.#root = root;
  }

  /** All files, sorted. */
  get files(): readonly string[] {
    return this.#known.files;
  }

  /** Those of the files that are symbolic links, sorted. */
  get links(): readonly string[] {
    return this.#known.links;
  }

  /** Forgets everything: it is listed anew when it is asked for. */
  renew(): void {
    this.#walked = undefined;
  }

  /** Those of the files whose names may end with `7.csv` or another text with an extension, perhaps more, sorted. */
  mayEndWith(ending: string): readonly string[] {
    const dot = ending.lastIndexOf('.');
    if (dot < 0) return this.files;
    const group = this.#grouped('', this.files, extensionOf).get(ending.slice(dot)) ?? [];
    if (dot === 0) return group;
    return this.#grouped(ending.slice(dot), group, tailOf).get(ending.slice(dot - 1)) ?? [];
  }

  has(file: string): boolean {
    return hasSorted(this.files, file);
  }

  /** Files of the listing that lie in a folder, however deep, sorted. */
  below(folder: string): readonly string[] {
    return folder === '' ? this.files : this.files.slice(...rangeBelow(this.files, folder));
  }

  /**
   * Whether every change at a path is told as one of that path: it is in the root, nothing on the way is a link, and no
   * tool's folder, of which nothing is told.
   */
  isWatched(file: string): boolean {
    if (file.startsWith('../') || !isRelevant(file)) return false;
    if (this.has(file)) return !hasSorted(this.links, file);
    return !foldersAbove(file).some(
      (folder) => hasSorted(this.links, folder) || isEnvironmentName(path.posix.basename(folder)),
    );
  }

  /** Looks at what changed, and tells the files that came and went by it; nothing if that is not known in full. */
  update(changed: Iterable<string>): readonly string[] | undefined {
    const paths = [...changed];
    // A folder becomes an environment by one file in it.
    const isWide = paths.some((file) => file === '' || path.posix.basename(file) === ENVIRONMENT_FILE);
    if (isWide || paths.length > MOST_CHANGES) {
      this.renew();
      return undefined;
    }
    return paths.flatMap((file) => this.#replace(file, lookAt(this.#root, file)));
  }

  /** Puts what was found at a path in the place of what was known of it and all below it; tells what came and went. */
  #replace(at: string, { files, links }: Walked): readonly string[] {
    const known = this.#known;
    const before = under(known.files, at);
    if (before.length + files.length === 0) return [];
    const [old, found] = [new Set(before), new Set(files)];
    const moved = [...before.filter((file) => !found.has(file)), ...files.filter((file) => !old.has(file))];
    const hasLinks = links.length + under(known.links, at).length > 0;
    this.#walked = {
      files: moved.length > 0 ? replaced(known.files, at, files) : known.files,
      links: hasLinks ? replaced(known.links, at, links) : known.links,
    };
    return moved;
  }

  /** Files by what `keyOf` finds in them, as long as the listing stays the same. */
  #grouped(what: string, files: readonly string[], keyOf: (file: string) => string | undefined): Groups {
    if (this.#groups.of !== this.files) {
      this.#groups.of = this.files;
      this.#groups.byEnding.clear();
    }
    const groups = this.#groups.byEnding.get(what) ?? groupBy(files, keyOf);
    this.#groups.byEnding.set(what, groups);
    return groups;
  }

  get #known(): Readonly<Record<keyof Walked, readonly string[]>> {
    this.#walked ??= walkTree(this.#root);
    return this.#walked;
  }
}

function groupBy(files: readonly string[], keyOf: (file: string) => string | undefined): Groups {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = keyOf(file);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return groups;
}

function extensionOf(file: string): string | undefined {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? undefined : file.slice(dot);
}

/** The extension and the letter before it. */
function tailOf(file: string): string | undefined {
  const dot = file.lastIndexOf('.');
  return dot <= 0 ? undefined : file.slice(dot - 1);
}

function under(paths: readonly string[], at: string): readonly string[] {
  const below = paths.slice(...rangeBelow(paths, at));
  return hasSorted(paths, at) ? [at, ...below] : below;
}

/** `files` are what is to stand at the path and below it, sorted. */
function replaced(paths: readonly string[], at: string, files: readonly string[]): readonly string[] {
  const own = lowerBound(paths, at);
  const rest = paths[own] === at ? paths.slice(0, own).concat(paths.slice(own + 1)) : paths;
  const [begin, end] = files[0] === at ? [own, own] : rangeBelow(rest, at);
  const kept = files[0] === at ? without(rest, rangeBelow(rest, at)) : rest;
  return kept.slice(0, begin).concat(files, kept.slice(end));
}

function without(paths: readonly string[], [begin, end]: readonly [number, number]): readonly string[] {
  return begin === end ? paths : paths.slice(0, begin).concat(paths.slice(end));
}
