import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { GitEntry } from '../../core/checks/world/gitQuery';
import { uncommitted } from './fileStates';
import type { GitFolder } from './gitFolder';

/** Filters that put a pointer into git instead of the content. */
const POINTERS = new Set(['lfs', 'annex', 'git-xet', 'xet']);

/** Files of a folder that take more than so many bytes in git, or would once they are added. */
export async function largeFiles(
  folder: GitFolder,
  root: string,
  bytes: number,
): Promise<readonly GitEntry[]> {
  const changed = await uncommitted(folder);
  const pending = [...changed].flatMap(([file, state]): GitEntry[] => {
    const stat = lstatSync(path.join(root, file), { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size <= bytes) return [];
    return [{ path: file, size: stat.size, state: state === 'untracked' ? 'untracked' : 'tracked' }];
  });
  const filtered = await filtersOf(
    folder,
    pending.map((entry) => entry.path),
  );
  const stored = await storedAbove(folder, bytes);
  const entries = new Map(stored.map((entry) => [entry.path, entry]));
  for (const entry of pending) {
    if (!POINTERS.has(filtered.get(entry.path) ?? '')) entries.set(entry.path, entry);
  }
  return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What stands in the index and is large there. */
async function storedAbove({ git }: GitFolder, bytes: number): Promise<readonly GitEntry[]> {
  const listed = (await git.text(['ls-files', '--stage', '-z'])).split('\0').flatMap((line) => {
    // `<mode> <id> <stage>`, tab, path; a submodule (160000) has no content here.
    const [, id, file] = /^(?!160000)\d{6} ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
    return id === undefined || file === undefined ? [] : [{ id, file }];
  });
  if (listed.length === 0) return [];
  const ids = [...new Set(listed.map(({ id }) => id))];
  const format = '--batch-check=%(objectname) %(objectsize)';
  const sizes = new Map(
    (await git.text(['cat-file', '--buffer', format], `${ids.join('\n')}\n`))
      .split('\n')
      .map((line) => line.split(' '))
      .map(([id = '', size]) => [id, Number(size)]),
  );
  return listed.flatMap(({ id, file }): GitEntry[] => {
    const size = sizes.get(id);
    return size !== undefined && size > bytes ? [{ path: file, size, state: 'tracked' }] : [];
  });
}

/** The content filter of each file, by git's attributes. */
async function filtersOf({ git }: GitFolder, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const output = await git.text(['check-attr', '-z', '--stdin', 'filter'], `${files.join('\0')}\0`);
  const fields = output.split('\0');
  const filters = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) filters.set(fields[at] ?? '', fields[at + 2] ?? '');
  return filters;
}
