import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Cause } from '../../../src/core/evidence/evidence';
import { ChangeAuthors } from '../../../src/node/git/changeAuthors';
import { ProjectReader } from '../../../src/node/project/projectReader';
import { CheckRunner } from '../../../src/node/run/checkRunner';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
name: demo
stages:
  plan:
    checks:
      doc:
        uses: document.sections
        with: { file: "docs/[plan] a.md", sections: [Goal], minWords: 1 }
`;

function git(root: string, author: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'commit.gpgsign=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: author,
      GIT_COMMITTER_EMAIL: 'a@example.org',
    },
  }).trim();
}

/** A project whose one check has passed, perhaps in a subfolder of a repository. */
async function checkedProject(root: string): Promise<ProjectReader> {
  put(root, 'ml-lifecycle.yaml', PROJECT);
  put(root, 'docs/[plan] a.md', '# Goal\n\nEarn money.\n');
  const reader = new ProjectReader(root);
  const state = reader.read();
  const options = {
    jobs: 1,
    env: process.env,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  };
  await new CheckRunner(reader, state, options).run(state.project.stages.flatMap((stage) => stage.checks));
  return reader;
}

async function causesOf(reader: ProjectReader): Promise<readonly Cause[]> {
  const snapshot = await new ChangeAuthors(reader.root).attribute(reader.read().snapshot);
  return snapshot.stages.flatMap((stage) => stage.checks.flatMap((check) => check.causes));
}

describe('the commit behind a stale check', () => {
  it('is named with its author, also in a subfolder of the repository and for odd names', async () => {
    const repository = scratch();
    const root = path.join(repository, 'sub folder');
    git(repository, 'Ana', 'init', '-q');
    const reader = await checkedProject(root);
    git(repository, 'Ana', 'add', '-A');
    git(repository, 'Ana', 'commit', '-qm', 'one');
    put(root, 'docs/[plan] a.md', '# Goal\n\nEarn more money.\n');
    git(repository, 'Bo', 'commit', '-qam', 'two');
    const [cause] = await causesOf(reader);
    assert.ok(cause?.kind === 'changed' && cause.by);
    assert.equal(cause.by.author, 'Bo');
    assert.equal(cause.by.commit, git(repository, 'Bo', 'rev-parse', 'HEAD'));
  });

  it('is not named while the change is not committed', async () => {
    const root = scratch();
    git(root, 'Ana', 'init', '-q');
    const reader = await checkedProject(root);
    git(root, 'Ana', 'add', '-A');
    git(root, 'Ana', 'commit', '-qm', 'one');
    put(root, 'docs/[plan] a.md', '# Goal\n\nEarn more money.\n');
    const [cause] = await causesOf(reader);
    assert.equal(cause?.kind, 'changed');
    assert.ok(!('by' in cause));
  });

  it('is named for a file that a commit removed', async () => {
    const root = scratch();
    git(root, 'Ana', 'init', '-q');
    const reader = await checkedProject(root);
    git(root, 'Ana', 'add', '-A');
    git(root, 'Ana', 'commit', '-qm', 'one');
    git(root, 'Bo', 'rm', '-q', '-r', 'docs');
    git(root, 'Bo', 'commit', '-qm', 'gone');
    const [cause] = await causesOf(reader);
    assert.ok(cause?.kind === 'removed' && cause.by);
    assert.equal(cause.by.author, 'Bo');
  });

  it('is nobody outside a repository', async () => {
    const root = scratch();
    const reader = await checkedProject(root);
    put(root, 'docs/[plan] a.md', '# Goal\n\nEarn more money.\n');
    const causes = await causesOf(reader);
    assert.equal(causes.length, 1);
    assert.ok(!('by' in causes[0]!));
  });
});
