import assert from 'node:assert/strict';
import { render, say } from '../../../src/core/text/message';
import { Emitter } from '../../../src/editor/events/emitter';
import type { EngineState } from '../../../src/editor/engine/engineClient';
import { lifecycleNodes } from '../../../src/editor/tree/lifecycleNodes';
import { treeChanges, type TreeChanges } from '../../../src/editor/tree/treeChanges';
import type { LifecycleNode } from '../../../src/editor/tree/nodes';
import { TreeModel } from '../../../src/editor/tree/treeModel';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import type { RunningWork } from '../../../src/protocol/board';
import { failingCheck, sampleCheck, sampleProject, sampleStage } from './sampleProject';

/** Asks for all nodes, as an editor does that has everything expanded. */
function expandAll(nodes: readonly LifecycleNode[]): void {
  for (const { children } of nodes) expandAll(children);
}

/** A tree over projects that the test changes, of which everything is expanded. */
function modelOf(first: readonly ProjectSnapshot[]) {
  const changes = new Emitter<EngineState>();
  const runs = new Emitter<readonly RunningWork[]>();
  const snapshots = { state: { kind: 'ready', projects: first } as EngineState, onDidChange: changes.event };
  const work = { running: [] as readonly RunningWork[], onDidChange: runs.event };
  const model = new TreeModel(snapshots, work, render);
  expandAll(model.roots);
  const told: TreeChanges[] = [];
  model.onDidChange((change) => told.push(change));
  return {
    model,
    /** Labels of the nodes that were told to be drawn anew, `*` for the whole tree. */
    redrawn: () =>
      told
        .splice(0)
        .flatMap((change) =>
          change.kind === 'nodes'
            ? change.ids.map((id) => model.node(id)?.label)
            : change.kind === 'all'
              ? ['*']
              : [],
        ),
    show: (projects: readonly ProjectSnapshot[]): void => {
      snapshots.state = { kind: 'ready', projects };
      changes.fire(snapshots.state);
      expandAll(model.roots);
    },
    run: (running: readonly RunningWork[]): void => {
      work.running = running;
      runs.fire(running);
      expandAll(model.roots);
    },
  };
}

const stages = (trained = sampleCheck('train', 'unit-tests'), collected = sampleCheck('collect', 'rows')) => [
  sampleStage('collect', 'data', { checks: [collected] }),
  sampleStage('train', 'ml', { checks: [trained] }),
];

describe('Refreshing the tree', () => {
  it('draws nothing anew when nothing looks different', () => {
    const { show, redrawn } = modelOf([sampleProject(stages())]);
    show([sampleProject(stages())]);
    assert.deepEqual(redrawn(), []);
  });

  it('draws only the highest changed nodes anew', () => {
    const { show, redrawn } = modelOf([sampleProject(stages())]);
    show([sampleProject(stages(failingCheck('train', 'unit-tests', [])))]);
    assert.deepEqual(redrawn(), ['ML']);
  });

  it('draws one check anew where its wheel and stage look the same', () => {
    const { show, redrawn } = modelOf([sampleProject(stages())]);
    show([sampleProject(stages(sampleCheck('train', 'unit-tests', { summary: say('12 tests') })))]);
    assert.deepEqual(redrawn(), ['unit-tests']);
  });

  it('draws nothing anew below what nobody has expanded', () => {
    const changed = sampleProject(stages(sampleCheck('train', 'unit-tests', { summary: say('12 tests') })));
    const before = lifecycleNodes({ projects: [sampleProject(stages())], running: [] }, render);
    const after = lifecycleNodes({ projects: [changed], running: [] }, render);
    assert.deepEqual(treeChanges(before, after), { kind: 'none' });
    assert.ok([...before, ...after].every((node) => !node.isLaidOut));
  });

  it('draws everything anew when projects come or go', () => {
    const { show, redrawn } = modelOf([sampleProject(stages())]);
    show([]);
    assert.deepEqual(redrawn(), ['*']);
    show([sampleProject(stages())]);
    assert.deepEqual(redrawn(), ['*']);
  });

  it('draws a check anew while it is run', () => {
    const { run, redrawn } = modelOf([sampleProject(stages())]);
    run([{ root: '/projects/churn', stage: 'train', check: 'unit-tests' }]);
    assert.deepEqual(redrawn(), ['unit-tests']);
    run([]);
    assert.deepEqual(redrawn(), ['unit-tests']);
  });

  it('knows the way from a stage up to the root', () => {
    const { model } = modelOf([sampleProject(stages()), sampleProject(stages(), { root: '/b', name: 'b' })]);
    const id = model.stageNode('/b', 'train') ?? '';
    const labels: (string | undefined)[] = [];
    for (let at: string | undefined = id; at !== undefined; at = model.parent(at)) {
      labels.push(model.node(at)?.label);
    }
    assert.deepEqual(labels, ['Train', 'ML', 'b']);
  });
});
