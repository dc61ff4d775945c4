import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GitIdentities } from '../../../../src/node/git/gitIdentities';
import { put, scratchFolders } from '../scratch';
import { Repository } from './repository';
import { told } from './toldIdentities';

const scratch = scratchFolders();

/** Long ago, so that git believes what it noted of a file without reading it again. */
function putOld(root: string, file: string, content: string): void {
  put(root, file, content);
  utimesSync(path.join(root, file), 1_500_000_000, 1_500_000_000);
}

describe('identities that git knows, wherever the work tree is', () => {
  it('are told in a submodule, and not by the repository around it', () => {
    const inner = new Repository(scratch());
    inner.commit({ 'a.csv': '1\n' });
    const outer = new Repository(scratch());
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner');
    outer.commit({ 'b.csv': '2\n' });
    put(outer.root, 'inner/new.csv', '3\n');
    assert.deepEqual(told(path.join(outer.root, 'inner')), ['a.csv']);
    assert.deepEqual(told(outer.root), ['.gitmodules', 'b.csv']);
  });

  it('are told in a work tree of a bare repository, and not in the bare repository', () => {
    const bare = new Repository(scratch(), '--bare');
    const first = new Repository(scratch());
    first.commit({ 'a.csv': '1\n' });
    first.git('push', '--quiet', bare.root, 'main');
    const tree = path.join(scratch(), 'tree');
    bare.git('worktree', 'add', '--quiet', tree, 'main');
    assert.deepEqual(told(tree), ['a.csv']);
    put(bare.root, 'a.csv', '1\n');
    assert.deepEqual(told(bare.root), []);
  });

  it('are not told of files beside the repository’s settings when these say that the work tree is elsewhere', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.csv': '1\n' });
    const elsewhere = scratch();
    renameSync(path.join(repository.root, 'a.csv'), path.join(elsewhere, 'a.csv'));
    put(repository.root, 'a.csv', '2\n');
    repository.git('config', 'core.worktree', elsewhere);
    assert.deepEqual(told(repository.root), []);
    repository.git('config', 'core.worktree', repository.root);
    repository.git('add', '--all');
    assert.deepEqual(told(repository.root), ['a.csv']);
  });
});

describe('identities that git knows, whatever it noted of a file', () => {
  it('are not told where a filter such as that of Git LFS stands for the content, fetched or not', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n';
    const repository = new Repository(scratch());
    // As if Git LFS were installed: what it cleans becomes a pointer.
    repository.git(
      'config',
      'filter.lfs.clean',
      `cat >/dev/null; printf '${pointer.replaceAll('\n', '\\n')}'`,
    );
    putOld(repository.root, 'fetched.bin', 'abc');
    putOld(repository.root, 'pointer.bin', pointer);
    putOld(repository.root, 'a.csv', '1\n');
    repository.commit({ '.gitattributes': '*.bin filter=lfs\n' });
    assert.deepEqual(told(repository.root), ['.gitattributes', 'a.csv']);
  });

  it('are not told of what was converted when it was added, even if it would not be any more', () => {
    const repository = new Repository(scratch());
    repository.git('config', 'core.autocrlf', 'input');
    repository.git('config', 'filter.short.clean', 'cut -c1');
    for (const file of ['ends.csv', 'cut.txt']) putOld(repository.root, file, 'ab\r\ncd\r\n');
    putOld(repository.root, 'same.csv', 'ab\n');
    repository.commit({ '.gitattributes': '*.txt filter=short\n' });
    repository.git('config', 'core.autocrlf', 'false');
    rmSync(path.join(repository.root, '.gitattributes'));
    // Git believes that all of them are as they were added.
    assert.equal(repository.git('diff-files', '--name-only'), '.gitattributes');
    assert.deepEqual(told(repository.root), ['same.csv']);
  });

  it('are told of what is in a sparse checkout, and not of what came back into a folder outside it', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'in/a.csv': '1\n', 'out/b.csv': '2\n', 'c.csv': '3\n' });
    repository.git('sparse-checkout', 'set', '--cone', 'in');
    assert.deepEqual(told(repository.root), ['c.csv', 'in/a.csv']);
    put(repository.root, 'out/b.csv', '4\n');
    assert.deepEqual(told(repository.root), ['c.csv', 'in/a.csv']);
  });

  it('are told of what was renamed or staged and is not committed, and not of what is only meant to be added', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.csv': '1\n', 'b.csv': '2\n', 'c.csv': '3\n' });
    repository.git('mv', 'a.csv', 'renamed.csv');
    renameSync(path.join(repository.root, 'b.csv'), path.join(repository.root, 'moved.csv'));
    put(repository.root, 'staged.csv', '4\n');
    repository.git('add', 'staged.csv');
    put(repository.root, 'again.csv', '5\n');
    repository.git('add', 'again.csv');
    put(repository.root, 'again.csv', '6\n');
    put(repository.root, 'meant.csv', '7\n');
    put(repository.root, 'empty.csv', '');
    repository.git('add', '--intent-to-add', 'meant.csv', 'empty.csv');
    assert.deepEqual(
      told(repository.root).filter((file) => file !== 'empty.csv'),
      ['c.csv', 'renamed.csv', 'staged.csv'],
    );
  });

  it('are not told of files in conflict', () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.csv': '1\n', 'b.csv': '1\n' });
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit({ 'a.csv': '2\n' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'a.csv': '3\n' });
    assert.throws(() => repository.git('merge', 'other'));
    put(repository.root, 'a.csv', '3\n');
    assert.deepEqual(told(repository.root), ['b.csv']);
  });

  it('are not told of a file that changed in the moment in which it was added, with the same length', () => {
    for (let time = 0; time < 5; time += 1) {
      const repository = new Repository(scratch({ 'a.csv': '1\n', 'b.csv': '1\n' }));
      repository.git('add', '--all');
      put(repository.root, 'a.csv', '2\n');
      assert.deepEqual(told(repository.root), ['b.csv']);
    }
  });

  it('are told by any name that is text', () => {
    const names = [
      'a\tb',
      'a"b\'c',
      'a\\b',
      'é',
      'e\u0301',
      '日本.csv',
      '🙂',
      ' a ',
      '-v',
      ':(top)x',
      '*',
      'a\r\nb',
    ];
    const repository = new Repository(scratch());
    repository.commit(Object.fromEntries(names.map((name) => [`data/${name}`, name])));
    assert.deepEqual(told(repository.root), names.map((name) => `data/${name}`).sort());
  });

  it('are not told by a name that is no text, nor by one that looks like it', function () {
    if (process.platform !== 'linux') return this.skip();
    const root = scratch();
    const repository = new Repository(root);
    for (const byte of [0x80, 0xff]) {
      const name = Buffer.concat([Buffer.from(path.join(root, 'a')), Buffer.from([byte])]);
      writeFileSync(name, String(byte));
    }
    put(root, 'a\uFFFD', 'abc');
    repository.commit({ b: '1' });
    assert.deepEqual(told(root), ['b']);
  });
});

describe('identities that git knows, while somebody else uses git', () => {
  it('are not told if what is tracked changed between two questions', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'a.csv': '1\n', 'b.csv': '1\n' });
    putOld(root, 'a.csv', '22\n');
    const folder = scratch();
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh\ncase "$*" in *diff-files*) '${real}' add --all;; esac\nexec '${real}' "$@"\n`;
    writeFileSync(path.join(folder, 'git'), script);
    chmodSync(path.join(folder, 'git'), 0o755);
    const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` };
    assert.deepEqual(told(root, env), []);
    assert.deepEqual(told(root), ['a.csv', 'b.csv']);
    putOld(root, 'b.csv', '3\n');
    const ahead = new GitIdentities(root, env);
    await ahead.askAhead();
    assert.deepEqual([...ahead.answer.tracked.idsOf(['a.csv', 'b.csv']).at], [-1, -1]);
  });
});
