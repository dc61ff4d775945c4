import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { findMove } from '../../../../src/node/git/findMoves';
import { openGitFolder } from '../../../../src/node/git/gitFolder';
import { put, scratchFolders } from '../scratch';
import { Repository } from './repository';

const scratch = scratchFolders();
const TEXT = 'a line of some length\n'.repeat(20);

/** A repository with a file in a subfolder, and what is known of its moves. */
function moved(folder = 'sub folder') {
  const repository = new Repository(scratch());
  const root = path.join(repository.root, folder);
  put(root, 'a/model.py', TEXT);
  put(root, 'other.py', 'x = 1\n');
  repository.commit();
  const move = (from: string, to: string) => {
    mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
    renameSync(path.join(root, from), path.join(root, to));
  };
  const find = async (file: string) => {
    const opened = await openGitFolder(root, process.env);
    assert.ok(!('kind' in opened));
    return findMove(opened.git, file, (other) => existsSync(path.join(root, other)));
  };
  return { repository, root, move, find };
}

describe('A file that was moved outside the editor', () => {
  it('is found by the commit that moved it, also when it changed a little, and when it moved again', async () => {
    const { repository, root, move, find } = moved();
    move('a/model.py', 'b/fit ü.py');
    put(root, 'b/fit ü.py', `${TEXT}# more\n`);
    repository.commit();
    assert.equal(await find('a/model.py'), 'b/fit ü.py');
    move('b/fit ü.py', 'c.py');
    repository.commit();
    assert.equal(await find('a/model.py'), 'c.py');
  });

  it('is found before it is committed, staged or not', async () => {
    const { repository, move, find } = moved();
    move('a/model.py', 'b/model.py');
    assert.equal(await find('a/model.py'), 'b/model.py');
    repository.git('add', '--all');
    assert.equal(await find('a/model.py'), 'b/model.py');
  });

  it('is found by its content where it has another name too, unless it is empty', async () => {
    const { repository, root, move, find } = moved();
    put(root, 'a/__init__.py', '');
    repository.commit();
    put(root, 'b/other.py', 'print("another")\n');
    move('a/model.py', 'b/fit.py');
    move('a/__init__.py', 'b/empty.py');
    assert.equal(await find('a/model.py'), 'b/fit.py');
    assert.equal(await find('a/__init__.py'), undefined);
  });

  it('is not found where it was deleted, never was, or where another file only has its name', async () => {
    const { repository, root, move, find } = moved();
    move('a/model.py', '../outside.py');
    put(root, 'b/model.py', 'print("another")\n');
    assert.equal(await find('a/model.py'), undefined);
    repository.git('rm', '--quiet', 'sub folder/a/model.py');
    repository.commit();
    assert.equal(await find('never.py'), undefined);
  });
});
