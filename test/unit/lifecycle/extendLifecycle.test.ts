import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { extendLifecycle } from '../../../src/core/lifecycle/extendLifecycle';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import { nextStages, stageOf } from '../../../src/core/lifecycle/lifecycleQueries';
import { presetOf } from '../../../src/core/lifecycle/presets';
import { assertWellFormed } from './wellFormed';

/** Extends by YAML as people write it, and expects no problem. */
function extended(yaml: string): Lifecycle {
  const { lifecycle, problems } = extendLifecycle(parse(yaml));
  assert.deepEqual(problems, []);
  assertWellFormed(lifecycle);
  return lifecycle;
}

const loop = (lifecycle: Lifecycle, id: string) =>
  lifecycle.loops.find((candidate) => candidate.id === id)?.stages.join(' ');
const crossings = (lifecycle: Lifecycle) =>
  lifecycle.edges.filter((edge) => edge.kind === 'crossing').map(({ from, to }) => `${from} → ${to}`);

describe('a lifecycle by preset', () => {
  it('is mlops when nothing is said', () => {
    for (const value of [undefined, null, {}, { extends: null, stages: null, edges: null, open: null }]) {
      assert.deepEqual(extendLifecycle(value), { lifecycle: presetOf('mlops'), problems: [] });
    }
  });

  it('is the preset that is named, in the short and in the long form', () => {
    assert.deepEqual(extended('crisp-ml-q'), presetOf('crisp-ml-q'));
    assert.deepEqual(extended('extends: heuristic-first'), presetOf('heuristic-first'));
  });
});

describe('dropping stages', () => {
  it('closes the loop over the gap and takes edges along', () => {
    const lifecycle = extended('stages: { collect: ~, explore: ~ }');
    assert.equal(loop(lifecycle, 'data-ml'), 'formulate curate transform validate train evaluate');
    assert.deepEqual(nextStages(lifecycle, 'formulate'), ['curate']);
    assert.deepEqual(crossings(lifecycle), [
      'plan → formulate',
      'evaluate → code',
      'evaluate → build',
      'monitor → train',
    ]);
  });

  it('lets the wheel and the loop vanish with their last stage', () => {
    const noData = extended('stages: { collect: ~, curate: ~, transform: ~, validate: ~ }');
    assert.deepEqual(
      noData.wheels.map((wheel) => wheel.id),
      ['ml', 'dev', 'ops'],
    );
    const one = extended(`
      extends: heuristic-first
      stages: { formulate: ~, collect: ~, curate: ~, transform: ~, validate: ~, explore: ~, train: ~, evaluate: ~ }`);
    assert.deepEqual(
      one.loops.map((candidate) => candidate.id),
      ['dev-ops'],
    );
    assert.deepEqual(one.cutOff, []);
  });

  it('moves the start to the next stage', () => {
    assert.equal(extended('stages: { plan: ~ }').start, 'code');
    assert.equal(extended('stages: { plan: ~, code: ~, build: ~ }').start, 'test');
    const noDevOps = extended(
      'stages: { plan: ~, code: ~, build: ~, test: ~, release: ~, deploy: ~, operate: ~, monitor: ~ }',
    );
    assert.equal(noDevOps.start, 'formulate');
  });

  it('leaves no edges in a loop of one', () => {
    const lifecycle = extended(
      'stages: { code: ~, build: ~, test: ~, release: ~, deploy: ~, operate: ~, monitor: ~ }',
    );
    assert.deepEqual(nextStages(lifecycle, 'plan'), ['formulate']);
  });
});

describe('renaming a stage', () => {
  it('keeps its place, wheel, guidance and edges', () => {
    const lifecycle = extended('stages: { fit: { replaces: train } }');
    assert.equal(
      loop(lifecycle, 'data-ml'),
      'formulate collect curate transform validate explore fit evaluate',
    );
    assert.ok(crossings(lifecycle).includes('monitor → fit'));
    const { title, wheel, guidance } = stageOf(lifecycle, 'fit')!;
    assert.deepEqual({ title, wheel }, { title: 'Fit', wheel: 'ml' });
    assert.deepEqual(guidance, stageOf(presetOf('mlops')!, 'train')?.guidance);
  });

  it('moves the start along', () => {
    assert.equal(extended('stages: { shape-up: { replaces: plan, title: Shape up } }').start, 'shape-up');
  });

  it('can change the stage in the same breath', () => {
    const lifecycle = extended('stages: { fit: { replaces: train, after: transform, purpose: Fit it. } }');
    assert.equal(
      loop(lifecycle, 'data-ml'),
      'formulate collect curate transform fit validate explore evaluate',
    );
    assert.equal(stageOf(lifecycle, 'fit')?.guidance.purpose, 'Fit it.');
  });
});

describe('changing a stage', () => {
  it('takes title, wheel and parts of the guidance', () => {
    const lifecycle = extended(`
      stages:
        validate: { title: Data quality, wheel: ml, questions: [Is it good?] }`);
    const { title, wheel, guidance } = stageOf(lifecycle, 'validate')!;
    const before = stageOf(presetOf('mlops')!, 'validate')!.guidance;
    assert.equal(title, 'Data quality');
    assert.equal(wheel, 'ml');
    assert.deepEqual(guidance, { ...before, questions: ['Is it good?'] });
  });

  it('moves it within its loop', () => {
    const lifecycle = extended('stages: { validate: { after: collect } }');
    assert.equal(
      loop(lifecycle, 'data-ml'),
      'formulate collect validate curate transform explore train evaluate',
    );
    assert.deepEqual(nextStages(lifecycle, 'collect'), ['validate']);
  });
});

describe('adding stages', () => {
  it('places them after a stage, in its wheel', () => {
    const lifecycle = extended('stages: { feature-store: { after: transform } }');
    assert.deepEqual(nextStages(lifecycle, 'transform'), ['feature-store']);
    assert.deepEqual(nextStages(lifecycle, 'feature-store'), ['validate']);
    assert.deepEqual(stageOf(lifecycle, 'feature-store'), {
      id: 'feature-store',
      title: 'Feature store',
      wheel: 'data',
      loop: 'data-ml',
      guidance: { purpose: '', questions: [], done: [], artifacts: [], pitfalls: [] },
    });
  });

  it('places them at the end of a wheel', () => {
    const lifecycle = extended('stages: { audit: { wheel: ops, title: Audit } }');
    assert.deepEqual(lifecycle.wheels.at(-1)?.stages, ['release', 'deploy', 'operate', 'monitor', 'audit']);
  });

  it('keeps the order of the file, and resolves names in any order', () => {
    const lifecycle = extended(`
      stages:
        c: { after: b }
        a: { after: plan }
        b: { after: a }
        d: { after: plan }`);
    assert.equal(loop(lifecycle, 'dev-ops'), 'plan a b c d code build test release deploy operate monitor');
  });

  it('lets them take the place of a dropped stage', () => {
    const lifecycle = extended('stages: { explore: ~, study: { after: explore } }');
    assert.equal(
      loop(lifecycle, 'data-ml'),
      'formulate collect curate transform validate study train evaluate',
    );
    assert.equal(stageOf(lifecycle, 'study')?.wheel, 'ml');
  });
});

describe('changing edges', () => {
  it('adds crossings and shortcuts, and drops crossings', () => {
    const lifecycle = extended(`
      edges:
        add: [{ from: operate, to: evaluate }, { from: collect, to: validate }]
        drop: [{ from: code, to: collect }]`);
    assert.deepEqual(nextStages(lifecycle, 'operate'), ['monitor', 'evaluate']);
    assert.deepEqual(nextStages(lifecycle, 'collect'), ['curate', 'validate']);
    assert.deepEqual(nextStages(lifecycle, 'code'), ['build']);
  });

  it('speaks of stages by their new names', () => {
    const lifecycle = extended(`
      stages: { fit: { replaces: train } }
      edges: { drop: [{ from: monitor, to: fit }], add: [{ from: operate, to: fit }] }`);
    assert.ok(crossings(lifecycle).includes('operate → fit'));
    assert.ok(!crossings(lifecycle).includes('monitor → fit'));
  });

  it('may drop an edge together with its stage', () => {
    extended('{ stages: { train: ~ }, edges: { drop: [{ from: monitor, to: train }] } }');
  });
});

describe('opening loops', () => {
  it('opens what the preset has cut off', () => {
    assert.deepEqual(extended('{ extends: heuristic-first, open: [data-ml] }').cutOff, []);
  });
});
