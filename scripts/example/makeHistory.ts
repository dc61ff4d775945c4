import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EVIDENCE_FOLDER } from '../../src/core/evidence/evidencePath';
import { historyFolder, readHistory, type HistoryCommit } from './historyFile';
import { commitAs, initRepository, tagLast } from './historyGit';
import { copyInto, differences, listFiles } from './projectFiles';

/** The example's own folder. */
export const exampleFolder = resolve(__dirname, '..', '..', 'examples', 'tumour-screening');

/** Fills an empty folder with the example and the git history that `history.yaml` describes. */
export async function copyExampleWithHistory(target: string): Promise<void> {
  await replay(target, await readHistory());
  const different = await differences(exampleFolder, target);
  if (different.length > 0) {
    throw new Error(`After the last commit these files differ from the example: ${different.join(', ')}`);
  }
}

/** Fills an empty folder with the example as of just before the commit of that slug, history included. */
export async function layOutBefore(target: string, slug: string): Promise<void> {
  const commits = await readHistory();
  const end = commits.findIndex((commit) => commit.slug === slug);
  if (end < 0) throw new Error(`history.yaml: there is no commit ${slug}`);
  await replay(target, commits.slice(0, end));
}

async function replay(target: string, commits: readonly HistoryCommit[]): Promise<void> {
  await requireEmpty(target);
  await initRepository(target);
  const files = await listFiles(exampleFolder);
  for (const commit of commits) {
    const written = await writeFiles(target, commit, files);
    for (const path of commit.removes) await rm(join(target, path));
    const changed = [...written, ...commit.removes];
    if (changed.length > 0) await commitAs(target, commit, changed);
    if (commit.tag !== undefined) await tagLast(target, commit.tag);
  }
}

/** Writes the files of a commit, the earlier version where there is one; gives their paths. */
async function writeFiles(
  target: string,
  commit: HistoryCommit,
  exampleFiles: readonly string[],
): Promise<readonly string[]> {
  const overlay = join(historyFolder, commit.slug);
  const earlier = new Set(await listFiles(overlay));
  const files = [...exampleFiles.filter((path) => isOf(commit, path)), ...earlier];
  const paths = commit.paths.flatMap((path) => expand(path, commit, files));
  const unique = [...new Set(paths)].sort();
  for (const path of unique) {
    await copyInto(join(earlier.has(path) ? overlay : exampleFolder, path), join(target, path));
  }
  return unique;
}

/** Whether the example's version of a file can be that of the commit: its evidence is of the last recording only. */
function isOf({ evidence }: HistoryCommit, path: string): boolean {
  return evidence === 'example' || !path.startsWith(`${EVIDENCE_FOLDER}/`);
}

/** The files a path of `history.yaml` stands for. Evidence may not have been recorded yet. */
function expand(path: string, commit: HistoryCommit, files: readonly string[]): readonly string[] {
  const found = files.filter((file) => (path.endsWith('/') ? file.startsWith(path) : file === path));
  if (found.length === 0 && path !== `${EVIDENCE_FOLDER}/`) {
    throw new Error(`history.yaml: ${commit.slug}: ${path} is neither in the example nor an earlier version`);
  }
  return found;
}

async function requireEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const entries = await readdir(target);
  if (entries.length > 0) throw new Error(`${target} is not empty, nothing was written`);
}
