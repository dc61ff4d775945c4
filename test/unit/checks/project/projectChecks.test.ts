import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { projectHeuristic } from '../../../../src/core/checks/project/projectHeuristic';
import { projectOwners } from '../../../../src/core/checks/project/projectOwners';
import { projectUpstream } from '../../../../src/core/checks/project/projectUpstream';
import type { Outcome } from '../../../../src/core/evidence/evidence';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { CheckRunner } from '../../../../src/node/run/checkRunner';
import { Repository } from '../../node/git/repository';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

const scratch = scratchFolders();

function projectOf(root: string) {
  return { project: () => Promise.resolve(new ProjectReader(root).read().snapshot) };
}

const HEAD = 'version: 1\nname: churn\nlifecycle: mlops\n';

describe('project.owners', () => {
  async function check(stages: string, parameters: object = {}): Promise<Outcome> {
    const root = scratch({ 'ml-lifecycle.yaml': `${HEAD}stages:\n${stages}`, 'src/a.py': '' });
    return judgeOnDisk(projectOwners, parameters, root, projectOf(root));
  }

  it('passes when each stage in use has an owner', async () => {
    const outcome = await check('  code: { owner: "@a", links: ["src/*.py"] }\n  plan: {}\n');
    assert.deepEqual(lines(outcome), ['pass: Stages in use, all with an owner: 1.']);
  });

  it('warns at the stage that has none', async () => {
    const outcome = await check('  plan: {}\n  code: { links: ["src/*.py"] }\n');
    assert.deepEqual(lines(outcome), [
      'warn: The stage "Code" is in use and has no owner.',
      'warn ml-lifecycle.yaml:5:2 The stage "Code" is in use and has no owner.',
    ]);
    assert.equal(
      (
        await check('  code: { links: ["src/*.py"] }\n  test: { owner: a, links: ["src/*.py"] }\n', {
          ignore: ['code'],
        })
      ).verdict,
      'pass',
    );
  });

  it('cannot judge a project that uses no stage', async () => {
    assert.equal((await check('  plan: { owner: a }\n')).verdict, 'error');
  });
});

describe('project.upstream', () => {
  const CHECKS = `${HEAD}stages:
  train:
    checks:
      upstream: { uses: project.upstream, with: { stages: [validate] } }
  validate:
    checks:
      plan: { uses: document.sections, with: { file: plan.md, sections: [Plan], minWords: 3 } }
`;

  async function run(root: string, only?: string): Promise<ReadonlyMap<string, Outcome>> {
    const reader = new ProjectReader(root);
    const state = reader.read();
    const outcomes = new Map<string, Outcome>();
    const checks = state.project.stages.flatMap((stage) => stage.checks);
    const runner = new CheckRunner(reader, state, {
      jobs: 2,
      env: process.env,
      signal: new AbortController().signal,
      onEvent: (event) => {
        if (event.kind === 'ended' && event.end.kind === 'judged')
          outcomes.set(event.check.id, event.end.outcome);
      },
    });
    await runner.run(checks.filter(({ id }) => only === undefined || id === only));
    return outcomes;
  }

  it('waits for the other checks of a run and passes when they are green', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': CHECKS, 'plan.md': '# Plan\none two three\n' });
    const outcomes = await run(root);
    assert.deepEqual([...outcomes.keys()], ['plan', 'upstream']);
    assert.deepEqual(lines(outcomes.get('upstream')!), ['pass: Green and fresh: validate.']);
  });

  for (const [what, plan, words] of [
    ['fails', '# Other\n', 'The stage "Validate" is not green: plan fails.'],
    ['warns', '# Plan\none\n', 'The stage "Validate" is not green: plan has warnings.'],
    ['could not judge', undefined, 'The stage "Validate" is not green: plan could not judge.'],
  ] as const) {
    it(`fails when a check of the stage ${what}`, async () => {
      const root = scratch({
        'ml-lifecycle.yaml': CHECKS,
        ...(plan === undefined ? {} : { 'plan.md': plan }),
      });
      const upstream = (await run(root)).get('upstream')!;
      assert.deepEqual(lines(upstream), [`fail: ${words}`, `fail ml-lifecycle.yaml:9:6 ${words}`]);
    });
  }

  it('fails when a check was not run, and when it is stale', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': CHECKS, 'plan.md': '# Plan\none two three\n' });
    assert.match(lines((await run(root, 'upstream')).get('upstream')!)[0] ?? '', /was not run\.$/);
    await run(root, 'plan');
    assert.equal((await run(root, 'upstream')).get('upstream')?.verdict, 'pass');
    put(root, 'plan.md', '# Plan\none two three four\n');
    assert.match(lines((await run(root, 'upstream')).get('upstream')!)[0] ?? '', /is stale\.$/);
  });

  it('is stale itself when a check of the stage had another result', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': CHECKS, 'plan.md': '# Plan\none two three\n' });
    await run(root);
    put(root, 'plan.md', '# Other\n');
    await run(root, 'plan');
    const { snapshot } = new ProjectReader(root).read();
    const train = snapshot.stages.find(({ id }) => id === 'train');
    assert.equal(train?.checks[0]?.freshness, 'stale');
  });

  it('counts warnings as green where that is wanted', async () => {
    const lenient = CHECKS.replace('stages: [validate]', 'stages: [validate], warnings: true');
    const root = scratch({ 'ml-lifecycle.yaml': lenient, 'plan.md': '# Plan\none\n' });
    assert.equal((await run(root)).get('upstream')?.verdict, 'pass');
  });

  it('fails for a stage without checks, and cannot judge one that the lifecycle does not have', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': CHECKS });
    const empty = await judgeOnDisk(projectUpstream, { stages: ['monitor'] }, root, projectOf(root));
    assert.equal(lines(empty)[0], 'fail: The stage "Monitor" has no checks: nobody knows how it is.');
    const unknown = await judgeOnDisk(
      projectUpstream,
      { stages: ['validation', '../x'] },
      root,
      projectOf(root),
    );
    assert.equal(unknown.verdict, 'error');
  });
});

describe('project.heuristic', () => {
  const parameters = { baseline: 'reports/heuristic.json', models: 'models/*.pkl' };
  const BASELINE = { 'reports/heuristic.json': '{"auc": 0.6}' };
  const MODEL = { 'models/model.pkl': 'x' };

  async function check(...commits: readonly Record<string, string>[]): Promise<Outcome> {
    const root = scratch({ 'README.md': 'x' });
    const repository = new Repository(root);
    repository.commit();
    for (const files of commits) repository.commit(files);
    return judgeOnDisk(projectHeuristic, parameters, root);
  }

  it('passes when the heuristic came before the model, or with it, or no model is there', async () => {
    assert.equal((await check(BASELINE, MODEL)).verdict, 'pass');
    assert.equal((await check({ ...BASELINE, ...MODEL })).verdict, 'pass');
    assert.equal((await check(BASELINE)).verdict, 'pass');
  });

  it('warns when the model came first', async () => {
    const outcome = await check(MODEL, BASELINE);
    assert.equal(outcome.verdict, 'warn');
    assert.match(
      lines(outcome)[0] ?? '',
      /^warn: The model models\/model\.pkl \(.*\) came before the heuristic/,
    );
  });

  it('warns when there is none', async () => {
    assert.equal(lines(await check(MODEL))[0], 'warn: No heuristic baseline is recorded.');
    assert.equal((await check()).verdict, 'warn');
  });

  it('counts the first model even when it is gone', async () => {
    const root = scratch({ 'README.md': 'x', 'models/old.pkl': 'x' });
    const repository = new Repository(root);
    repository.commit();
    rmSync(path.join(root, 'models/old.pkl'));
    repository.commit(BASELINE);
    assert.equal((await judgeOnDisk(projectHeuristic, parameters, root)).verdict, 'warn');
  });

  it('cannot judge without a repository', async () => {
    assert.equal((await judgeOnDisk(projectHeuristic, parameters, scratch(BASELINE))).verdict, 'error');
  });
});
