import { foldersAbove } from '../../core/place/foldersAbove';
import type { Expansion } from '../files/expansions';

/** With so few paths each is compared as quickly as the folders above a file are found. */
const FEW = 8;

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
  if (paths.has(file) || folders.has(file)) return true;
  if (paths.size > FEW) return foldersAbove(file).some((folder) => paths.has(folder));
  for (const above of paths) if (file.startsWith(above) && file[above.length] === '/') return true;
  return false;
}
