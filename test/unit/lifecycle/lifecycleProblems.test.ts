import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { extendLifecycle } from '../../../src/core/lifecycle/extendLifecycle';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import type { LifecycleProblem } from '../../../src/core/lifecycle/lifecycleProblem';
import { stageOf } from '../../../src/core/lifecycle/lifecycleQueries';
import { presetOf } from '../../../src/core/lifecycle/presets';
import { render } from '../../../src/core/text/message';
import { assertWellFormed } from './wellFormed';

/** Problems as golden text: place, code and what to do about it. */
function problemsOf(value: unknown): { readonly lifecycle: Lifecycle; readonly problems: string[] } {
  const { lifecycle, problems } = extendLifecycle(value);
  assertWellFormed(lifecycle);
  return { lifecycle, problems: problems.map(written) };
}

function written({ keyPath, at, code, message, next, suggestion }: LifecycleProblem): string {
  for (const text of [message, ...(next === undefined ? [] : [next])]) {
    assert.doesNotMatch(render(text), /\{\d\}/, 'every placeholder is filled');
  }
  const place = [...keyPath].join('.') || '(value)';
  return `${place}${at === 'key' ? ' (key)' : ''}: ${code}${suggestion === undefined ? '' : ` → ${suggestion}`}`;
}

/** Bad YAML, the problems it has, and what still applies. */
const cases: readonly {
  readonly yaml: string;
  readonly problems: readonly string[];
  readonly still?: (lifecycle: Lifecycle) => void;
}[] = [
  { yaml: 'mlpos', problems: ['(value): unknown-preset → mlops'] },
  { yaml: 'waterfall', problems: ['(value): unknown-preset'] },
  { yaml: '[mlops]', problems: ['(value): wrong-type'] },
  { yaml: '42', problems: ['(value): wrong-type'] },
  {
    yaml: '{ extends: crisp, stages: { train: ~ } }',
    problems: ['extends: unknown-preset → crisp-ml-q'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'train'), undefined),
  },
  {
    yaml: '{ extend: crisp-ml-q, stages: { explore: ~ } }',
    problems: ['extend (key): unknown-key → extends'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'explore'), undefined),
  },
  { yaml: 'extends: [mlops]', problems: ['extends: wrong-type'] },
  { yaml: 'stages: [train]', problems: ['stages: wrong-type'] },
  { yaml: 'stages: { train: no thanks }', problems: ['stages.train: wrong-type'] },
  {
    yaml: 'stages: { train: { title: [Fit], wheel: data } }',
    problems: ['stages.train.title: wrong-type'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'train')?.wheel, 'data'),
  },
  { yaml: 'stages: { train: { questions: What? } }', problems: ['stages.train.questions: wrong-type'] },
  { yaml: 'stages: { train: { questions: [7] } }', problems: ['stages.train.questions.0: wrong-type'] },
  { yaml: 'stages: { train: { title: "" } }', problems: ['stages.train.title: wrong-value'] },
  {
    yaml: 'stages: { train: { tittle: Fit, purpose: Fit it. } }',
    problems: ['stages.train.tittle (key): unknown-key → title'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'train')?.guidance.purpose, 'Fit it.'),
  },
  { yaml: 'stages: { trian: ~ }', problems: ['stages.trian (key): unknown-stage → train'] },
  { yaml: 'stages: { trian: { title: Fit } }', problems: ['stages.trian (key): unknown-stage → train'] },
  { yaml: 'stages: { governance: { title: X } }', problems: ['stages.governance (key): unknown-stage'] },
  { yaml: 'stages: { Train: ~ }', problems: ['stages.Train (key): bad-stage-name → train'] },
  {
    yaml: 'stages: { "Feature store!": { after: train } }',
    problems: ['stages.Feature store! (key): bad-stage-name → feature-store'],
  },
  {
    yaml: 'stages: { ../../etc: { after: train } }',
    problems: ['stages.../../etc (key): bad-stage-name → etc'],
  },
  { yaml: 'stages: { nul: { after: train } }', problems: ['stages.nul (key): bad-stage-name'] },
  { yaml: 'stages: { fit: { replaces: trian } }', problems: ['stages.fit.replaces: unknown-stage → train'] },
  {
    yaml: 'stages: { evaluate: { replaces: train, title: Judge } }',
    problems: ['stages.evaluate.replaces: stage-exists'],
    still: (lifecycle) => {
      assert.equal(stageOf(lifecycle, 'evaluate')?.title, 'Judge');
      assert.equal(stageOf(lifecycle, 'train')?.title, 'Train');
    },
  },
  {
    yaml: 'stages: { fit: { replaces: train }, learn: { replaces: train } }',
    problems: ['stages.learn.replaces: replaced-twice'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'fit')?.loop, 'data-ml'),
  },
  {
    yaml: 'stages: { train: ~, fit: { replaces: train } }',
    problems: ['stages.train (key): replaced-elsewhere'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'fit')?.wheel, 'ml'),
  },
  {
    yaml: 'stages: { train: { title: Learn }, fit: { replaces: train } }',
    problems: ['stages.train (key): replaced-elsewhere'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'fit')?.title, 'Fit'),
  },
  {
    yaml: 'stages: { fit: { replaces: train }, tune: { after: train } }',
    problems: ['stages.tune.after: unknown-stage → fit'],
  },
  { yaml: 'stages: { audit: { after: monitr } }', problems: ['stages.audit.after: unknown-stage → monitor'] },
  {
    yaml: 'stages: { audit: { after: nowhere-near, wheel: ops } }',
    problems: ['stages.audit.after: unknown-stage'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'audit')?.wheel, 'ops'),
  },
  { yaml: 'stages: { audit: { wheel: opps } }', problems: ['stages.audit.wheel: unknown-wheel → ops'] },
  {
    yaml: 'stages: { audit: { after: monitor, wheel: governance } }',
    problems: ['stages.audit.wheel: unknown-wheel'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'audit')?.wheel, 'ops'),
  },
  {
    yaml: 'stages: { audit: { after: monitor, wheel: data } }',
    problems: ['stages.audit.wheel: other-loop'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'audit')?.wheel, 'ops'),
  },
  {
    yaml: 'stages: { train: { wheel: ops, title: Learn } }',
    problems: ['stages.train.wheel: other-loop'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'train')?.title, 'Learn'),
  },
  {
    yaml: 'stages: { train: { after: deploy } }',
    problems: ['stages.train.after: other-loop'],
    still: (lifecycle) => assert.deepEqual(lifecycle, presetOf('mlops')),
  },
  {
    yaml: 'stages: { train: { after: train } }',
    problems: ['stages.train.after: after-cycle'],
    still: (lifecycle) => assert.deepEqual(lifecycle, presetOf('mlops')),
  },
  {
    yaml: 'stages: { a: { after: b }, b: { after: a }, c: { after: b }, d: { after: plan } }',
    problems: ['stages.a.after: after-cycle', 'stages.b.after: after-cycle', 'stages.c.after: unknown-stage'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'd')?.loop, 'dev-ops'),
  },
  {
    yaml: 'stages: { curate: { after: validate }, validate: { after: curate }, x: { after: curate } }',
    problems: ['stages.curate.after: after-cycle', 'stages.validate.after: after-cycle'],
    still: (lifecycle) => assert.equal(stageOf(lifecycle, 'x')?.wheel, 'data'),
  },
  { yaml: 'edges: [monitor, train]', problems: ['edges: wrong-type'] },
  { yaml: 'edges: { ad: [] }', problems: ['edges.ad (key): unknown-key → add'] },
  { yaml: 'edges: { add: { from: plan, to: train } }', problems: ['edges.add: wrong-type'] },
  { yaml: 'edges: { add: [plan] }', problems: ['edges.add.0: wrong-type'] },
  { yaml: 'edges: { add: [{ from: plan }] }', problems: ['edges.add.0: wrong-value'] },
  {
    yaml: 'edges: { add: [{ from: plan, too: train }] }',
    problems: ['edges.add.0.too (key): unknown-key → to', 'edges.add.0: wrong-value'],
  },
  {
    yaml: 'edges: { add: [{ from: paln, to: nowhere-near }, { from: operate, to: train }] }',
    problems: ['edges.add.0.from: unknown-stage → plan', 'edges.add.0.to: unknown-stage'],
    still: (lifecycle) =>
      assert.deepEqual(lifecycle.edges.at(-1), { from: 'operate', to: 'train', kind: 'crossing' }),
  },
  {
    yaml: '{ stages: { train: ~ }, edges: { add: [{ from: operate, to: train }] } }',
    problems: ['edges.add.0.to: unknown-stage'],
  },
  { yaml: 'edges: { add: [{ from: plan, to: plan }] }', problems: ['edges.add.0: edge-to-itself'] },
  { yaml: 'edges: { add: [{ from: plan, to: code }] }', problems: ['edges.add.0: edge-exists'] },
  { yaml: 'edges: { add: [{ from: monitor, to: plan }] }', problems: ['edges.add.0: edge-exists'] },
  { yaml: 'edges: { add: [{ from: test, to: code }] }', problems: ['edges.add.0: edge-implied'] },
  {
    yaml: 'edges: { add: [{ from: test, to: train }, { from: test, to: train }] }',
    problems: ['edges.add.1: edge-exists'],
  },
  { yaml: 'edges: { drop: [{ from: plan, to: code }] }', problems: ['edges.drop.0: edge-of-loop'] },
  { yaml: 'edges: { drop: [{ from: test, to: code }] }', problems: ['edges.drop.0: edge-implied'] },
  { yaml: 'edges: { drop: [{ from: test, to: train }] }', problems: ['edges.drop.0: unknown-edge'] },
  {
    yaml: 'edges: { add: [{ from: code, to: collect }], drop: [{ from: code, to: collect }] }',
    problems: ['edges.add.0: edge-contradiction'],
    still: (lifecycle) =>
      assert.ok(lifecycle.edges.some(({ from, to }) => from === 'code' && to === 'collect')),
  },
  { yaml: '{ extends: heuristic-first, open: [data_ml] }', problems: ['open.0: unknown-loop → data-ml'] },
  { yaml: 'open: [dev-ops]', problems: ['open.0: loop-open'] },
  { yaml: 'open: data-ml', problems: ['open: wrong-type'] },
  { yaml: 'open: [~]', problems: ['open.0: wrong-type'] },
];

describe('problems of a lifecycle', () => {
  for (const { yaml, problems, still } of cases) {
    it(`${yaml} has ${problems.join(', ')}`, () => {
      const result = problemsOf(parse(yaml));
      assert.deepEqual(result.problems, problems);
      still?.(result.lifecycle);
    });
  }

  it('keeps the preset when everything is dropped', () => {
    const ids = presetOf('crisp-ml-q')!.stages.map((stage) => stage.id);
    const stages = Object.fromEntries(ids.map((id) => [id, null]));
    const { lifecycle, problems } = problemsOf({ extends: 'crisp-ml-q', stages });
    assert.deepEqual(problems, ['stages: nothing-left']);
    assert.deepEqual(lifecycle, presetOf('crisp-ml-q'));
  });

  it('says what is meant and what to do', () => {
    const { problems } = extendLifecycle({ stages: { trian: null } });
    const [problem] = problems;
    assert.equal(render(problem!.message), 'This lifecycle has no stage "trian".');
    assert.equal(render(problem!.next!), 'Did you mean "train"?');
  });

  it('bounds what a hostile file may ask for', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`s${n}`, { after: 'plan' }]));
    const edge = { from: 'operate', to: 'train' };
    const { lifecycle, problems } = problemsOf({ stages: many, edges: { add: Array(5000).fill(edge) } });
    assert.ok(problems.includes('stages: too-many'));
    assert.ok(problems.includes('edges.add: too-many'));
    assert.equal(lifecycle.stages.length, 116);
  });

  it('does not quote endless names', () => {
    const endless = 'x'.repeat(1_000_000);
    const { problems } = extendLifecycle({
      [endless]: 1,
      extends: endless,
      stages: { [endless]: null, a: { after: endless }, b: { wheel: endless }, train: { wheel: endless } },
      edges: { add: [{ from: endless, to: endless }] },
      open: [endless],
    });
    assert.equal(problems.length, 9);
    for (const { message, next } of problems) {
      assert.ok(render(message).length < 300);
      assert.ok(next === undefined || render(next).length < 600);
    }
  });

  it('is not misled by names of built-in properties', () => {
    const value: unknown = JSON.parse(
      '{"__proto__": {"extends": "crisp-ml-q"}, "stages": {"__proto__": {"after": "plan"}, "constructor": null}}',
    );
    const { lifecycle, problems } = problemsOf(value);
    assert.deepEqual(problems, [
      '__proto__ (key): unknown-key',
      'stages.__proto__ (key): bad-stage-name → proto',
      'stages.constructor (key): unknown-stage',
    ]);
    assert.deepEqual(lifecycle, presetOf('mlops'));
  });
});
