import type { ConsumedPatterns } from '../../core/evidence/consumption';
import { dvcIdOf, dvcIdentity, isFolderId, unreadInput, type DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import { hasSorted, rangeBelow } from '../../core/text/sortedTexts';
import { expandPatterns, type Listing } from '../files/expandPatterns';
import { foldersAbove } from '../../core/place/foldersAbove';

/** Stands for what is in a folder of which nothing more is known than its id. */
const ANY_FILE = '_';

/**
 * Fingerprints of what a check consumes and DVC keeps, but the disk does not have. `present`: what it has of it, sorted;
 * `recorded`: what evidence was made from, by which the files of a folder that DVC keeps as one are known.
 */
export function unreadInputs(
  ids: DvcIds,
  { include, exclude }: ConsumedPatterns,
  present: readonly string[],
  recorded: readonly InputFingerprint[] = [],
): readonly InputFingerprint[] {
  if (ids.size === 0) return [];
  const missing = new Map<string, InputFingerprint>();
  for (const input of recorded) {
    const { path } = input;
    const id = dvcIdentity(input) === undefined || hasSorted(present, path) ? undefined : dvcIdOf(ids, path);
    if (id !== undefined && !ids.has(path)) missing.set(path, unreadInput(path, id));
  }
  const folders = foldersOf([...missing.keys()]);
  for (const [path, id] of ids) {
    const [begin, end] = rangeBelow(present, path);
    if (hasSorted(present, path) || begin < end || folders.has(path)) continue;
    missing.set(isFolderId(id) ? `${path}/${ANY_FILE}` : path, unreadInput(path, id));
  }
  if (missing.size === 0) return [];
  const matched = expandPatterns(new PathListing([...missing.keys()]), include, exclude);
  return matched.flatMap((path) => missing.get(path) ?? []);
}

/** Files by their paths alone. */
class PathListing implements Listing {
  readonly #files: readonly string[];
  readonly #all: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;

  constructor(files: readonly string[]) {
    this.#files = files;
    this.#all = new Set(files);
    this.#folders = foldersOf(files);
  }

  standingAt(file: string): 'file' | 'folder' | 'nothing' {
    return this.#all.has(file) ? 'file' : this.#folders.has(file) ? 'folder' : 'nothing';
  }

  filesBelow(folder: string): readonly string[] {
    return folder === '' ? this.#files : this.#files.filter((file) => file.startsWith(`${folder}/`));
  }
}

function foldersOf(files: readonly string[]): ReadonlySet<string> {
  return new Set(files.flatMap(foldersAbove));
}
