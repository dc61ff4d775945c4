import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyExampleWithHistory } from '../example/makeHistory';
import { refreshIndex } from '../example/historyGit';

let made: Promise<string> | undefined;

/** Fills a folder with what the tests in an editor work on: the example project and its history. */
export async function prepareWorkspace(target: string): Promise<void> {
  made ??= makeOnce();
  await cp(await made, target, { recursive: true, preserveTimestamps: true });
  // Git knows files by their places on the disk too.
  await refreshIndex(target);
}

/** Replaying the history takes seconds: once for all workspaces of this process. */
async function makeOnce(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ml-lifecycle-example-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await copyExampleWithHistory(folder);
  // One file instead of hundreds to copy.
  await promisify(execFile)('git', ['repack', '-a', '-d', '-q'], { cwd: folder });
  return folder;
}
