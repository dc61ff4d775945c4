import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the example's own `.gitignore` keeps out; it never belongs to a copy. */
const ignoredNames: ReadonlySet<string> = new Set([
  '.git',
  '.venv',
  '__pycache__',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
  'feedback.jsonl',
]);
const ignoredPaths: ReadonlySet<string> = new Set(['build', '.ml-lifecycle/cache']);

/** All files below a folder, as sorted paths with slashes; a folder that isn't there has none. */
export async function listFiles(root: string, below = ''): Promise<readonly string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(noneIfMissing);
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isIgnored(path, entry.name)) return [];
      return entry.isDirectory() ? listFiles(root, path) : [path];
    }),
  );
  return lists.flat().sort();
}

/** Copies one file, making its folder; the mode is always the same, so that commit ids are too. */
export async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
  await chmod(target, 0o644);
}

/** The paths in either folder, or in a folder `below` both, whose content differs or that only one of them has. */
export async function differences(left: string, right: string, below = ''): Promise<readonly string[]> {
  const [inLeft, inRight] = await Promise.all([listFiles(left, below), listFiles(right, below)]);
  const paths = [...new Set([...inLeft, ...inRight])].sort();
  const equal = await Promise.all(paths.map((path) => haveSameContent(join(left, path), join(right, path))));
  return paths.filter((_, index) => equal[index] !== true);
}

function isIgnored(path: string, name: string): boolean {
  return ignoredNames.has(name) || name.endsWith('.egg-info') || ignoredPaths.has(path);
}

function noneIfMissing(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

async function haveSameContent(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([
    readFile(left).catch(() => undefined),
    readFile(right).catch(() => undefined),
  ]);
  return a !== undefined && b !== undefined && a.equals(b);
}
