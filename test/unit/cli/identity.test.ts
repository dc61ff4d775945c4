import assert from 'node:assert/strict';
import type { Report } from '../../../src/core/report/report';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

async function freshness(root: string): Promise<Readonly<Record<string, string | undefined>>> {
  const { stdout } = await runCli(['status', '--json'], root);
  const stages = (JSON.parse(stdout) as Report).projects[0]!.stages;
  const { checks } = stages.find((stage) => stage.id === 'code')!;
  return Object.fromEntries(checks.map((check) => [check.id, check.freshness]));
}

describe('what identifies the files of a command', () => {
  it('is their meaning, or their bytes where the project file says so', async () => {
    const node = JSON.stringify(`"${process.execPath}" -e 0`);
    const project = `version: 1
name: demo
stages:
  code:
    links: [fit.py]
    checks:
      tests: { run: ${node} }
      format: { run: ${node}, identity: bytes }
`;
    const root = scratch({ 'ml-lifecycle.yaml': project, 'fit.py': 'a = 1\n' });
    await runCli(['check'], root);
    assert.deepEqual(await freshness(root), { tests: 'fresh', format: 'fresh' });
    put(root, 'fit.py', '# One.\na  =  1\n');
    assert.deepEqual(await freshness(root), { tests: 'fresh', format: 'stale' });
    put(root, 'fit.py', '# One.\na  =  2\n');
    assert.deepEqual(await freshness(root), { tests: 'stale', format: 'stale' });
  });
});
