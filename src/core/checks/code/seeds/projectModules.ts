import type { CheckWorld } from '../../world/checkWorld';

/** Folders that are put on Python's path, beside the one of the file and those above it. */
const SOURCE_FOLDERS = ['', 'src/', 'lib/', 'python/'];

/**
 * Files of the project that a program loads by its imports, by the import: the module itself, and the packages around
 * it. Imports of what is no part of the project have none.
 */
export async function importedFiles(
  from: string,
  paths: Iterable<string>,
  world: CheckWorld,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const path of paths) {
    for (const root of rootsOf(from, path)) {
      const names = path
        .replace(/^\.+/, '')
        .split('.')
        .filter((name) => name !== '');
      const files = await moduleFiles(root, names, world);
      if (files.length === 0) continue;
      found.set(path, files);
      break;
    }
  }
  return found;
}

/** Folders in which the first name of an import is looked for; a relative import has one. */
function rootsOf(from: string, path: string): readonly string[] {
  const folders = from.split('/').slice(0, -1);
  const dots = /^\.*/.exec(path)?.[0].length ?? 0;
  if (dots > 0) {
    if (dots - 1 > folders.length) return [];
    return [
      folders
        .slice(0, folders.length - dots + 1)
        .map((name) => `${name}/`)
        .join(''),
    ];
  }
  const above = folders.map((_, index) => `${folders.slice(0, folders.length - index).join('/')}/`);
  return [...above, ''].flatMap((folder) => SOURCE_FOLDERS.map((sources) => folder + sources));
}

/** `a.b.c` may be the module `a/b/c.py`, or a name in `a/b.py` or `a/b/__init__.py`. */
async function moduleFiles(
  root: string,
  names: readonly string[],
  world: CheckWorld,
): Promise<readonly string[]> {
  const files: string[] = [];
  let folder = root;
  for (const name of names) {
    const isModule = (await world.kindOf(`${folder}${name}.py`)) === 'file';
    if (isModule) return [...files, `${folder}${name}.py`];
    if ((await world.kindOf(`${folder}${name}`)) === 'file') return files;
    folder = `${folder}${name}/`;
    if ((await world.kindOf(`${folder}__init__.py`)) === 'file') files.push(`${folder}__init__.py`);
  }
  return files;
}
