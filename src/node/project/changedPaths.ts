import { foldersAbove } from '../files/lookAt';
import type { Expansion } from '../files/expansions';

/** What is known to have changed since the last moment. */
export interface ChangedPaths {
  /** Paths at which something changed, came or went: files, and folders with all that is in them. */
  readonly paths: ReadonlySet<string>;
  /** Lists of files that may be otherwise now. */
  readonly expansions: ReadonlySet<Expansion>;
}

/** Whether anything changed at a path or in a folder above it. */
export function isChanged({ paths }: Pick<ChangedPaths, 'paths'>, file: string): boolean {
  return paths.has(file) || foldersAbove(file).some((folder) => paths.has(folder));
}
