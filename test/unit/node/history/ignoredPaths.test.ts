import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { GitProcess } from '../../../../src/node/git/gitProcess';
import { ignoredAmong } from '../../../../src/node/history/ignoredPaths';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

describe('what git ignores', () => {
  it('is told of files and folders, there or not, whatever their names', async () => {
    const { root } = new Repository(scratch({ '.gitignore': 'data/\n*.bin\n' }));
    const paths = [
      'data/x.csv',
      'data/',
      'data',
      'a.bin',
      ':(top)a.bin',
      '-a.bin',
      '!a.bin',
      'ü b\n.bin',
      'a.csv',
      ':(top)',
    ];
    const ignored = await ignoredAmong(new GitProcess(root, process.env), paths);
    assert.deepEqual(
      paths.filter((file) => ignored.get(file)),
      ['data/x.csv', 'data/', 'a.bin', ':(top)a.bin', '-a.bin', '!a.bin', 'ü b\n.bin'],
    );
  });

  it('is told of the others where git cannot tell of some', async () => {
    const { root } = new Repository(scratch({ '.gitignore': '*.bin\n' }));
    put(root, 'real/a.bin', '');
    symlinkSync('real', path.join(root, 'link'));
    const paths = ['a.bin', 'link/a.bin', 'real/a.bin', '../outside.bin', 'z.bin'];
    const ignored = await ignoredAmong(new GitProcess(root, process.env), paths);
    assert.deepEqual(
      paths.filter((file) => ignored.get(file)),
      ['a.bin', 'real/a.bin', 'z.bin'],
    );
  });
});
