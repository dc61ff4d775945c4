import assert from 'node:assert/strict';
import path from 'node:path';
import { numbersOf } from '../../../src/core/history/diffSnapshots';
import { limitAt, limitRuns, MOST_STEPS, type NumbersAt } from '../../../src/core/history/limitRuns';
import { limitSegments } from '../../../src/core/history/limitSegments';
import { meaningOf } from '../../../src/core/history/metricLimits';
import type { CheckDefinition } from '../../../src/core/project/project';
import { ProjectReader } from '../../../src/node/project/projectReader';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'tumour-screening');

function check(uses: string): CheckDefinition {
  return { kind: 'builtin', uses, parameters: {} } as unknown as CheckDefinition;
}
const THRESHOLD = check('metrics.threshold');

function measured(...all: readonly Readonly<Record<string, number>>[]): readonly NumbersAt[] {
  return all.map((numbers, at) => ({ at, numbers: new Map(Object.entries(numbers)) }));
}

describe('the limits that held at each commit', () => {
  it('are those that the evidence of the commit repeats, told once until they change', () => {
    const numbers = measured({ value: 1, min: 0.8 }, { value: 2, min: 0.8 }, { value: 3, min: 0.9 });
    const [run, ...others] = limitRuns(THRESHOLD, 'value', numbers);
    assert.ok(run);
    assert.deepEqual(run, {
      kind: 'min',
      steps: [
        { at: 0, value: 0.8 },
        { at: 2, value: 0.9 },
      ],
    });
    assert.deepEqual(others, []);
    assert.deepEqual(
      [0, 1, 2, 9].map((at) => limitAt(run, at)),
      [0.8, 0.8, 0.9, 0.9],
    );
  });

  it('are none where there was none, or nobody told it', () => {
    const numbers = measured({ value: 1 }, { value: 2, max: 5 }, { value: 3 });
    assert.deepEqual(limitRuns(THRESHOLD, 'value', numbers), [
      { kind: 'max', steps: [{ at: 0 }, { at: 1, value: 5 }, { at: 2 }] },
    ]);
    assert.deepEqual(limitRuns(THRESHOLD, 'value', measured({ value: 1 })), []);
  });

  it('leave evidence without the metric out: it judged nothing', () => {
    const numbers = measured({ value: 1, min: 0.8 }, { min: 0.7 }, { value: 2, min: 0.8 });
    assert.deepEqual(limitRuns(THRESHOLD, 'value', numbers), [
      { kind: 'min', steps: [{ at: 0, value: 0.8 }] },
    ]);
  });

  it('are of built-in checks that are known to repeat them, and of names that are theirs', () => {
    const numbers = measured({ value: 1, min: 0.8, constructor: 3 });
    assert.deepEqual(limitRuns(check('metrics.fairness'), 'value', numbers), []);
    assert.deepEqual(limitRuns(check('constructor'), 'value', numbers), []);
    assert.deepEqual(limitRuns(THRESHOLD, 'constructor', numbers), []);
    const command = { kind: 'command', run: 'x' } as unknown as CheckDefinition;
    assert.deepEqual(limitRuns(command, 'value', numbers), []);
  });

  it('stay bounded, whatever evidence says', () => {
    const many = measured(...Array.from({ length: 3000 }, (_, at) => ({ value: 1, min: at })));
    const [run] = limitRuns(THRESHOLD, 'value', many);
    assert.equal(run?.steps.length, MOST_STEPS);
    assert.equal(run.steps.at(-1)?.value, 2999);
  });

  it('are repeated by real evidence as the project file sets them', () => {
    const { project, snapshot } = new ProjectReader(EXAMPLE, {}).read();
    const numbers = new Map(
      snapshot.stages
        .flatMap(({ checks }) => checks)
        .map(({ stage, id, metrics }) => [`${stage}/${id}`, numbersOf(metrics)] as const),
    );
    const covered = new Set<string>();
    for (const definition of project.stages.flatMap(({ checks }) => checks)) {
      const found = numbers.get(`${definition.stage}/${definition.id}`) ?? new Map<string, number>();
      for (const metric of found.keys()) {
        const limits = meaningOf(definition, metric)?.limits ?? [];
        for (const run of limitRuns(definition, metric, [{ at: 0, numbers: found }])) {
          const today = limits.find(({ kind }) => kind === run.kind)?.value;
          assert.equal(limitAt(run, 0), today, `${definition.stage}/${definition.id} ${metric} ${run.kind}`);
          if (definition.kind === 'builtin') covered.add(definition.uses);
        }
      }
    }
    assert.ok(covered.size >= 5, [...covered].join(', '));
  });
});

describe('the stretches of a limit', () => {
  const points = [0, 1, 2, 3].map((at) => ({ at, value: 1 }));
  const run = (...steps: readonly (readonly [number, number?])[]) => ({
    kind: 'min' as const,
    steps: steps.map(([at, value]) => ({ at, ...(value === undefined ? {} : { value }) })),
  });
  const min = (value: number) => ({ kind: 'min' as const, value });

  it('go from step to step, the last to today', () => {
    const limitRuns = [run([0, 0.7], [2, 0.8])];
    assert.deepEqual(limitSegments({ limits: [min(0.8)], limitRuns, points }), [
      { ...min(0.7), from: 0, to: 2 },
      { ...min(0.8), from: 2 },
    ]);
  });

  it('end where the last evidence is when the project file has another limit by now, or none', () => {
    const limitRuns = [run([1, 0.7])];
    assert.deepEqual(limitSegments({ limits: [min(0.9)], limitRuns, points }), [
      { ...min(0.7), from: 1, to: 3 },
      { ...min(0.9), from: 3 },
    ]);
    assert.deepEqual(limitSegments({ limits: [], limitRuns, points }), [{ ...min(0.7), from: 1, to: 3 }]);
  });

  it('leave out commits without a limit', () => {
    const limitRuns = [run([0], [1, 0.7], [2], [3, 0.8])];
    assert.deepEqual(limitSegments({ limits: [min(0.8)], limitRuns, points }), [
      { ...min(0.7), from: 1, to: 2 },
      { ...min(0.8), from: 3 },
    ]);
  });

  it('are all of today’s limit where no evidence tells it', () => {
    assert.deepEqual(limitSegments({ limits: [min(0.8)], points }), [min(0.8)]);
  });
});
