import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes a folder of files for one test; its name has a blank and letters beyond ASCII. */
export function scratch(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ml lifecycle ü-')));
  for (const [file, content] of Object.entries(files)) put(root, file, content);
  return root;
}

/** Writes one file of a scratch folder. */
export function put(root: string, file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

/** Removes scratch folders after each test of the suite; returns the maker. */
export function scratchFolders(): typeof scratch {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return (files) => {
    const root = scratch(files);
    made.push(root);
    return root;
  };
}
