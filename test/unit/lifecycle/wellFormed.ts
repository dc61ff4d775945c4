import assert from 'node:assert/strict';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import { STAGE_NAME } from '../../../src/core/lifecycle/lifecycleSchema';

/** What views rely on, whatever a project file says. */
export function assertWellFormed(lifecycle: Lifecycle): void {
  const ids = lifecycle.stages.map((stage) => stage.id);
  assert.ok(ids.length > 0, 'a lifecycle is never empty');
  assert.equal(new Set(ids).size, ids.length, 'stages have names of their own');
  for (const id of ids) assert.match(id, STAGE_NAME);
  assert.ok(ids.includes(lifecycle.start), 'the start is a stage');

  assert.deepEqual(
    lifecycle.loops.flatMap((loop) => loop.stages),
    ids,
    'stages stand in the order of the loops, each in exactly one',
  );
  assert.deepEqual(
    lifecycle.wheels.flatMap((wheel) => wheel.stages).sort(),
    [...ids].sort(),
    'each stage turns in exactly one wheel',
  );
  for (const { id, loop, wheel, title } of lifecycle.stages) {
    assert.ok(lifecycle.loops.find((candidate) => candidate.id === loop)?.stages.includes(id));
    assert.ok(lifecycle.wheels.find((candidate) => candidate.id === wheel)?.stages.includes(id));
    assert.notEqual(title, '');
  }
  for (const { stages } of lifecycle.wheels) {
    assert.notEqual(stages.length, 0, 'wheels without stages vanish');
    const loops = lifecycle.stages.filter((stage) => stages.includes(stage.id)).map((stage) => stage.loop);
    assert.equal(new Set(loops).size, 1, 'a wheel turns in one loop');
  }
  assertEdges(lifecycle);
  for (const id of lifecycle.cutOff) assert.ok(lifecycle.loops.some((loop) => loop.id === id));
}

function assertEdges({ loops, stages, edges }: Lifecycle): void {
  const steps = loops.flatMap((loop) => {
    assert.notEqual(loop.stages.length, 0, 'loops without stages vanish');
    const [first] = loop.stages;
    if (loop.stages.length === 1) return [];
    return loop.stages.map((from, index) => `${from} → ${loop.stages[index + 1] ?? first!}`);
  });
  const written = edges.map(({ from, to }) => `${from} → ${to}`);
  assert.equal(new Set(written).size, written.length, 'no edge twice');
  assert.deepEqual(
    edges.filter((edge) => edge.kind === 'forward').map(({ from, to }) => `${from} → ${to}`),
    steps,
    'forward edges are the steps of the loops, the closing one included',
  );
  for (const { from, to } of edges) {
    assert.notEqual(from, to);
    for (const end of [from, to]) assert.ok(stages.some((stage) => stage.id === end));
  }
}
