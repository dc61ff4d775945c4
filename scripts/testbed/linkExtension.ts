import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Makes an extension's folder count as installed, before the server's first start. Unlike an
 * extension in development it needs no test driver, under which the editor keeps back
 * notifications and dialogs. A link, so that uninstalling it in the editor removes the link only.
 */
export async function linkExtension(dataDir: string, extensionPath: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(
    await readFile(join(extensionPath, 'package.json'), 'utf8'),
  ) as Manifest;
  const folder = join(dataDir, 'extensions');
  await mkdir(folder, { recursive: true });
  await symlink(extensionPath, join(folder, `${publisher}.${name}-${version}`), 'junction');
}
