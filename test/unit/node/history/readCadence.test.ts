import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Cadence } from '../../../../src/core/history/cadence';
import { GitHistory } from '../../../../src/node/history/gitHistory';
import { readCadence } from '../../../../src/node/history/readCadence';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';
import { checkProject, FILES } from './checkedProject';

const scratch = scratchFolders();

async function cadenceIn(root: string): Promise<Cadence> {
  const reading = await readCadence(new GitHistory(root), new ProjectReader(root).read());
  assert.equal(reading.kind, 'cadence', JSON.stringify(reading));
  return reading.cadence;
}

function sums(cadence: Cadence): Readonly<Record<string, readonly [commits: number, passes: number]>> {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return Object.fromEntries(
    cadence.wheels.map(({ wheel, commits, passes }) => [wheel, [sum(commits), sum(passes)] as const]),
  );
}

describe('the cadence of a project', () => {
  it('counts commits by links, of files that are gone too, and evidence that turned to pass', async () => {
    const repository = new Repository(scratch());
    const root = path.join(repository.root, 'sub folder');
    await checkProject(root, FILES);
    repository.commit();
    const before = sums(await cadenceIn(root));
    const state = new ProjectReader(root).read();
    const wheelOf = (id: string) => state.snapshot.stages.find((stage) => stage.id === id)!.wheel;
    const [ml, dev] = [wheelOf('train'), wheelOf('plan')];
    assert.notEqual(ml, dev);
    assert.deepEqual(
      [before[ml], before[dev]],
      [
        [1, 3],
        [1, 1],
      ],
    );

    put(root, 'src/gone.py', 'print(1)\n');
    repository.commit();
    rmSync(path.join(root, 'src/gone.py'));
    await checkProject(root, { 'reports/metrics.json': '{"auc": 0.1}' });
    repository.commit();
    await checkProject(root, { 'reports/metrics.json': '{"auc": 0.95}' });
    repository.commit();
    repository.commit({ elsewhere: '' });
    const after = sums(await cadenceIn(root));
    assert.deepEqual(
      [after[ml], after[dev]],
      [
        [3, 4],
        [1, 1],
      ],
    );
  });

  it('is refused with the reason where nothing was committed', async () => {
    const { root } = new Repository(scratch(FILES));
    const reading = await readCadence(new GitHistory(root), new ProjectReader(root).read());
    assert.ok(reading.kind === 'refused');
    assert.equal(reading.message.text, 'The repository has no commit yet.');
  });
});
