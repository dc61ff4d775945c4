import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold nothing a project links or consumes: tools' own stores, caches, environments. */
const SKIPPED = new Set([
  '.git',
  '.hg',
  '.ml-lifecycle',
  'node_modules',
  '__pycache__',
  '.ipynb_checkpoints',
  '.venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.eggs',
]);

/**
 * Paths of all files below `folder` of `root`, relative to `root`, with `/`, sorted. Links to folders are not
 * followed; folders that cannot be read are passed over. Synchronous: for the check's process and the engine's
 * thread, where that is several times faster.
 */
export function walk(root: string, folder = ''): string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const entry of entriesOf(path.join(root, current))) {
      const relative = current === '' ? entry.name : `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isSkipped(root, relative, entry.name)) pending.push(relative);
      } else if (entry.isFile() || entry.isSymbolicLink()) files.push(relative);
    }
  }
  return files.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Vanished meanwhile, or forbidden: what cannot be listed cannot be linked.
    return [];
  }
}

function isSkipped(root: string, relative: string, name: string): boolean {
  if (SKIPPED.has(name)) return true;
  // Virtual environments go by any name, but all carry this file.
  return /env/i.test(name) && existsSync(path.join(root, relative, 'pyvenv.cfg'));
}

/** Whether a changed path (relative, with `/`) can matter to a project at all. */
export function isRelevant(relative: string): boolean {
  const parts = relative.split('/');
  const store = parts.indexOf('.ml-lifecycle');
  if (store >= 0) return parts[store + 1] !== 'cache' && !parts.at(-1)?.endsWith('.tmp');
  return !parts.some((part) => SKIPPED.has(part));
}
