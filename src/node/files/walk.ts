import { existsSync, readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { STORE } from '../../core/evidence/evidencePath';

/** Folders that hold nothing a project links or consumes: tools' own stores, caches, environments. */
const SKIPPED = new Set([
  '.git',
  '.hg',
  '.dvc',
  STORE,
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

/** What every virtual environment holds. */
export const ENVIRONMENT_FILE = 'pyvenv.cfg';

/** What of a project's store is this machine's only. */
const CACHE = `${STORE}/cache`;

/** What `walk` found: the files, and which of them are symbolic links. Paths are relative to its root. */
export interface Walked {
  /** Sorted. */
  readonly files: string[];
  readonly links: string[];
}

/**
 * Paths of all files below `folder` of `root`, relative to `root`, with `/`, sorted. Links to folders are not
 * followed; folders that cannot be read are passed over. Synchronous: for the check's process and the engine's
 * thread, where that is several times faster.
 */
export function walk(root: string, folder = ''): string[] {
  return walkTree(root, folder).files;
}

/** The same, telling links apart. */
export function walkTree(root: string, folder = ''): Walked {
  const walked: Walked = { files: [], links: [] };
  list(root, folder, walked);
  return walked;
}

/** The files of a project's own store but for its cache. */
export function walkStore(root: string): Walked {
  return walkTree(root, STORE);
}

function list(root: string, folder: string, walked: Walked): void {
  const prefix = folder === '' ? '' : `${folder}/`;
  const { names, links } = inOrder(entriesOf(path.join(root, folder)));
  for (const name of names) {
    // Joined and not added: a sum keeps its parts for as long as it lives.
    const relative = [prefix, name].join('');
    if (name.endsWith('/')) {
      const below = relative.slice(0, -1);
      if (!isSkipped(root, below, name.slice(0, -1))) list(root, below, walked);
    } else {
      walked.files.push(relative);
      if (links.has(name)) walked.links.push(relative);
    }
  }
}

/**
 * The names of folders, with `/`, of files and of links, as their paths follow each other: all in the folder `a` come
 * behind `a.txt`, since `/` comes behind the dot.
 */
function inOrder(entries: readonly Dirent[]): {
  readonly names: readonly string[];
  readonly links: ReadonlySet<string>;
} {
  const names: string[] = [];
  const links = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) names.push(`${name}/`);
    else if (entry.isFile()) names.push(name);
    else if (entry.isSymbolicLink()) {
      names.push(name);
      links.add(name);
    }
  }
  return { names: names.sort(), links };
}

/** Whether a folder of this name is a tool's own and nothing in it is linked or consumed. */
export function isToolFolder(name: string): boolean {
  return SKIPPED.has(name);
}

/** Whether a folder of this name is a virtual environment if it holds `ENVIRONMENT_FILE`. */
export function isEnvironmentName(name: string): boolean {
  return /env/i.test(name);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Vanished meanwhile, or forbidden: what cannot be listed cannot be linked.
    return [];
  }
}

/** Whether nothing in a folder is listed, though the folder that it is in is. */
export function isSkipped(root: string, relative: string, name: string): boolean {
  if (SKIPPED.has(name) || relative === CACHE) return true;
  // Virtual environments go by any name, but all carry this file.
  return isEnvironmentName(name) && existsSync(path.join(root, relative, ENVIRONMENT_FILE));
}

/** Whether a changed path (relative, with `/`) can matter to a project at all. */
export function isRelevant(relative: string): boolean {
  const parts = relative.split('/');
  const store = parts.indexOf(STORE);
  if (store >= 0) return parts[store + 1] !== 'cache' && !parts.at(-1)?.endsWith('.tmp');
  return !parts.some((part) => SKIPPED.has(part));
}
