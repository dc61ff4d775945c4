import assert from 'node:assert/strict';
import type { EngineRequests } from '../../../src/protocol/engine';
import { engineOf, refusalOf, resultOf } from './askEngine';
import { Repository } from './git/repository';
import { checkProject, FILES } from './history/checkedProject';
import { scratchFolders } from './scratch';

type Metrics = EngineRequests['metricHistory']['result'];
type CadenceTold = EngineRequests['cadence']['result'];

const scratch = scratchFolders();

/** A project whose metric is measured and committed at each of some values. */
async function measured(...values: readonly number[]): Promise<Repository> {
  const repository = new Repository(scratch());
  await checkProject(repository.root, FILES);
  repository.commit();
  for (const auc of values) {
    await checkProject(repository.root, { 'reports/metrics.json': JSON.stringify({ auc }) });
    repository.commit();
  }
  return repository;
}

describe('The metrics through the commits, by the engine', () => {
  it('are told with their limits, their commits and the tags', async () => {
    const { root, git } = await (async () => {
      const repository = await measured(0.7, 0.95);
      repository.git('tag', '-a', 'v1.0', '-m', 'First');
      return { root: repository.root, git: (...args: readonly string[]) => repository.git(...args) };
    })();
    const { ask } = await engineOf(root);
    const { history, isShallow } = resultOf(await ask('metricHistory', { root })) as Metrics;
    const series = history.series.find(({ check, metric }) => check === 'good' && metric === 'value');
    assert.deepEqual(series?.limits, [{ kind: 'min', value: 0.8 }]);
    assert.equal(series.measures, 'auc');
    assert.deepEqual(
      series.points.map(({ value }) => value),
      [0.9, 0.7, 0.95],
    );
    const commits = series.points.map(({ at }) => history.commits[at]?.commit);
    const log = git('log', '--reverse', '--format=%H').trim().split('\n');
    assert.deepEqual(commits, log);
    assert.deepEqual(
      history.releases.map(({ kind, name }) => [kind, name]),
      [['tag', 'v1.0']],
    );
    assert.ok(!isShallow && !history.isCut);
  });

  it('have a new point after a commit, without being told of any change', async () => {
    const repository = await measured();
    const { root } = repository;
    const { ask } = await engineOf(root);
    const values = async () => {
      const { history } = resultOf(await ask('metricHistory', { root })) as Metrics;
      return history.series.find(({ metric }) => metric === 'value')?.points.map(({ value }) => value);
    };
    assert.deepEqual(await values(), [0.9]);
    await checkProject(root, { 'reports/metrics.json': '{"auc": 0.85}' });
    assert.deepEqual(await values(), [0.9], 'what is not committed is not told');
    repository.commit();
    assert.deepEqual(await values(), [0.9, 0.85]);
  });

  it('are none where no evidence was committed, and refused without a commit, a repository or trust', async () => {
    const repository = new Repository(scratch(FILES));
    const { root } = repository;
    const { ask } = await engineOf(root);
    assert.match(refusalOf(await ask('metricHistory', { root })), /^The repository has no commit yet\./);
    repository.commit();
    const { history } = resultOf(await ask('metricHistory', { root })) as Metrics;
    assert.deepEqual([history.series, history.commits], [[], []]);
    const stranger = await engineOf(root, false);
    assert.equal(
      refusalOf(await stranger.ask('metricHistory', { root })),
      'Git is asked in trusted workspaces only.',
    );
    const alone = scratch(FILES);
    const { ask: askAlone } = await engineOf(alone);
    assert.match(refusalOf(await askAlone('metricHistory', { root: alone })), /^The past cannot be read: /);
  });
});

describe('The cadence, by the engine', () => {
  it('counts the commits and passes of every wheel', async () => {
    const repository = await measured(0.7, 0.95);
    const { ask } = await engineOf(repository.root);
    const { cadence, isShallow } = resultOf(await ask('cadence', { root: repository.root })) as CadenceTold;
    const sumOf = (counts: readonly number[] = []) => counts.reduce((sum, count) => sum + count, 0);
    const wheelOf = (wheel: string) => cadence.wheels.find((one) => one.wheel === wheel);
    assert.ok(sumOf(wheelOf('ml')?.commits) >= 1);
    assert.ok(sumOf(wheelOf('ml')?.passes) >= 2, 'it passed, failed, and passed again');
    assert.ok(!isShallow);
  });

  it('is refused without trust', async () => {
    const repository = await measured();
    const { ask } = await engineOf(repository.root, false);
    assert.equal(
      refusalOf(await ask('cadence', { root: repository.root })),
      'Git is asked in trusted workspaces only.',
    );
  });
});
