import { rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lifetime } from './lifetime';

/** A new folder for temporary files, removed with the lifetime. */
export async function scratchFolder(lifetime: Lifetime, purpose: string): Promise<string> {
  // The real path, or the editor and the extension would name the same file differently on macOS.
  const folder = await mkdtemp(join(await realpath(tmpdir()), `ml-lifecycle-${purpose}-`));
  lifetime.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}
