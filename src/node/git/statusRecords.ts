import type { GitFileState } from '../../core/checks/world/gitQuery';

/** Arguments by which git lists what differs from the last commit; folders that it ignores as one entry. */
export const STATUS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--untracked-files=all',
  '--no-renames',
  // What a submodule has not committed is its own business.
  '--ignore-submodules=dirty',
];

/** One line of a status: a path from the repository's root, with a slash at the end if it is a folder. */
export interface StatusRecord {
  readonly path: string;
  readonly state: Exclude<GitFileState, 'tracked'>;
}

/** Fields before the path: of changed and of unmerged files. */
const FIELDS: Readonly<Record<string, number>> = { '1': 8, u: 10 };

/** Reads the output of `STATUS`. */
export function statusRecords(output: string): readonly StatusRecord[] {
  return output.split('\0').flatMap((line): StatusRecord[] => {
    const kind = line.charAt(0);
    if (kind === '?') return [{ path: line.slice(2), state: 'untracked' }];
    if (kind === '!') return [{ path: line.slice(2), state: 'ignored' }];
    const fields = FIELDS[kind];
    if (fields === undefined) return [];
    return [{ path: line.split(' ').slice(fields).join(' '), state: 'modified' }];
  });
}
