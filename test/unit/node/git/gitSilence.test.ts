import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ProjectGit } from '../../../../src/node/git/projectGit';
import { scratchFolders } from '../scratch';
import { answered, questions, refusal } from './gitAnswers';
import { Repository } from './repository';

const scratch = scratchFolders();

describe('the git of a project that cannot answer, says why and what to do', () => {
  it('without a repository', async () => {
    for (const answer of await Promise.all(questions(new ProjectGit(scratch({ a: '' }))))) {
      assert.match(refusal(answer), /^the project is in no git repository → Put the project/);
    }
  });

  it('without git', async () => {
    const root = new Repository(scratch()).root;
    for (const answer of await Promise.all(questions(new ProjectGit(root, { PATH: scratch() })))) {
      assert.match(refusal(answer), /^git is not installed → Install git/);
    }
  });

  it('without a commit', async () => {
    const git = new ProjectGit(new Repository(scratch({ a: '' })).root);
    for (const answer of [
      await git.commitOf('HEAD'),
      await git.fileAt('HEAD', 'a'),
      await git.historyOf('a', 9),
      await git.additionsIn([]),
    ]) {
      assert.match(refusal<unknown>(answer), /^the repository has no commit yet → Commit the project/);
    }
    assert.deepEqual(answered(await git.statesOf(['a'])), new Map([['a', 'untracked']]));
    assert.deepEqual(answered(await git.changes()), new Map([['a', 'untracked']]));
    assert.deepEqual(answered(await git.filesAbove(0)), []);
  });

  it('in a bare repository, and in a broken one without naming a folder of this machine', async () => {
    const bare = new Repository(scratch(), '--bare').root;
    assert.match(refusal(await new ProjectGit(bare).statesOf(['a'])), /^the repository is bare/);
    const repository = new Repository(scratch());
    repository.commit({ a: '1' });
    writeFileSync(path.join(repository.root, '.git', 'index'), 'broken');
    const said = refusal(await new ProjectGit(repository.root).statesOf(['a']));
    assert.match(said, /^git says ".+" → Run "git status"/);
    assert.ok(!said.includes(repository.root));
  });

  it('about a content that is not there', async () => {
    const repository = new Repository(scratch());
    repository.commit({ a: '1' });
    const git = new ProjectGit(repository.root);
    assert.equal((await git.contentOf('0'.repeat(40), 'a')).kind, 'failed');
    assert.equal((await git.contentOf('--help', 'a')).kind, 'failed');
  });
});

it('ignores the variables of a git that is running around it', async () => {
  const other = new Repository(scratch());
  other.commit({ other: '1' });
  const repository = new Repository(scratch());
  repository.commit({ a: '1' });
  const env = {
    ...process.env,
    GIT_DIR: path.join(other.root, '.git'),
    GIT_WORK_TREE: other.root,
    PAGER: 'false',
  };
  assert.deepEqual(
    answered(await new ProjectGit(repository.root, env).statesOf(['a'])),
    new Map([['a', 'tracked']]),
  );
});
