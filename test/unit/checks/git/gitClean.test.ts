import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { gitClean } from '../../../../src/core/checks/git/gitClean';
import { Repository } from '../../node/git/repository';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps } from '../memoryWorld';

describe('git.clean', function () {
  this.timeout(20_000);
  const folder = scratchFolders();

  function repository(files: Readonly<Record<string, string>>): Repository {
    const made = new Repository(folder());
    made.commit(files);
    return made;
  }

  async function judged(root: string, artifacts: readonly string[], outputs: readonly string[] = []) {
    return judgeOnDisk(gitClean, {}, root, { scope: { artifacts, outputs } });
  }

  it('passes if artifacts and outputs are committed', async () => {
    const { root } = repository({ 'src/a.py': 'x', 'models/m.pkl': 'x', 'other.txt': 'x' });
    put(root, 'other.txt', 'changed, but of no stage');
    const outcome = await judged(root, ['src/a.py'], ['models/*.pkl']);
    assert.deepEqual(lines(outcome), ['pass: Files: 2, all of them committed.']);
    assert.deepEqual(outcome.metrics, { files: 2, uncommitted: 0 });
  });

  it('warns of what is changed, staged or new, each with its path', async () => {
    const made = repository({ 'src/a.py': 'x', 'src/größe.py': 'x', 'b.py': 'x' });
    put(made.root, 'src/größe.py', 'y');
    put(made.root, 'models/new model.pkl', 'y');
    put(made.root, 'staged.py', 'y');
    made.git('add', 'staged.py');
    const outcome = await judged(made.root, ['src/a.py', 'src/größe.py', 'staged.py'], ['models/*.pkl']);
    assert.deepEqual(lines(outcome), [
      'warn: Files: 4, not committed: 3.',
      'warn models/new model.pkl models/new model.pkl was never committed.',
      'warn src/größe.py src/größe.py has changes that are not committed.',
      'warn staged.py staged.py has changes that are not committed.',
    ]);
    assert.deepEqual(
      new Set(nextSteps(outcome)),
      new Set(['Commit it, or undo the change; then run the check again.']),
    );
  });

  it('does not judge outputs that git ignores', async () => {
    const { root } = repository({ '.gitignore': 'models/\n', 'a.py': 'x' });
    put(root, 'models/m.pkl', 'x');
    assert.equal((await judged(root, ['a.py'], ['models/*.pkl'])).verdict, 'pass');
  });

  it('tells of deleted files where patterns name them', async () => {
    const { root } = repository({ 'data/a.csv': 'x', 'data/b.csv': 'x', 'c.csv': 'x' });
    rmSync(path.join(root, 'data/b.csv'));
    rmSync(path.join(root, 'c.csv'));
    assert.deepEqual(lines(await judgeOnDisk(gitClean, { files: 'data' }, root)), [
      'warn: Files: 2, not committed: 1.',
      'warn data/b.csv data/b.csv was deleted, and that is not committed.',
    ]);
    assert.deepEqual(lines(await judgeOnDisk(gitClean, { files: ['c.csv'] }, root)).slice(1), [
      'warn c.csv c.csv was deleted, and that is not committed.',
    ]);
  });

  it('counts more than a hundred instead of listing them', async () => {
    const { root } = repository({ 'a.py': 'x' });
    for (let at = 0; at < 105; at++) put(root, `out/${String(at)}.txt`, 'x');
    const outcome = await judged(root, [], ['out/*.txt']);
    assert.equal(outcome.findings.length, 101);
    assert.match(lines(outcome).at(-1) ?? '', /… and 5 more/);
  });

  it('judges a project in a folder of its repository, and in another work tree', async () => {
    const made = repository({ 'sub/a.py': 'x', 'sub/b.py': 'x', 'a.py': 'x' });
    put(made.root, 'sub/b.py', 'y');
    put(made.root, 'a.py', 'y');
    const inside = await judged(path.join(made.root, 'sub'), ['a.py', 'b.py']);
    assert.deepEqual(lines(inside).slice(1), ['warn b.py b.py has changes that are not committed.']);
    made.git('worktree', 'add', '--quiet', 'tree');
    assert.equal((await judged(path.join(made.root, 'tree'), ['a.py'])).verdict, 'pass');
  });

  it('asks a submodule about its files', async () => {
    const inner = repository({ 'm.pkl': 'x' });
    const made = repository({ 'a.py': 'x' });
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    made.commit();
    assert.equal((await judged(made.root, ['sub/m.pkl'])).verdict, 'pass');
    put(made.root, 'sub/m.pkl', 'y');
    assert.deepEqual(lines(await judged(made.root, ['sub/m.pkl'])).slice(1), [
      'warn sub/m.pkl sub/m.pkl has changes that are not committed.',
    ]);
  });

  it('cannot judge without a repository, without a commit, without files', async () => {
    const bare = folder({ 'a.py': 'x' });
    const none = await judged(bare, ['a.py']);
    assert.match(lines(none)[0] ?? '', /^error: Git cannot tell: the project is in no git repository/);
    assert.match(nextSteps(none).join(), /git init/);
    const empty = new Repository(folder({ 'a.py': 'x' }));
    assert.match(
      lines(await judged(empty.root, ['a.py']))[0] ?? '',
      /^error: Git cannot tell: the repository has no commit/,
    );
    const { root } = repository({ 'a.py': 'x' });
    assert.match(lines(await judged(root, []))[0] ?? '', /^error: There is nothing to judge/);
    assert.match(
      lines(await judgeOnDisk(gitClean, { files: 'x/*' }, root))[0] ?? '',
      /^error: No file matches "x/,
    );
  });
});
