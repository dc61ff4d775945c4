import assert from 'node:assert/strict';
import { chmodSync, existsSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileStamp } from '../../../../src/node/files/fileStamp';
import { GitIdentities } from '../../../../src/node/git/gitIdentities';
import { put, scratchFolders } from '../scratch';
import { Repository } from './repository';
import { told } from './toldIdentities';

const scratch = scratchFolders();

/** Of a file of one byte that nobody touched for years. */
const OLD: FileStamp = { ino: 1, size: 1, mtimeMs: 0, ctimeMs: 0 };

describe('identities that git knows', () => {
  it('are those of tracked files that are as they were added', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.csv': '1\n', 'b c/d é.csv': '2\r\n', 'line\nfeed': '3', 'changed.csv': '4' });
    put(repository.root, 'changed.csv', '5');
    put(repository.root, 'staged.csv', '6');
    repository.git('add', 'staged.csv');
    put(repository.root, 'untracked.csv', '7');
    assert.deepEqual(told(repository.root), ['a.csv', 'b c/d é.csv', 'line\nfeed', 'staged.csv']);
  });

  it('are told of a project that is a folder of the repository, and of a second work tree', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'project/data/a.csv': '1\n', 'b.csv': '2\n' });
    assert.deepEqual(told(path.join(repository.root, 'project')), ['data/a.csv']);
    const second = path.join(scratch(), 'second');
    repository.git('worktree', 'add', '--quiet', '--detach', second);
    assert.deepEqual(told(second), ['b.csv', 'project/data/a.csv']);
  });

  it('are not told where git converts content between the disk and its store', () => {
    const repository = new Repository(scratch());
    repository.git('config', 'filter.upper.clean', 'tr a-z A-Z');
    const attributes = [
      '*.txt text=auto',
      '*.up filter=upper',
      '*.id ident',
      '*.bin binary',
      '*.crlf eol=crlf',
    ];
    repository.commit({
      '.gitattributes': `${attributes.join('\n')}\n`,
      'lines.txt': 'a\r\nb\r\n',
      'small.up': 'abc',
      'self.id': '$Id$\n',
      'plain.bin': 'a\r\n',
      'plain.csv': 'a\r\n',
      'line.crlf': 'a\r\n',
    });
    assert.deepEqual(told(repository.root), ['.gitattributes', 'plain.bin', 'plain.csv']);
  });

  it('are told only of files that are no text to git where it converts all line ends', () => {
    const repository = new Repository(scratch());
    repository.git('config', 'core.autocrlf', 'input');
    repository.commit({ '.gitattributes': '*.bin -text\n', 'a.csv': 'a\r\n', 'a.bin': 'a\r\n' });
    assert.deepEqual(told(repository.root), ['a.bin']);
  });

  it('are not told of files that git does not compare with the disk', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'assumed.csv': '1', 'skipped.csv': '2', 'a.csv': '3' });
    repository.git('update-index', '--assume-unchanged', 'assumed.csv');
    repository.git('update-index', '--skip-worktree', 'skipped.csv');
    put(repository.root, 'assumed.csv', '4');
    put(repository.root, 'skipped.csv', '5');
    assert.deepEqual(told(repository.root), ['a.csv']);
  });

  it('are not told of links, of what is reached through one, and of other repositories inside', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'data/a.csv': '1', 'moved/b.csv': '2' });
    symlinkSync('data/a.csv', path.join(repository.root, 'link.csv'));
    repository.git('add', 'link.csv');
    renameSync(path.join(repository.root, 'moved'), path.join(repository.root, 'elsewhere'));
    symlinkSync('elsewhere', path.join(repository.root, 'moved'));
    new Repository(path.join(repository.root, 'data')).commit();
    new Repository(scratch());
    const git = new GitIdentities(repository.root);
    const files = ['data/a.csv', 'link.csv', 'moved/b.csv', 'elsewhere/b.csv'];
    assert.deepEqual(
      files.filter((file) => git.idOf(file, OLD) !== undefined),
      ['data/a.csv'],
    );
  });

  it('are not taken of a file that may have changed since git was asked', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.csv': '1' });
    const git = new GitIdentities(repository.root);
    assert.notEqual(git.idOf('a.csv', OLD), undefined);
    assert.equal(git.idOf('a.csv', { ...OLD, ctimeMs: Date.now() }), undefined);
    assert.equal(git.idOf('a.csv', { ...OLD, mtimeMs: Date.now() }), undefined);
  });

  it('are none outside a repository and with a hash of another kind', () => {
    assert.deepEqual(told(scratch({ 'a.csv': '1' })), []);
    const repository = new Repository(scratch(), '--object-format=sha256');
    repository.commit({ 'a.csv': '1' });
    assert.deepEqual(told(repository.root), []);
  });

  it('are asked for without running anything that the repository names', () => {
    const root = scratch();
    const repository = new Repository(root);
    repository.commit({ 'a.csv': '1', '.gitattributes': 'a.csv filter=evil\n' });
    const mark = path.join(scratch(), 'sprung');
    const script = path.join(scratch(), 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(script, 0o755);
    for (const setting of ['core.fsmonitor', 'filter.evil.clean', 'filter.evil.process', 'diff.external']) {
      repository.git('config', setting, `'${script}'`);
    }
    put(root, 'a.csv', '2');
    new GitIdentities(root).idOf('a.csv', OLD);
    assert.equal(existsSync(mark), false);
  });
});
