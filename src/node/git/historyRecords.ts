import type { GitAddition, GitVersion } from '../../core/checks/world/gitQuery';

/** Format of a commit's line, to be told from what follows it: no path in a repository begins with a slash. */
export const COMMIT_FORMAT = '--format=/%H %cI';
const COMMIT = /^\/([0-9a-f]{40,64}) (\S+)$/;
/** `:<mode> <mode> <old id> <new id> <status>`; a merge has one for each parent. */
const CHANGE = /^\n?:\d{6} \d{6} [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;
const NO_CONTENT = /^0+$/;

/** Reads `git log --raw -z` of one file: what each commit left of it; a merge is told once. */
export function versionsOf(output: string): readonly GitVersion[] {
  const versions = new Map<string, GitVersion>();
  let commit: { readonly id: string; readonly date: string } | undefined;
  for (const part of output.split('\0')) {
    const [, id, date] = COMMIT.exec(part) ?? [];
    if (id !== undefined && date !== undefined) commit = { id, date };
    const content = CHANGE.exec(part)?.[1];
    if (content === undefined || commit === undefined || versions.has(commit.id)) continue;
    versions.set(commit.id, NO_CONTENT.test(content) ? commit : { ...commit, content });
  }
  return [...versions.values()];
}

/** Reads `git log --name-only -z`, oldest first: of each path its first commit. */
export function additionsOf(output: string): readonly GitAddition[] {
  const additions = new Map<string, GitAddition>();
  let commit: { readonly id: string; readonly date: string } | undefined;
  for (const part of output.split('\0')) {
    const [, id, date] = COMMIT.exec(part) ?? [];
    if (id !== undefined && date !== undefined) {
      commit = { id, date };
      continue;
    }
    // The list of names begins on a line of its own.
    const path = part.replace(/^\n/, '');
    if (path !== '' && commit !== undefined && !additions.has(path)) additions.set(path, { path, ...commit });
  }
  return [...additions.values()];
}
