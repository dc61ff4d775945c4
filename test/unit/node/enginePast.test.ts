import assert from 'node:assert/strict';
import type { EngineRequests } from '../../../src/protocol/engine';
import { checkProject, FILES } from './history/checkedProject';
import { engineOf, refusalOf, resultOf } from './askEngine';
import { Repository } from './git/repository';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();

describe('The past, by the engine', () => {
  it('is told as moments, and as the project at each of them', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    await checkProject(root, FILES);
    repository.commit();
    repository.commit({ 'docs/plan.md': '# Goal\n\nEarn more.\n' });
    const { ask, snapshot } = await engineOf(root);
    const { moments } = resultOf(await ask('moments', { root })) as EngineRequests['moments']['result'];
    assert.equal(moments.length, 2);
    const [first, last] = await Promise.all(
      moments.map(async ({ commit }) => {
        const result = resultOf(await ask('past', { root, commit })) as EngineRequests['past']['result'];
        return result.project.stages.find(({ id }) => id === 'plan');
      }),
    );
    assert.equal(first?.health, 'pass');
    assert.equal(last?.health, 'stale');
    assert.deepEqual(
      last,
      snapshot()?.stages.find(({ id }) => id === 'plan'),
    );
    const [cause] = last.checks[0]?.causes ?? [];
    assert.ok(cause?.kind === 'changed');
    assert.equal(cause.by?.commit, moments[1]?.commit);
  });

  it('has a new moment after a commit, without being told of any change', async () => {
    const repository = new Repository(scratch(FILES));
    const { root } = repository;
    repository.commit();
    const { ask } = await engineOf(root);
    const count = async () =>
      (resultOf(await ask('moments', { root })) as EngineRequests['moments']['result']).moments.length;
    assert.equal(await count(), 1);
    assert.equal(await count(), 1);
    repository.commit({ 'src/train.py': 'print(2)\n' });
    assert.equal(await count(), 2);
  });

  it('is refused with a next step for a commit that is not there, and in an untrusted workspace', async () => {
    const repository = new Repository(scratch(FILES));
    const { root } = repository;
    repository.commit();
    const { ask } = await engineOf(root);
    const words = refusalOf(await ask('past', { root, commit: '0123456789'.repeat(4) }));
    assert.match(words, /^There is no revision "0123456789/);
    const stranger = await engineOf(root, false);
    assert.equal(
      refusalOf(await stranger.ask('moments', { root })),
      'Git is asked in trusted workspaces only.',
    );
  });
});

describe('A link whose file was moved, in the engine', () => {
  const moved = { 'ml-lifecycle.yaml': 'version: 1\nstages:\n  train:\n    links: [src/train.py]\n' };
  const text = 'a line of some length\n'.repeat(20);

  it('is a problem with the new path as the fix, once git has told it, and is none without trust', async () => {
    const repository = new Repository(scratch({ ...moved, 'src/train.py': text }));
    const { root } = repository;
    repository.commit();
    repository.git('mv', 'src/train.py', 'src/fit.py');
    repository.commit();
    const { snapshotWith } = await engineOf(root);
    const { problems } = await snapshotWith((project) => project.problems.length > 0);
    assert.deepEqual(
      problems.map(({ code, suggestion }) => [code, suggestion]),
      [['moved-link', 'src/fit.py']],
    );
    const stranger = await engineOf(root, false);
    assert.deepEqual(stranger.snapshot()?.problems, []);
  });
});
