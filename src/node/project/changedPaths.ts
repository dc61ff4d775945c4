import { foldersAbove } from '../files/lookAt';
import type { Expansion } from '../files/expansions';

/** What is known to have changed since the last moment. */
export interface ChangedPaths {
  /** Paths at which something changed, came or went: files, and folders with all that is in them. */
  readonly paths: ReadonlySet<string>;
  /** The folders that these paths lie in. */
  readonly folders: ReadonlySet<string>;
  /** Lists of files that may be otherwise now. */
  readonly expansions: ReadonlySet<Expansion>;
}

/** Whether anything changed at a path, in a folder above it, or in it, by which a folder may have come to stand there. */
export function isChanged({ paths, folders }: ChangedPaths, file: string): boolean {
  return paths.has(file) || folders.has(file) || foldersAbove(file).some((folder) => paths.has(folder));
}
