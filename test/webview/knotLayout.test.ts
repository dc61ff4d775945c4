import assert from 'node:assert/strict';
import fc from 'fast-check';
import { returnTargets } from '../../src/core/lifecycle/lifecycleQueries';
import { crossingPaths, returnPaths } from '../../src/core/knot/edgePaths';
import { distance, measure } from '../../src/core/knot/geometry';
import { stageAfterKey } from '../../webview/knot/keyboard';
import { LABEL_HEIGHT, labelTitle, labelWidth } from '../../src/core/knot/labels';
import { layoutKnot, type KnotLayout } from '../../src/core/knot/layoutKnot';
import { trackLoops } from '../../src/core/knot/loopTracks';
import { lifecycleOf, MLOPS_LIKE } from './fixtures';

function layout(lifecycle = MLOPS_LIKE, width = 1000, height = 640): KnotLayout {
  return layoutKnot(lifecycle, { width, height, labelWidth, labelHeight: LABEL_HEIGHT });
}

function placed(knot: KnotLayout, id: string) {
  return knot.stages.find((stage) => stage.id === id)!;
}

describe('a curve measured by its length', () => {
  it('knows the length of a circle and walks it evenly', () => {
    const circle = measure((t) => ({ x: 10 * Math.cos(2 * Math.PI * t), y: 10 * Math.sin(2 * Math.PI * t) }));
    assert.ok(Math.abs(circle.length - 20 * Math.PI) < 0.02);
    assert.ok(distance(circle.at(0.25), { x: 0, y: 10 }) < 0.01);
    assert.ok(distance(circle.center, { x: 0, y: 0 }) < 0.01);
    assert.ok(distance(circle.tangent(0.25), { x: -1, y: 0 }) < 0.02);
  });
});

describe('the eternal knot', () => {
  const knot = layout();
  const plan = placed(knot, 'plan').point;

  it('has the start at the crossing, in the middle', () => {
    assert.ok(distance(plan, { x: 500, y: 320 }) < 1);
  });

  it('has Data-ML on the left and Dev-Ops on the right', () => {
    for (const { id, loop, point } of knot.stages) {
      if (id === 'plan') continue;
      assert.equal(point.x < plan.x, loop === 'data-ml', id);
    }
  });

  it('is one smooth curve: both lobes leave the crossing in the direction in which the other arrives', () => {
    const [left, right] = trackLoops(MLOPS_LIKE, { x: 0, y: 0, width: 900, height: 450 });
    assert.ok(left && right);
    assert.ok(distance(left.track.at(1), right.track.at(0)) < 0.01);
    assert.ok(distance(right.track.at(1), left.track.at(0)) < 0.01);
    assert.ok(distance(left.track.tangent(1), right.track.tangent(0)) < 0.02);
    assert.ok(distance(right.track.tangent(1), left.track.tangent(0)) < 0.02);
  });

  it('spaces the stages of a loop evenly along the curve', () => {
    for (const { stops } of trackLoops(MLOPS_LIKE, { x: 0, y: 0, width: 900, height: 450 })) {
      const steps = stops.slice(1).map((stop, index) => stop.at - stops[index]!.at);
      for (const step of steps) assert.ok(Math.abs(step - steps[0]!) < 1e-9);
    }
  });

  it('follows the way of work from the start', () => {
    assert.deepEqual(
      knot.stages.map((stage) => stage.id),
      ['plan', 'code', 'build', 'test', 'release', 'deploy', 'operate', 'monitor'].concat(
        'formulate',
        'collect',
        'curate',
        'transform',
        'validate',
        'explore',
        'train',
        'evaluate',
      ),
    );
  });

  it('colours each wheel in one piece, but for those that the crossing divides', () => {
    assert.deepEqual(
      knot.arcs.map((arc) => arc.wheel),
      ['ml', 'data', 'ml', 'dev', 'ops', 'dev'],
    );
  });

  it('stands upright where there is more height than width', () => {
    const upright = layout(MLOPS_LIKE, 420, 760);
    const middle = placed(upright, 'plan').point;
    assert.ok(placed(upright, 'validate').point.y < middle.y);
    assert.ok(placed(upright, 'release').point.y > middle.y);
  });

  it('leads the ways back to every earlier stage of the loop, and the crossings but the one that the curve takes', () => {
    assert.deepEqual(
      returnPaths(MLOPS_LIKE, knot, 'train').map((edge) => edge.to),
      returnTargets(MLOPS_LIKE, 'train'),
    );
    assert.deepEqual(returnPaths(MLOPS_LIKE, knot, 'plan'), []);
    assert.equal(crossingPaths(MLOPS_LIKE, knot).length, 5);
  });
});

describe('any lifecycle', () => {
  const loops = fc
    .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
    .map((sizes) =>
      sizes.map((size, loop): readonly [string, readonly (readonly [string, string])[]] => [
        `Loop ${loop}`,
        Array.from({ length: size }, (_, stage) => [`stage-${loop}-${stage}`, `wheel-${stage % 3}`] as const),
      ]),
    );
  const room = fc.record({
    width: fc.integer({ min: 320, max: 1800 }),
    height: fc.integer({ min: 300, max: 1000 }),
  });

  it('is drawn with every stage once, inside the drawing, and numbers only', () => {
    fc.assert(
      fc.property(loops, room, ([...shape], { width, height }) => {
        const start = shape.at(-1)![1].at(-1)![0];
        const lifecycle = lifecycleOf(shape, start);
        const knot = layout(lifecycle, width, height);
        assert.deepEqual(
          knot.stages.map((stage) => stage.id).toSorted(),
          lifecycle.stages.map((stage) => stage.id).toSorted(),
        );
        assert.equal(knot.stages[0]?.id, start);
        for (const { point } of knot.stages) {
          assert.ok(point.x >= 0 && point.x <= width && point.y >= 0 && point.y <= height);
        }
        assert.ok(knot.arcs.every((arc) => arc.path.startsWith('M') && !arc.path.includes('NaN')));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps nodes and labels of the sixteen stages apart in every panel of usual size', () => {
    for (const [width, height] of [
      [420, 700],
      [560, 400],
      [700, 560],
      [800, 620],
      [1100, 700],
      [1160, 780],
      [1500, 900],
    ] as const) {
      const knot = layout(MLOPS_LIKE, width, height);
      for (const one of knot.stages) {
        for (const other of knot.stages) {
          if (one.id >= other.id) continue;
          const where = `${one.id} and ${other.id} at ${width}×${height}`;
          assert.ok(distance(one.point, other.point) > 2 * knot.radius, `nodes ${where}`);
          const apartX =
            Math.abs(one.label.x - other.label.x) - (labelWidth(one.id) + labelWidth(other.id)) / 2;
          const apartY = Math.abs(one.label.y - other.label.y) - LABEL_HEIGHT;
          assert.ok(apartX > -2 || apartY > -2, `labels ${where}`);
        }
      }
    }
  });

  it('has no stage: nothing is drawn', () => {
    const empty = layout({ ...MLOPS_LIKE, loops: [], stages: [] });
    assert.deepEqual([empty.stages, empty.arcs], [[], []]);
  });
});

describe('labels', () => {
  it('cut long titles without splitting a character', () => {
    assert.equal(labelTitle('Formulate'), 'Formulate');
    assert.equal(labelTitle('🧪'.repeat(30)), `${'🧪'.repeat(17)}…`);
  });
});

describe('keys on the knot', () => {
  const stages = [
    { id: 'plan', loop: 'dev' },
    { id: 'code', loop: 'dev' },
    { id: 'train', loop: 'ml' },
  ];
  const to = (key: string, from: string) => stageAfterKey(key, from, stages);

  it('walk along the curve and around its end', () => {
    assert.deepEqual(to('ArrowRight', 'plan'), { stage: 'code', choose: false });
    assert.deepEqual(to('ArrowDown', 'train'), { stage: 'plan', choose: false });
    assert.deepEqual(to('ArrowLeft', 'plan'), { stage: 'train', choose: false });
  });

  it('jump to the ends and to the other loop', () => {
    assert.equal(to('Home', 'train')?.stage, 'plan');
    assert.equal(to('End', 'plan')?.stage, 'train');
    assert.equal(to('PageDown', 'code')?.stage, 'train');
    assert.equal(to('PageDown', 'train')?.stage, 'plan');
  });

  it('choose with Enter and Space, and leave every other key alone', () => {
    assert.deepEqual(to('Enter', 'code'), { stage: 'code', choose: true });
    assert.deepEqual(to(' ', 'code'), { stage: 'code', choose: true });
    assert.equal(to('Tab', 'code'), undefined);
    assert.equal(to('ArrowRight', 'gone'), undefined);
  });
});
