import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import { HEALTHS } from '../../../src/core/health/health';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../../src/core/snapshot/snapshot';
import type { BoardState } from '../../../src/protocol/board';
import { applyChanges, diffBoard } from '../../../src/protocol/boardDiff';

const lifecycle: Lifecycle = {
  preset: 'mlops',
  title: 'MLOps',
  start: 'plan',
  loops: [],
  wheels: [],
  stages: [],
  edges: [],
  cutOff: [],
};

const health = fc.constantFrom(...HEALTHS);
const words = fc.constantFrom('', 'a', '__proto__', 'constructor', '{0}', '<b>');

const check: fc.Arbitrary<CheckSnapshot> = fc.record(
  {
    id: words,
    stage: words,
    uses: words,
    verdict: fc.constantFrom('pass', 'fail', 'not-run'),
    freshness: fc.constantFrom('fresh', 'stale'),
    causes: fc.array(fc.constantFrom({ kind: 'definition' as const }), { maxLength: 1 }),
    health,
    severity: fc.constantFrom('fail', 'warn'),
    findings: fc.array(
      fc.record({
        severity: fc.constant('fail' as const),
        message: fc.record({ text: words }, { noNullPrototype: true }),
      }),
    ),
    metrics: fc.dictionary(words, fc.constantFrom(0, -0, NaN, 1), { noNullPrototype: true }),
    range: fc.constant({ start: { line: 0, column: 0 }, end: { line: 0, column: 1 } }),
  },
  {
    requiredKeys: [
      'id',
      'stage',
      'uses',
      'verdict',
      'causes',
      'health',
      'severity',
      'findings',
      'metrics',
      'range',
    ],
  },
);

const stage: fc.Arbitrary<StageSnapshot> = fc.record(
  {
    id: fc.constantFrom('plan', 'code', 'train'),
    title: words,
    wheel: words,
    loop: words,
    health,
    counts: fc.record({ pass: fc.nat(3), fail: fc.nat(3) }, { noNullPrototype: true, requiredKeys: [] }),
    owner: words,
    cutOff: fc.boolean(),
    checks: fc.array(check, { maxLength: 2 }),
    artifacts: fc.constant([]),
    upstream: fc.constant([]),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'id',
      'title',
      'wheel',
      'loop',
      'health',
      'counts',
      'cutOff',
      'checks',
      'artifacts',
      'upstream',
    ],
  },
);

const project: fc.Arbitrary<ProjectSnapshot> = fc.record(
  {
    root: fc.constantFrom('/a', '/b', '/c', '__proto__'),
    name: words,
    lifecycle: fc.constant(lifecycle),
    health,
    counts: fc.constant({}),
    problems: fc.constant([]),
    wheels: fc.constant([]),
    stages: fc.array(stage, { maxLength: 4 }),
    gates: fc.constant([]),
    journal: fc.constant([]),
  },
  { noNullPrototype: true },
);

const state: fc.Arbitrary<BoardState> = fc.record(
  {
    projects: fc.array(project, { maxLength: 4 }),
    running: fc.array(
      fc.record({ root: words, stage: words }, { noNullPrototype: true, requiredKeys: ['root'] }),
      { maxLength: 2 },
    ),
    trusted: fc.boolean(),
  },
  { noNullPrototype: true },
);

/** The projects of a state that shares most of its parts with another, as neighbouring snapshots do. */
const neighbours = fc.tuple(state, stage).map(([a, replaced]): readonly [BoardState, BoardState] => [
  a,
  {
    ...a,
    projects: a.projects.map((own) => ({
      ...own,
      stages: own.stages.map((old) => (old.id === replaced.id ? replaced : old)),
    })),
  },
]);

describe('differences between states of the board', () => {
  it('turn any state into any other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(state, state), neighbours), ([a, b]) => {
        assert.deepStrictEqual(applyChanges(a, diffBoard(a, b)), b);
      }),
      { numRuns: 500 },
    );
  });

  it('are none between equal states', () => {
    fc.assert(fc.property(state, (a) => assert.deepEqual(diffBoard(a, structuredClone(a)), [])));
  });

  const base = fc.sample(project, { numRuns: 1, seed: 7 })[0]!;
  const stageNamed = (id: string): StageSnapshot => ({
    ...fc.sample(stage, { numRuns: 1, seed: 3 })[0]!,
    id,
  });
  const two: BoardState = {
    projects: [
      { ...base, root: '/a', stages: [stageNamed('plan'), stageNamed('code')] },
      { ...base, root: '/b', stages: [stageNamed('plan')] },
    ],
    running: [],
    trusted: false,
  };

  it('name only the stage that changed', () => {
    const [first, second] = two.projects;
    const code: StageSnapshot = { ...stageNamed('code'), owner: '@new-owner' };
    const next = { ...two, projects: [{ ...first!, stages: [first!.stages[0]!, code] }, second!] };
    assert.deepEqual(diffBoard(two, next), [{ kind: 'stage', root: '/a', stage: code }]);
    assert.equal(
      applyChanges(two, diffBoard(two, next)).projects[1],
      second,
      'the rest stays the same object',
    );
  });

  it('send what a project says of itself without its stages', () => {
    const next = { ...two, projects: two.projects.map((own) => ({ ...own, name: `${own.name}!` })) };
    const changes = diffBoard(two, next);
    assert.deepEqual(
      changes.map((change) => change.kind),
      ['project', 'project'],
    );
    assert.ok(changes.every((change) => change.kind === 'project' && !('stages' in change.project)));
  });

  it('replace a project whose lifecycle changed shape, at its place', () => {
    const [first, second] = two.projects;
    const next = { ...two, projects: [{ ...first!, stages: [stageNamed('train')] }, second!] };
    assert.deepEqual(
      diffBoard(two, next).map((change) => [change.kind, 'index' in change ? change.index : undefined]),
      [
        ['projectRemoved', undefined],
        ['projectAdded', 0],
      ],
    );
  });

  it('tell what runs and whether the workspace is trusted', () => {
    const running = [{ root: '/a', stage: 'plan' }];
    assert.deepEqual(diffBoard(two, { ...two, running, trusted: true }), [
      { kind: 'running', running },
      { kind: 'trusted', trusted: true },
    ]);
  });
});
