import { matchFiles } from '../matchFiles';
import type { CheckWorld } from '../world/checkWorld';
import { meaningsOf } from './pinIndex';
import type { PinnedFile } from './readPins';

/** Files of a manifest that are not there. */
export interface MissingFiles {
  readonly entries: readonly PinnedFile[];
  /** Patterns of the check that name one of them. */
  readonly patterns: ReadonlySet<string>;
}

/** Looks for files that a manifest records among what patterns name, and that do not exist. */
export async function missingFiles(
  entries: readonly PinnedFile[],
  manifest: string,
  patterns: readonly string[],
  world: CheckWorld,
): Promise<MissingFiles> {
  const missing: PinnedFile[] = [];
  const met = new Set<string>();
  for (const entry of entries) {
    const meanings = meaningsOf(entry.path, manifest);
    const kinds = await Promise.all(meanings.map((path) => world.kindOf(path)));
    if (kinds.includes('file')) continue;
    const { files, unmatched } = matchFiles(patterns, meanings);
    if (files.length === 0) continue;
    missing.push(entry);
    for (const pattern of patterns) if (!unmatched.includes(pattern)) met.add(pattern);
  }
  return { entries: missing, patterns: met };
}
