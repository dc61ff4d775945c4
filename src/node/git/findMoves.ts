import path from 'node:path';
import type { GitProcess } from './gitProcess';

/** A file may have moved again since. */
const MOST_STEPS = 5;
/** Files that are not tracked yet that are compared with what is gone. */
const MOST_CANDIDATES = 20;
/** The contents of all empty files are one: they tell nothing. */
const EMPTY =
  /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813)$/;

/**
 * Where a file is now that is not at its path any more, by git's detection of renames: in the commit that took it away, or
 * in the work tree. Paths are relative to git's folder. Nothing where git knows of no move, or of more than a few.
 */
export async function findMove(
  git: GitProcess,
  file: string,
  exists: (file: string) => boolean,
): Promise<string | undefined> {
  let current = file;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = (await moveInWorkTree(git, current)) ?? (await moveInCommit(git, current));
    if (next === undefined || next === file) return undefined;
    if (exists(next)) return next;
    current = next;
  }
  return undefined;
}

/** A move that is not committed: staged, or to a file of the same content that is not tracked yet. */
async function moveInWorkTree(git: GitProcess, file: string): Promise<string | undefined> {
  const staged = renamesIn(
    await git.text(['diff', '-M', '--diff-filter=R', ...RENAMES, '--relative', 'HEAD']),
  );
  const found = staged.get(file);
  if (found !== undefined) return found;
  const id = (await git.text(['rev-parse', '--quiet', '--verify', `HEAD:./${file}`]).catch(() => '')).trim();
  if (id === '') return undefined;
  const name = path.posix.basename(file);
  const untracked = (await git.text(['ls-files', '--others', '--exclude-standard', '-z'])).split('\0');
  const isNamesake = (other: string): boolean => path.posix.basename(other) === name;
  const isAlike = (other: string): boolean =>
    !isNamesake(other) && path.extname(other) === path.extname(file);
  const candidates = [
    ...untracked.filter(isNamesake),
    ...(EMPTY.test(id) ? [] : untracked.filter((other) => other !== '' && isAlike(other))),
  ].slice(0, MOST_CANDIDATES);
  if (candidates.length === 0) return undefined;
  const ids = (await git.text(['hash-object', '--', ...candidates])).split('\n');
  return candidates[ids.indexOf(id)];
}

/** The move in the last commit that took the file away. */
async function moveInCommit(git: GitProcess, file: string): Promise<string | undefined> {
  const gone = ['log', '-1', '--format=%H', '--no-renames', '--diff-filter=D', 'HEAD', '--', file];
  const commit = (await git.text(gone)).trim();
  if (commit === '') return undefined;
  const moves = [
    'diff-tree',
    '-r',
    '-M',
    '--no-commit-id',
    '--diff-filter=R',
    ...RENAMES,
    '--relative',
    commit,
  ];
  return renamesIn(await git.text(moves)).get(file);
}

const RENAMES = ['--name-status', '-z'] as const;

/** `R<score>`, the old and the new path, each ended by a zero. */
function renamesIn(output: string): ReadonlyMap<string, string> {
  const parts = output.split('\0');
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) renames.set(parts[at + 1] ?? '', parts[at + 2] ?? '');
  return renames;
}
