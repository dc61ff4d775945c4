import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/testbed/projectRoot';

const FOLDERS = ['src', 'webview', 'scripts', 'test'];

/** All TypeScript of the project but declarations, by paths from its root. */
export function sourceFiles(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
      .filter((file) => /(?<!\.d)\.tsx?$/.test(file)),
  );
}
