import assert from 'node:assert/strict';
import { PlanAtHead } from '../../../src/node/engine/planAtHead';
import { GitHistory } from '../../../src/node/history/gitHistory';
import { ProjectReader } from '../../../src/node/project/projectReader';
import { Repository } from './git/repository';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

describe('what is told of the commits of a plan', () => {
  it('is read once for each head, project file and list of links', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'ml-lifecycle.yaml': 'version: 1\n' });
    const reader = new ProjectReader(root);
    const last = new PlanAtHead<number>();
    let reads = 0;
    const tell = () => {
      const read = () => Promise.resolve((reads += 1));
      return last.of(new GitHistory(root), reader.readTouched(), read);
    };
    assert.deepEqual([await tell(), await tell()], [1, 1]);
    repository.commit({ 'README.md': 'Hello.\n' });
    assert.deepEqual([await tell(), await tell()], [2, 2]);
    put(root, 'a.py', '# lifecycle: train\n');
    reader.touch('a.py');
    assert.deepEqual([await tell(), await tell()], [3, 3]);
    put(root, 'ml-lifecycle.yaml', 'version: 1\nname: other\n');
    reader.touch('ml-lifecycle.yaml');
    assert.deepEqual([await tell(), await tell()], [4, 4]);
  });

  it('is not forgotten by a reading that fails', async () => {
    const repository = new Repository(scratch());
    repository.commit({ 'ml-lifecycle.yaml': 'version: 1\n' });
    const state = new ProjectReader(repository.root).read();
    const last = new PlanAtHead<string>();
    const history = new GitHistory(repository.root);
    const fail = () => Promise.reject(new Error('no'));
    await assert.rejects(last.of(history, state, fail));
    assert.equal(await last.of(history, state, () => Promise.resolve('told')), 'told');
    assert.equal(await last.of(history, state, fail), 'told');
  });
});
