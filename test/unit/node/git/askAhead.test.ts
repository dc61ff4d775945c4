import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { walk } from '../../../../src/node/files/walk';
import { GitIdentities } from '../../../../src/node/git/gitIdentities';
import { put, scratchFolders } from '../scratch';
import { Repository } from './repository';

const scratch = scratchFolders();

/** A repository of one file, and a git before the real one in the path that does as a script says. */
function withGit(script: string): { readonly root: string; readonly env: NodeJS.ProcessEnv } {
  const root = scratch({ 'a.py': '# lifecycle: train\n' });
  new Repository(root).commit();
  const folder = scratch();
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, 'git'), 0o755);
  return { root, env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` } };
}

describe('git that is asked ahead', () => {
  it('says the same as when it is waited for', async () => {
    const repository = new Repository(scratch());
    repository.commit({ 'a.py': '1\n', 'b é.py': '2\n', 'c.py': '3\n' });
    put(repository.root, 'c.py', '4\n');
    const files = walk(repository.root);
    const ahead = new GitIdentities(repository.root);
    await ahead.askAhead();
    const { text, at } = ahead.answer.tracked.idsOf(files);
    const now = new GitIdentities(repository.root).answer.tracked.idsOf(files);
    assert.deepEqual({ text, at }, { text: now.text, at: now.at });
    assert.equal([...at].filter((begin) => begin >= 0).length, 2);
  });

  it('says nothing of text whose line ends it converts, also by a setting without a value', () => {
    for (const value of ['autocrlf', 'autocrlf = input', 'autocrlf = 1']) {
      const repository = new Repository(
        scratch({ 'a.py': '1\n', 'b.bin': '2', '.gitattributes': '*.bin -text\n' }),
      );
      repository.commit();
      appendFileSync(path.join(repository.root, '.git', 'config'), `[core]\n\t${value}\n`);
      const { at } = new GitIdentities(repository.root).answer.tracked.idsOf(['a.py', 'b.bin']);
      assert.deepEqual(
        [...at].map((begin) => begin >= 0),
        [false, true],
        value,
      );
    }
  });

  it('says nothing if it hangs or is not there', async () => {
    const hanging = withGit('exec sleep 60');
    const git = new GitIdentities(hanging.root, hanging.env, 200);
    await git.askAhead();
    assert.deepEqual([...git.answer.tracked.idsOf(['a.py']).at], [-1]);
    const none = new GitIdentities(hanging.root, { PATH: scratch() });
    await none.askAhead();
    assert.deepEqual([...none.answer.tracked.idsOf(['a.py']).at], [-1]);
    // The settings are told, what git tracks is not.
    const half = withGit('case "$*" in *ls-files*|*diff-files*) exec sleep 60;; esac');
    const late = new GitIdentities(half.root, half.env, 200);
    await late.askAhead();
    assert.deepEqual([...late.answer.tracked.idsOf(['a.py']).at], [-1]);
  });

  it('is ended and not waited for when what it says is forgotten', async () => {
    const { root, env } = withGit('case "$*" in *ls-files*|*diff-files*) exec sleep 60;; esac');
    const git = new GitIdentities(root, env);
    const answered = git.askAhead();
    git.forget();
    await answered;
  });

  it('runs nothing that the repository names', async () => {
    const repository = new Repository(scratch({ 'a.py': '1\n', '.gitattributes': 'a.py filter=evil\n' }));
    const { root } = repository;
    repository.commit();
    const mark = path.join(scratch(), 'sprung');
    const script = path.join(scratch(), 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(script, 0o755);
    for (const setting of ['core.fsmonitor', 'filter.evil.clean', 'filter.evil.process']) {
      repository.git('config', setting, `'${script}'`);
    }
    put(root, 'a.py', '2\n');
    await new GitIdentities(root).askAhead();
    assert.equal(existsSync(mark), false);
  });
});
