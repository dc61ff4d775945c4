import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layOutEvidenceTree } from './makeHistory';

const root = path.join(__dirname, '..', '..');
const store = path.join(root, 'examples', 'tumour-screening', '.ml-lifecycle');

/** Runs every check on the example as of its evidence commit, and keeps what they recorded. */
async function main(): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ml-lifecycle-evidence-'));
  try {
    const folder = path.join(scratch, 'tumour-screening');
    await layOutEvidenceTree(folder);
    const cli = path.join(root, 'dist', 'cli.js');
    // One check fails on purpose, so the exit code is 1.
    const { status } = spawnSync(process.execPath, [cli, 'check', '--all'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 1) throw new Error(`The checks ended with ${String(status)}, not with 1.`);
    await rm(path.join(store, 'evidence'), { recursive: true, force: true });
    await cp(path.join(folder, '.ml-lifecycle', 'evidence'), path.join(store, 'evidence'), {
      recursive: true,
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
