import assert from 'node:assert/strict';
import path from 'node:path';
import { gitLargeFiles } from '../../../../src/core/checks/git/gitLargeFiles';
import { Repository } from '../../node/git/repository';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

const MEGABYTE = 1_000_000;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 999999999\n`;

describe('git.large-files', function () {
  this.timeout(20_000);
  const folder = scratchFolders();

  function repository(files: Readonly<Record<string, string | Buffer>>): Repository {
    const made = new Repository(folder());
    made.commit(files);
    return made;
  }

  async function judged(root: string, given: object = { maxMegabytes: 1 }) {
    return judgeOnDisk(gitLargeFiles, given, root);
  }

  it('passes with files up to the limit, and with pointers of LFS and DVC', async () => {
    const { root } = repository({
      'a.bin': Buffer.alloc(MEGABYTE),
      'big.bin': POINTER,
      'data.csv.dvc': 'outs:\n- path: data.csv\n  size: 999999999\n',
    });
    const outcome = await judged(root);
    assert.deepEqual(lines(outcome), ['pass: No file in git is larger than 1 MB.']);
    assert.deepEqual(outcome.metrics, { largeFiles: 0, maxMegabytes: 1 });
  });

  it('fails with committed and staged files above it, the largest first', async () => {
    const made = repository({ 'data/große daten.bin': Buffer.alloc(MEGABYTE + 100_000), 'a.py': 'x' });
    put(made.root, 'b.bin', Buffer.alloc(3 * MEGABYTE));
    made.git('add', 'b.bin');
    const outcome = await judged(made.root);
    assert.deepEqual(lines(outcome), [
      'fail: Files larger than 1 MB: 2.',
      'fail b.bin b.bin takes 3 MB in git; the most is 1 MB.',
      'fail data/große daten.bin data/große daten.bin takes 1.1 MB in git; the most is 1 MB.',
    ]);
    assert.equal(nextSteps(outcome).length, 2);
  });

  it('warns of one that git would take, and not of one that it ignores', async () => {
    const { root } = repository({ '.gitignore': 'ignored.bin\n' });
    put(root, 'ignored.bin', Buffer.alloc(2 * MEGABYTE));
    put(root, 'new.bin', Buffer.alloc(2 * MEGABYTE));
    assert.deepEqual(lines(await judged(root)), [
      'warn: Files larger than 1 MB: 1.',
      'warn new.bin new.bin has 2 MB, and git would take it; the most is 1 MB.',
    ]);
  });

  it('judges the project’s folder only, or what files name', async () => {
    const { root } = repository({
      'a.bin': Buffer.alloc(2 * MEGABYTE),
      'sub/b.bin': Buffer.alloc(2 * MEGABYTE),
    });
    assert.deepEqual(lines(await judged(path.join(root, 'sub'))).slice(1), [
      'fail b.bin b.bin takes 2 MB in git; the most is 1 MB.',
    ]);
    assert.equal((await judged(root, { files: 'sub', maxMegabytes: 1 })).findings.length, 1);
    assert.equal((await judged(root, { files: ['**', '!sub', '!a.bin'], maxMegabytes: 1 })).verdict, 'pass');
  });

  it('has a limit of 50 MB, and parts of one are possible', async () => {
    const { root } = repository({ 'a.bin': Buffer.alloc(MEGABYTE) });
    assert.deepEqual(gitLargeFiles.parameters.parse({}), { maxMegabytes: 50 });
    assert.equal((await judged(root, { maxMegabytes: 0.5 })).verdict, 'fail');
    assert.deepEqual(refused(gitLargeFiles, { maxMegabytes: 0 }), ['maxMegabytes']);
  });

  it('cannot judge without a repository or a commit', async () => {
    assert.match(
      lines(await judged(folder()))[0] ?? '',
      /^error: Git cannot tell: the project is in no git repository/,
    );
    assert.match(lines(await judged(new Repository(folder()).root))[0] ?? '', /^error: .* no commit yet/);
  });
});
