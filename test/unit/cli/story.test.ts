import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { CheckReport, Report } from '../../../src/core/report/report';
import type { EngineRequests } from '../../../src/protocol/engine';
import { engineOf, resultOf } from '../node/askEngine';
import { put, scratch } from '../node/scratch';
import { gitIn } from './gitRepository';
import { runCli } from './runCli';

const PROJECT = `version: 1
name: story
stages:
  collect:
    checks:
      sources: { uses: document.sections, with: { file: collect.md, sections: [Sources], minWords: 1 } }
  curate:
    links: [notebooks/clean.ipynb]
    outputs: [data/clean.csv]
    checks:
      runs: { run: ${JSON.stringify(`"${process.execPath}" -e 0`)} }
  transform:
    inputs: [data/clean.csv]
    checks:
      rows: { uses: data.rows, with: { file: data/clean.csv, min: 2 } }
`;

interface Run {
  readonly source?: string;
  readonly count: number;
  readonly indent: number;
}

function notebook({ source = 'frame = frame.dropna()\n', count, indent }: Run): string {
  const cell = {
    cell_type: 'code',
    execution_count: count,
    metadata: {},
    outputs: [{ output_type: 'stream', name: 'stdout', text: `run ${String(count)}` }],
    source,
  };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 }, null, indent);
}

describe('trust over time, on a real repository', function () {
  this.timeout(60_000);
  let root: string;
  let git: ReturnType<typeof gitIn>;

  const cli = async (...args: string[]) => {
    const { stdout, stderr, code } = await runCli(args, root, { GIT_AUTHOR_NAME: 'Ada Lovelace' });
    return { code, text: stdout + stderr };
  };
  const project = async () =>
    (JSON.parse((await runCli(['status', '--json'], root)).stdout) as Report).projects[0]!;
  const stage = async (id: string) => (await project()).stages.find((item) => item.id === id)!;
  const check = async (key: string): Promise<CheckReport> => {
    const [of = '', id] = key.split('/');
    return (await stage(of)).checks.find((item) => item.id === id)!;
  };
  const focus = async (wheel: string) => (await project()).wheels.find(({ id }) => id === wheel)?.focus;
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-qm', message);
  };

  before(() => {
    root = scratch({
      'ml-lifecycle.yaml': PROJECT,
      'collect.md': '# Sources\n\nOne clinic.\n',
      'notebooks/clean.ipynb': notebook({ count: 1, indent: 1 }),
      'data/clean.csv': 'a\n1\n2\n',
    });
    git = gitIn(root);
    git('init', '-q', '-b', 'main');
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  it('begins green', async () => {
    assert.equal((await cli('check')).code, 0);
    assert.equal((await check('curate/runs')).freshness, 'fresh');
    commit('First results');
  });

  it('stays fresh when the notebook is formatted anew and run again', async () => {
    put(root, 'notebooks/clean.ipynb', notebook({ count: 7, indent: 4 }));
    commit('Run the notebook again');
    assert.equal((await check('curate/runs')).freshness, 'fresh');
  });

  it('is stale when a line of it changes, with the file, the commit and its author as cause', async () => {
    const changed = notebook({ source: 'frame = frame.fillna(0)\n', count: 7, indent: 4 });
    put(root, 'notebooks/clean.ipynb', changed);
    commit('Fill instead of dropping');
    const { freshness, causes } = await check('curate/runs');
    assert.equal(freshness, 'stale');
    const [cause] = causes;
    assert.ok(cause?.kind === 'changed');
    assert.equal(cause.path, 'notebooks/clean.ipynb');
    assert.equal(cause.is, git('rev-parse', 'HEAD:notebooks/clean.ipynb'));
    assert.equal(cause.was, git('rev-parse', 'HEAD~2:notebooks/clean.ipynb'));
    assert.equal(cause.by?.commit, git('rev-parse', 'HEAD'));
    assert.equal(cause.by.author, 'Ada Lovelace');
  });

  it('says downstream that a stage above is stale', async () => {
    const transform = await stage('transform');
    assert.equal(transform.health, 'pass');
    assert.deepEqual(transform.upstream, [{ stage: 'curate', path: 'data/clean.csv' }]);
  });

  it('is fresh again when the check was run again', async () => {
    assert.equal((await cli('check', '--stale')).code, 0);
    assert.equal((await check('curate/runs')).freshness, 'fresh');
    assert.equal((await stage('transform')).upstream, undefined);
    commit('Results of filling');
  });

  it('holds a wheel at a shut gate, and lets it through an open one', async () => {
    assert.equal((await cli('advance', 'curate')).code, 0);
    put(root, 'notebooks/clean.ipynb', notebook({ source: 'frame\n', count: 1, indent: 1 }));
    const shut = await cli('advance', 'transform');
    assert.equal(shut.code, 1);
    assert.match(shut.text, /The gate is shut[^]*curate[^]*runs {2}stale/);
    await cli('check', '--stale');
    assert.equal((await cli('advance', 'transform')).code, 0);
    assert.equal(await focus('data'), 'transform');
  });

  it('lets a wheel through a shut gate for a reason', async () => {
    put(root, 'data/clean.csv', 'a\n1\n');
    assert.equal((await cli('check', 'transform')).code, 1);
    assert.equal((await cli('advance', 'validate')).code, 1);
    assert.equal((await cli('advance', 'validate', '--reason', 'The rest comes tomorrow.')).code, 0);
    assert.match((await cli('journal')).text, /through a shut gate[^]*The rest comes tomorrow\./);
    commit('Go on');
  });

  it('merges two branches that both ran checks and both moved focus', async () => {
    git('checkout', '-qb', 'side');
    put(root, 'collect.md', '# Sources\n\nTwo clinics.\n');
    assert.equal((await cli('check', 'collect')).code, 0);
    assert.equal((await cli('return', 'curate', '--reason', 'New rows.')).code, 0);
    commit('More sources');
    git('checkout', '-q', 'main');
    put(root, 'data/clean.csv', 'a\n1\n2\n3\n');
    assert.equal((await cli('check', 'transform')).code, 0);
    assert.equal((await cli('advance', 'explore', '--reason', 'Look first.')).code, 0);
    commit('All rows');
    git('merge', '-q', '-m', 'Merge', 'side');
    const { wheels, problems } = await project();
    assert.deepEqual(problems, []);
    assert.equal(wheels.find(({ id }) => id === 'data')?.focus, 'curate');
    assert.equal(wheels.find(({ id }) => id === 'ml')?.focus, 'explore');
    for (const key of ['collect/sources', 'transform/rows']) {
      const { verdict, freshness } = await check(key);
      assert.deepEqual([verdict, freshness], ['pass', 'fresh'], key);
    }
  });

  it('asks for another run where the same evidence is in conflict, which heals it', async () => {
    git('checkout', '-qb', 'more');
    put(root, 'data/clean.csv', 'a\n1\n2\n3\n4\n');
    await cli('check', 'transform');
    commit('Four rows');
    git('checkout', '-q', 'main');
    put(root, 'data/clean.csv', 'a\n1\n2\n3\n4\n5\n');
    await cli('check', 'transform');
    commit('Five rows');
    assert.throws(() => git('merge', '-q', '-m', 'Merge', 'more'));
    const { problems } = await project();
    assert.ok(problems.some(({ code }) => code === 'evidence-conflict'));
    assert.equal((await check('transform/rows')).verdict, 'not-run');
    git('checkout', '--ours', 'data/clean.csv');
    assert.equal((await cli('check', 'transform')).code, 0);
    commit('Merge');
    assert.deepEqual((await project()).problems, []);
    assert.equal((await check('transform/rows')).freshness, 'fresh');
  });

  it('has the board at every commit that touched it: what was green, what was stale, where the wheels stood', async () => {
    const { ask, snapshot } = await engineOf(root);
    const { moments } = resultOf(await ask('moments', { root })) as EngineRequests['moments']['result'];
    const boardAt = async (subject: string) => {
      const commit = moments.findLast((moment) => moment.subject === subject)?.commit ?? '';
      const result = resultOf(await ask('past', { root, commit })) as EngineRequests['past']['result'];
      const { stages, wheels } = result.project;
      return {
        curate: stages.find(({ id }) => id === 'curate')?.health,
        upstream: stages.find(({ id }) => id === 'transform')?.upstream.map(({ stage }) => stage),
        ml: wheels.find(({ id }) => id === 'ml')?.focus,
      };
    };
    assert.deepEqual(await boardAt('First results'), { curate: 'pass', upstream: [], ml: 'formulate' });
    assert.deepEqual(await boardAt('Fill instead of dropping'), {
      curate: 'stale',
      upstream: ['curate'],
      ml: 'formulate',
    });
    assert.deepEqual(await boardAt('Merge'), { curate: 'pass', upstream: [], ml: 'explore' });
    assert.equal(moments.at(-1)?.commit, git('rev-parse', 'HEAD'));
    assert.equal(snapshot()?.health, 'pass');
  });

  it('keeps its evidence when history is written anew and the commit of it is gone', async () => {
    const was = git('rev-parse', 'HEAD');
    git('checkout', '-q', '--orphan', 'anew');
    commit('All in one');
    git('branch', '-qD', 'main', 'side', 'more');
    git('reflog', 'expire', '--expire=now', '--all');
    git('gc', '-q', '--prune=now');
    assert.throws(() => git('cat-file', '-e', was));
    assert.equal((await check('curate/runs')).freshness, 'fresh');
    rmSync(path.join(root, 'notebooks/clean.ipynb'));
    assert.deepEqual(
      (await check('curate/runs')).causes.map(({ kind }) => kind),
      ['removed'],
    );
  });
});
