import assert from 'node:assert/strict';
import path from 'node:path';
import { indexSize } from '../../../../src/node/git/indexSize';
import { scratchFolders } from '../scratch';
import { Repository } from './repository';

const scratch = scratchFolders();

describe('the size of what git tracks', () => {
  it('is told in a repository, in a folder of it and in a second work tree, and is none elsewhere', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'sub/a.py': '1\n' });
    const second = path.join(scratch(), 'second');
    repository.git('worktree', 'add', '--quiet', '--detach', second);
    assert.ok(indexSize(repository.root) > 72);
    assert.equal(indexSize(path.join(repository.root, 'sub')), indexSize(repository.root));
    assert.ok(indexSize(second) > 72);
    assert.equal(indexSize(scratch({ '.git': 'gitdir: nowhere\n' })), 0);
  });
});
