import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Engine } from '../../../src/node/engine/engine';
import type { EngineRequestKind, EngineRequests, FromEngine } from '../../../src/protocol/engine';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

/** An engine with everything it has sent. */
function startEngine() {
  const sent: FromEngine[] = [];
  const engine = new Engine((message) => sent.push(structuredClone(message)));
  let id = 0;
  return {
    sent,
    ask<K extends EngineRequestKind>(request: K, params: EngineRequests[K]['params']): FromEngine {
      id += 1;
      engine.receive({ kind: 'request', id, request, params } as never);
      const answer = sent.find((message) => 'id' in message && message.id === id);
      assert.ok(answer, 'every request is answered');
      return answer;
    },
    change: (...paths: string[]) => engine.receive({ kind: 'changed', paths }),
    snapshots() {
      const last = sent.filter((message) => message.kind === 'snapshots').at(-1);
      return last?.projects ?? [];
    },
  };
}

const PROJECT = 'version: 1\nname: demo\nstages:\n  train:\n    links: ["src/*.py"]\n';

describe('engine', () => {
  it('sends the projects of the folders, sorted by root', () => {
    const root = scratch({ 'b/ml-lifecycle.yaml': PROJECT, 'a/ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    assert.equal(engine.ask('open', { folders: [root], trusted: true }).kind, 'reply');
    assert.deepEqual(
      engine.snapshots().map((project) => path.basename(project.root)),
      ['a', 'b'],
    );
  });

  it('sends new snapshots when something relevant changed, and only then', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const before = engine.sent.length;
    engine.change(path.join(root, '.git/index'), path.join(root, 'node_modules/x/y.js'));
    put(root, 'README.txt', 'not linked');
    engine.change(path.join(root, 'README.txt'));
    assert.equal(engine.sent.length, before);
    put(root, 'src/fit.py', '');
    engine.change(path.join(root, 'src/fit.py'));
    const train = engine.snapshots()[0]!.stages.find((stage) => stage.id === 'train')!;
    assert.deepEqual(
      train.artifacts.map((link) => link.path),
      ['src/fit.py'],
    );
  });

  it('notices projects that come and go', () => {
    const root = scratch();
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: false });
    assert.deepEqual(engine.snapshots(), []);
    put(root, 'sub/ml-lifecycle.yaml', PROJECT);
    engine.change(path.join(root, 'sub/ml-lifecycle.yaml'));
    assert.equal(engine.snapshots().length, 1);
    rmSync(path.join(root, 'sub'), { recursive: true });
    engine.change(path.join(root, 'sub'));
    assert.deepEqual(engine.snapshots(), []);
  });

  it('plans a link as edits of the project file, on its unsaved text', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const file = path.join(root, 'notes.md');
    const reply = engine.ask('planLink', { root, path: file, stage: 'explore', text: `# mine\n${PROJECT}` });
    assert.ok(reply.kind === 'reply');
    const edits = reply.result as { path: string; text: string }[];
    assert.equal(edits[0]!.path, path.join(root, 'ml-lifecycle.yaml'));
    assert.match(edits.map((edit) => edit.text).join(''), /notes\.md/);
  });

  it('refuses with words what cannot be done', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const outside = path.join(path.dirname(root), 'elsewhere.py');
    assert.equal(engine.ask('planLink', { root, path: outside, stage: 'train' }).kind, 'refused');
    assert.equal(engine.ask('setUp', { folder: root, preset: 'mlops' }).kind, 'refused');
  });

  it('sets a project up and shows it', () => {
    const root = scratch();
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const reply = engine.ask('setUp', { folder: root, preset: 'heuristic-first' });
    assert.equal(reply.kind, 'reply');
    assert.deepEqual(
      engine.snapshots().map((project) => [project.lifecycle.preset, project.problems]),
      [['heuristic-first', []]],
    );
  });
});
