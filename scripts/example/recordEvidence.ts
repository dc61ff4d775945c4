import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EVIDENCE_FOLDER } from '../../src/core/evidence/evidencePath';
import { historyFolder, readHistory, type HistoryCommit } from './historyFile';
import { exampleFolder, layOutBefore } from './makeHistory';
import { copyInto, differences, listFiles } from './projectFiles';

const CLI = path.join(__dirname, '..', '..', 'dist', 'cli.js');

/**
 * Runs every check at each commit that records evidence, the oldest first, and keeps what they recorded. The slug of
 * such a commit as argument: only at that one and at those after it.
 */
async function main(first: string | undefined): Promise<void> {
  const commits = (await readHistory()).filter(({ evidence }) => evidence !== undefined);
  const start = first === undefined ? 0 : commits.findIndex(({ slug }) => slug === first);
  if (start < 0) throw new Error(`No commit ${String(first)} records evidence.`);
  for (const commit of commits.slice(start)) await inScratch((scratch) => record(commit, scratch));
}

async function inScratch(work: (scratch: string) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ml-lifecycle-evidence-'));
  try {
    await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function record(commit: HistoryCommit, scratch: string): Promise<void> {
  const project = path.join(scratch, 'tumour-screening');
  await layOutBefore(project, commit.slug);
  const before = path.join(scratch, 'before');
  await setAside(project, before);
  console.log(`\n${commit.date} ${commit.message}`);
  checkAll(project);
  await requireNoneLeft(commit, before, project);
  const isWhole = commit.evidence === 'example';
  const files = isWhole
    ? await listFiles(project, EVIDENCE_FOLDER)
    : await differences(before, project, EVIDENCE_FOLDER);
  const keeper = isWhole ? exampleFolder : path.join(historyFolder, commit.slug);
  await rm(path.join(keeper, EVIDENCE_FOLDER), { recursive: true, force: true });
  for (const file of files) await copyInto(path.join(project, file), path.join(keeper, file));
}

/** Checks that judge others' outcomes shall find those of this run only. */
async function setAside(project: string, before: string): Promise<void> {
  if ((await listFiles(project, EVIDENCE_FOLDER)).length === 0) return;
  await mkdir(path.dirname(path.join(before, EVIDENCE_FOLDER)), { recursive: true });
  await rename(path.join(project, EVIDENCE_FOLDER), path.join(before, EVIDENCE_FOLDER));
}

/** That some checks fail is a part of the history; that they cannot run is not. */
function checkAll(project: string): void {
  const { status } = spawnSync(process.execPath, [CLI, 'check', '--all'], { cwd: project, stdio: 'inherit' });
  if (status !== 0 && status !== 1) throw new Error(`The checks ended with ${String(status)}.`);
}

/** Evidence of a check that there is no longer is removed by the commit that drops the check. */
async function requireNoneLeft({ slug }: HistoryCommit, before: string, project: string): Promise<void> {
  const recorded = new Set(await listFiles(project, EVIDENCE_FOLDER));
  const left = (await listFiles(before, EVIDENCE_FOLDER)).filter((file) => !recorded.has(file));
  if (left.length === 0) return;
  throw new Error(`history.yaml: a commit before ${slug} must remove ${left.join(', ')}`);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
