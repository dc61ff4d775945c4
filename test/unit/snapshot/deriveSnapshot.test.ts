import assert from 'node:assert/strict';
import type { Evidence, Verdict } from '../../../src/core/evidence/evidence';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import type { CheckDefinition, Project } from '../../../src/core/project/project';
import {
  deriveSnapshot,
  type JudgedEvidence,
  type SnapshotSources,
} from '../../../src/core/snapshot/deriveSnapshot';

const range = { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } };
const guidance = { purpose: '', questions: [], done: [], artifacts: [], pitfalls: [] };
const lifecycle: Lifecycle = {
  preset: 'mlops',
  title: 'Test',
  start: 'plan',
  loops: [
    { id: 'dev-ops', title: 'Dev-Ops', stages: ['plan', 'code'] },
    { id: 'data-ml', title: 'Data-ML', stages: ['train'] },
  ],
  wheels: [
    { id: 'dev', title: 'Dev', stages: ['plan', 'code'] },
    { id: 'ml', title: 'ML', stages: ['train'] },
  ],
  stages: [
    { id: 'plan', title: 'Plan', wheel: 'dev', loop: 'dev-ops', guidance },
    { id: 'code', title: 'Code', wheel: 'dev', loop: 'dev-ops', guidance },
    { id: 'train', title: 'Train', wheel: 'ml', loop: 'data-ml', guidance },
  ],
  edges: [],
  cutOff: [],
};

function command(stage: string, id: string): CheckDefinition {
  return {
    kind: 'command',
    id,
    stage,
    range,
    severity: 'fail',
    timeoutMs: 1,
    run: 'true',
    identity: 'meaning',
  };
}

function projectOf(checks: readonly CheckDefinition[], more: Partial<Lifecycle> = {}): Project {
  const stages = lifecycle.stages.map(({ id }) => ({
    id,
    links: [],
    inputs: [],
    outputs: [],
    checks: checks.filter((check) => check.stage === id),
  }));
  return { name: 'p', lifecycle: { ...lifecycle, ...more }, stages, gates: [] };
}

function judged(stage: string, check: string, verdict: Verdict, stale = false): [string, JudgedEvidence] {
  const evidence: Evidence = {
    version: 1,
    stage,
    check,
    uses: 'run',
    judgement: 1,
    definition: '',
    verdict,
    summary: { text: verdict },
    findings: [],
    inputs: [],
  };
  return [`${stage}/${check}`, { evidence, causes: stale ? [{ kind: 'definition' }] : [] }];
}

function byStage(evidence: readonly [string, JudgedEvidence][]): SnapshotSources['evidence'] {
  const stages = new Map<string, Map<string, JudgedEvidence>>();
  for (const [, judgedOne] of evidence) {
    const { stage, check } = judgedOne.evidence;
    stages.set(stage, (stages.get(stage) ?? new Map<string, JudgedEvidence>()).set(check, judgedOne));
  }
  return stages;
}

function derive(project: Project, ...evidence: [string, JudgedEvidence][]) {
  return deriveWith(project, {}, ...evidence);
}

function deriveWith(
  project: Project,
  more: Partial<SnapshotSources>,
  ...evidence: [string, JudgedEvidence][]
) {
  return deriveSnapshot({
    root: '/p',
    project,
    problems: [],
    artifacts: new Map(),
    evidence: byStage(evidence),
    journal: [],
    today: '2026-06-01',
    flow: new Map(),
    ...more,
  });
}

const by = (id: string) => ({ id, time: `2026-01-01T00:00:0${id}.000Z`, by: 'Ada', reason: 'Known.' });

describe('snapshot', () => {
  it('shows each stage by its worst check, wheels and project by their worst stage', () => {
    const project = projectOf([command('plan', 'a'), command('plan', 'b'), command('train', 'c')]);
    const snapshot = derive(
      project,
      judged('plan', 'a', 'pass'),
      judged('plan', 'b', 'warn'),
      judged('train', 'c', 'fail'),
    );
    assert.deepEqual(
      snapshot.stages.map((stage) => stage.health),
      ['warn', 'empty', 'fail'],
    );
    assert.deepEqual(
      snapshot.wheels.map((wheel) => wheel.health),
      ['warn', 'fail'],
    );
    assert.equal(snapshot.health, 'fail');
    assert.deepEqual(snapshot.counts, { pass: 1, warn: 1, fail: 1 });
  });

  it('never calls a stage without checks green', () => {
    const snapshot = derive(projectOf([]));
    assert.ok(snapshot.stages.every((stage) => stage.health === 'empty'));
    assert.equal(snapshot.health, 'empty');
  });

  it('calls a check without evidence not run', () => {
    const snapshot = derive(projectOf([command('plan', 'a')]));
    assert.equal(snapshot.stages[0]!.checks[0]!.verdict, 'not-run');
    assert.equal(snapshot.stages[0]!.checks[0]!.freshness, undefined);
    assert.equal(snapshot.stages[0]!.health, 'not-run');
  });

  it('lets staleness outweigh a pass and a warning, not a failure', () => {
    const project = projectOf([command('plan', 'a'), command('code', 'b')]);
    const snapshot = derive(project, judged('plan', 'a', 'pass', true), judged('code', 'b', 'fail', true));
    assert.deepEqual(
      snapshot.stages.slice(0, 2).map((stage) => stage.health),
      ['stale', 'fail'],
    );
    assert.equal(snapshot.stages[1]!.checks[0]!.freshness, 'stale');
  });

  it('shows a check with a broken definition as an error with its problems', () => {
    const problem = {
      code: 'unknown-check',
      severity: 'error',
      message: { text: 'There is no check "x".' },
      path: 'ml-lifecycle.yaml',
      range,
    } as const;
    const broken: CheckDefinition = {
      kind: 'broken',
      id: 'a',
      stage: 'plan',
      range,
      severity: 'fail',
      timeoutMs: 1,
      problems: [problem],
    };
    const check = derive(projectOf([broken]), judged('plan', 'a', 'pass')).stages[0]!.checks[0]!;
    assert.equal(check.health, 'error');
    assert.equal(check.findings[0]!.message.text, 'There is no check "x".');
  });

  it('neither judges nor counts a loop that is cut off', () => {
    const project = projectOf([command('train', 'a'), command('plan', 'b')], { cutOff: ['data-ml'] });
    const snapshot = derive(project, judged('train', 'a', 'fail'), judged('plan', 'b', 'pass'));
    const train = snapshot.stages.find((stage) => stage.id === 'train')!;
    assert.equal(train.cutOff, true);
    assert.equal(train.health, 'empty');
    assert.equal(snapshot.health, 'pass');
    assert.deepEqual(snapshot.counts, { pass: 1 });
  });

  it('is the same for the same sources', () => {
    const project = projectOf([command('plan', 'a')]);
    assert.deepEqual(
      derive(project, judged('plan', 'a', 'pass')),
      derive(structuredClone(project), judged('plan', 'a', 'pass')),
    );
  });
});

describe('what people decided', () => {
  const project = projectOf([command('plan', 'a'), command('train', 'c')]);
  const checkOf = (snapshot: ReturnType<typeof derive>, id: string) =>
    snapshot.stages.flatMap((stage) => stage.checks).find((check) => check.id === id);
  const waive = (id: string, until: string) =>
    ({ ...by(id), kind: 'waive', stage: 'plan', check: 'a', until }) as const;

  for (const verdict of ['fail', 'error', 'warn'] as const) {
    it(`makes a check with the verdict ${verdict} count as waived up to the waiver's last day`, () => {
      const snapshot = deriveWith(
        project,
        { journal: [waive('1', '2026-06-01')] },
        judged('plan', 'a', verdict),
        judged('train', 'c', 'pass'),
      );
      assert.equal(checkOf(snapshot, 'a')?.health, 'waived');
      assert.equal(checkOf(snapshot, 'a')?.verdict, verdict);
      assert.equal(snapshot.health, 'waived');
      assert.deepEqual(snapshot.counts, { waived: 1, pass: 1 });
      assert.deepEqual(snapshot.problems, []);
    });
  }

  it('leaves a passing check green', () => {
    const snapshot = deriveWith(
      project,
      { journal: [waive('1', '2026-07-01')] },
      judged('plan', 'a', 'pass'),
    );
    assert.equal(checkOf(snapshot, 'a')?.health, 'pass');
  });

  it('lets a waiver that has ended shout', () => {
    const journal = [waive('1', '2026-05-31')];
    const snapshot = deriveWith(project, { journal }, judged('plan', 'a', 'fail'));
    assert.equal(checkOf(snapshot, 'a')?.health, 'fail');
    assert.equal(checkOf(snapshot, 'a')?.waiver?.expired, true);
    assert.deepEqual(
      snapshot.problems.map(({ code, severity }) => [code, severity]),
      [['waiver-expired', 'warning']],
    );
    assert.deepEqual(deriveWith(project, { journal }, judged('plan', 'a', 'pass')).problems, []);
  });

  it('makes verified evidence count as fresh, and tells what changed', () => {
    const [key, stale] = judged('plan', 'a', 'pass', true);
    const verified = { ...by('1'), kind: 'verify', stage: 'plan', check: 'a', holds: 'h' } as const;
    const snapshot = deriveWith(project, { journal: [verified] }, [key, { ...stale, verified }]);
    const check = checkOf(snapshot, 'a');
    assert.equal(check?.health, 'pass');
    assert.equal(check.freshness, 'fresh');
    assert.equal(check.verified?.by, 'Ada');
    assert.deepEqual(check.causes, [{ kind: 'definition' }]);
  });

  it('moves the focus of a wheel', () => {
    const wheel = lifecycle.wheels[0]!;
    const [from, to] = [wheel.stages[0]!, wheel.stages[1] ?? wheel.stages[0]!];
    const entry = { ...by('1'), kind: 'advance', wheel: wheel.id, from, to } as const;
    assert.equal(derive(project).wheels[0]?.focus, from);
    assert.equal(deriveWith(project, { journal: [entry] }).wheels[0]?.focus, to);
  });
});

describe('stale stages upstream', () => {
  const project = projectOf([command('plan', 'a'), command('train', 'c')]);
  const flow = new Map([['train', [{ stage: 'plan', path: 'data.csv' }]]]);

  it('are named at the stages that build on them, which stay as healthy as they are', () => {
    const snapshot = deriveWith(
      project,
      { flow },
      judged('plan', 'a', 'pass', true),
      judged('train', 'c', 'pass'),
    );
    const train = snapshot.stages.find(({ id }) => id === 'train');
    assert.deepEqual(train?.upstream, [{ stage: 'plan', path: 'data.csv' }]);
    assert.equal(train.health, 'pass');
  });

  it('are none while everything is fresh', () => {
    const snapshot = deriveWith(project, { flow }, judged('plan', 'a', 'pass'));
    assert.deepEqual(snapshot.stages.find(({ id }) => id === 'train')?.upstream, []);
  });
});
