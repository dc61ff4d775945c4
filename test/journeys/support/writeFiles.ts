import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Fills a journey's folder with just these files. */
export function writeFiles(files: Readonly<Record<string, string>>): (folder: string) => Promise<void> {
  return async (folder) => {
    await mkdir(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  };
}
