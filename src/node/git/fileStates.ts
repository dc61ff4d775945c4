import type { GitFileState } from '../../core/checks/world/gitQuery';
import type { GitFolder } from './gitFolder';
import { STATUS, statusRecords, type StatusRecord } from './statusRecords';

/** Up to so many characters of names are told to git; with more it is asked about everything: Windows allows 32,767. */
const MOST_NAMES = 8000;

/** States of files, by one `ls-files` and one `status`. Paths are relative to the folder. */
export async function fileStates(
  { git, prefix }: GitFolder,
  files: readonly string[],
  exists: (file: string) => boolean,
): Promise<ReadonlyMap<string, GitFileState>> {
  if (files.length === 0) return new Map();
  const names = files.join(' ').length > MOST_NAMES ? ['.'] : files;
  const [listed, status] = await Promise.all([
    git.text(['ls-files', '-z', '--', ...names]),
    git.text([...STATUS, '--ignored=matching', '--', ...names]),
  ]);
  const tracked = new Set(listed.split('\0'));
  const records = relative(statusRecords(status), prefix);
  const byPath = new Map(records.map(({ path, state }) => [path, state]));
  const ignored = records.filter(({ path, state }) => state === 'ignored' && path.endsWith('/'));
  return new Map(
    files.flatMap((file): [string, GitFileState][] => {
      // A submodule is listed without the slash that a folder of the status has.
      const state = byPath.get(file) ?? (tracked.has(file) ? 'tracked' : undefined);
      if (state !== undefined) return [[file, state]];
      if (!exists(file)) return [];
      return [[file, ignored.some(({ path }) => isBelow(file, path)) ? 'ignored' : 'untracked']];
    }),
  );
}

/** What a commit of everything in a folder would record. */
export async function uncommitted({
  git,
  prefix,
}: GitFolder): Promise<ReadonlyMap<string, 'modified' | 'untracked'>> {
  const records = relative(statusRecords(await git.text([...STATUS, '--', '.'])), prefix);
  return new Map(
    records.flatMap(({ path, state }): [string, 'modified' | 'untracked'][] =>
      state === 'ignored' ? [] : [[path, state]],
    ),
  );
}

function relative(records: readonly StatusRecord[], prefix: string): readonly StatusRecord[] {
  return records.flatMap(({ path, state }): StatusRecord[] => {
    // The folder that was asked about, or one above it, is ignored as a whole.
    if (path.endsWith('/') && prefix.startsWith(path)) return [{ path: '/', state }];
    return path.startsWith(prefix) ? [{ path: path.slice(prefix.length), state }] : [];
  });
}

function isBelow(file: string, folder: string): boolean {
  return folder === '/' || `${file}/`.startsWith(folder);
}
