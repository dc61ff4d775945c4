import assert from 'node:assert/strict';
import { rmSync, statSync, truncateSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { serializeEvidence } from '../../../src/core/evidence/evidenceFile';
import type { ProjectSnapshot, StageSnapshot } from '../../../src/core/snapshot/snapshot';
import { Engine } from '../../../src/node/engine/engine';
import { identityOf } from '../../../src/node/project/checkIdentity';
import { parseProjectText } from '../../../src/node/project/deriveState';
import type { EngineRequestKind, EngineRequests, FromEngine, ToEngine } from '../../../src/protocol/engine';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

/** An engine with everything it has sent; its queue of messages is empty when `drain` says so. `now` is its clock. */
function startEngine(now?: () => Date) {
  const sent: FromEngine[] = [];
  const later: (() => void)[] = [];
  const reviews: (() => void)[] = [];
  const pauses: number[] = [];
  const engine = new Engine(
    (message) => sent.push(structuredClone(message)),
    (step) => later.push(step),
    (step, pause) => {
      reviews.push(step);
      pauses.push(pause);
    },
    now,
  );
  let id = 0;
  return {
    sent,
    later,
    /** How long it asked to wait, each time: ms. */
    pauses,
    /** Lets the pauses pass that the engine asked for. */
    review() {
      for (const step of reviews.splice(0)) step();
    },
    /** Lets the engine do what it has put off until no message waits. */
    drain() {
      for (const step of later.splice(0)) step();
    },
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

function stageOf(project: ProjectSnapshot | undefined, id: string): StageSnapshot {
  const stage = project?.stages.find((candidate) => candidate.id === id);
  assert.ok(stage);
  return stage;
}

/** Empties a file that was made a while ago. */
function empty(file: string): void {
  truncateSync(file);
  // The clock of a file system may stand still for some ms.
  const later = new Date(statSync(file).birthtimeMs + 1000);
  utimesSync(file, later, later);
}

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

  it('takes no file for empty that is being saved, but one that stays so', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const file = path.join(root, 'ml-lifecycle.yaml');
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const before = engine.sent.length;
    // Whatever opens a file to write it does this first.
    empty(file);
    engine.change(file);
    engine.drain();
    assert.equal(engine.sent.length, before);
    put(root, 'ml-lifecycle.yaml', PROJECT.replace('demo', 'saved'));
    engine.review();
    assert.deepEqual(
      engine.snapshots().map(({ name }) => name),
      ['saved'],
    );

    empty(file);
    engine.change(file);
    engine.drain();
    const [pause] = engine.pauses.slice(-1);
    assert.ok(pause !== undefined && pause <= 50);
    assert.equal(engine.snapshots()[0]?.name, 'saved');
    for (let look = 0; look < 5; look++) engine.review();
    assert.equal(engine.snapshots()[0]?.name, path.basename(root));
  });

  it('sends new snapshots when something relevant changed, and only then', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const before = engine.sent.length;
    engine.change(path.join(root, '.git/index'), path.join(root, 'node_modules/x/y.js'));
    put(root, 'README.txt', 'not linked');
    engine.change(path.join(root, 'README.txt'));
    engine.drain();
    assert.equal(engine.sent.length, before);
    put(root, 'src/fit.py', '');
    engine.change(path.join(root, 'src/fit.py'));
    engine.drain();
    const train = engine.snapshots()[0]!.stages.find((stage) => stage.id === 'train')!;
    assert.deepEqual(
      train.artifacts.map((link) => link.path),
      ['src/fit.py'],
    );
  });

  it('derives once for all changes that wait, and forgets none of them', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const before = engine.sent.length;
    put(root, 'sub/ml-lifecycle.yaml', PROJECT);
    engine.change(path.join(root, 'sub/ml-lifecycle.yaml'));
    for (let index = 0; index < 20; index += 1) {
      put(root, `src/part${index}.py`, '');
      engine.change(path.join(root, `src/part${index}.py`));
    }
    assert.equal(engine.later.length, 1);
    assert.equal(engine.sent.length, before);
    engine.drain();
    assert.equal(engine.sent.length, before + 1);
    assert.equal(engine.snapshots().length, 2);
    assert.equal(stageOf(engine.snapshots()[0], 'train').artifacts.length, 20);
    put(root, 'src/last.py', '');
    engine.change(path.join(root, 'src/last.py'));
    engine.drain();
    assert.equal(stageOf(engine.snapshots()[0], 'train').artifacts.length, 21);
  });

  it('answers a request when the snapshots of what waited before it are out, and does not derive again', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    put(root, 'src/fit.py', '');
    engine.change(path.join(root, 'src/fit.py'));
    engine.ask('refresh', null);
    assert.deepEqual(
      engine.sent.slice(-2).map(({ kind }) => kind),
      ['snapshots', 'reply'],
    );
    assert.equal(stageOf(engine.snapshots()[0], 'train').artifacts.length, 1);
    const before = engine.sent.length;
    put(root, 'src/unseen.py', '');
    engine.drain();
    assert.equal(engine.sent.length, before);
  });

  it('takes all messages of a port before it derives', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const { port1: host, port2: worker } = new MessageChannel();
    const sent: FromEngine[] = [];
    const answered = new Promise<void>((resolve) => {
      const engine = new Engine((message) => {
        sent.push(message);
        if (message.kind === 'snapshots' && message.projects[0]?.name === 'last') resolve();
      });
      const { folders, trusted } = { folders: [root], trusted: false };
      engine.receive({ kind: 'request', id: 1, request: 'open', params: { folders, trusted } });
      worker.on('message', (message: ToEngine) => {
        // Each message finds another state on disk: deriving for each would show them all.
        const names = message.kind === 'changed' ? message.paths.map((file) => path.extname(file)) : [];
        put(root, 'ml-lifecycle.yaml', PROJECT.replace('demo', names[0]?.slice(1) ?? ''));
        engine.receive(message);
      });
    });
    for (const name of ['first', 'second', 'third', 'last']) {
      const paths = [path.join(root, `data.${name}`), path.join(root, 'ml-lifecycle.yaml')];
      host.postMessage({ kind: 'changed', paths });
    }
    await answered;
    host.close();
    const names = sent.flatMap((message) =>
      message.kind === 'snapshots' ? [message.projects[0]?.name] : [],
    );
    assert.deepEqual(names, ['demo', 'last']);
  });

  it('notices projects that come and go', () => {
    const root = scratch();
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: false });
    assert.deepEqual(engine.snapshots(), []);
    put(root, 'sub/ml-lifecycle.yaml', PROJECT);
    engine.change(path.join(root, 'sub/ml-lifecycle.yaml'));
    engine.drain();
    assert.equal(engine.snapshots().length, 1);
    rmSync(path.join(root, 'sub'), { recursive: true });
    engine.change(path.join(root, 'sub'));
    engine.drain();
    assert.deepEqual(engine.snapshots(), []);
  });

  it('finds what it was not told some time after it was told anything', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: false });
    put(root, 'src/untold.py', '');
    put(root, 'sub/ml-lifecycle.yaml', PROJECT);
    put(root, 'notes.txt', '');
    engine.change(path.join(root, 'notes.txt'));
    engine.drain();
    assert.equal(engine.snapshots().length, 1);
    engine.review();
    assert.equal(engine.snapshots().length, 2);
    assert.equal(stageOf(engine.snapshots()[0], 'train').artifacts.length, 1);
  });

  describe('at midnight in UTC', () => {
    const DATED = `${PROJECT}    checks:\n      old: { run: "true" }\n`;
    const evidence = (until: string) =>
      serializeEvidence({
        ...{ version: 1, stage: 'train', check: 'old', uses: 'run', verdict: 'pass' },
        ...{ summary: { text: 'Fine.' }, findings: [], inputs: [], until },
        ...identityOf(parseProjectText(DATED, 'demo').project.stages.flatMap(({ checks }) => checks)[0]!),
      });
    const open = (clock: { now: string }, until: string) => {
      const root = scratch({
        'ml-lifecycle.yaml': DATED,
        '.ml-lifecycle/evidence/train/old.json': evidence(until),
      });
      const engine = startEngine(() => new Date(clock.now));
      engine.ask('open', { folders: [root], trusted: true });
      const health = () => stageOf(engine.snapshots()[0], 'train').checks[0]?.health;
      return { root, engine, health };
    };

    it('shows evidence as stale whose last day has passed, in a window that nothing happens in', () => {
      const clock = { now: '2026-11-20T23:59:00Z' };
      const { engine, health } = open(clock, '2026-11-20');
      assert.equal(health(), 'pass');
      assert.deepEqual(engine.pauses, [60_000]);
      clock.now = '2026-11-21T00:00:00Z';
      engine.review();
      assert.equal(health(), 'stale');
    });

    it('shows waivers as ended whose last day has passed', () => {
      const clock = { now: '2026-11-20T23:59:00Z' };
      const { root, engine, health } = open(clock, '2026-11-19');
      assert.equal(health(), 'stale');
      const waiver = {
        ...{ kind: 'waive', id: '1', time: '2026-11-01T00:00:00.000Z', by: 'Ada', reason: 'Later.' },
        ...{ stage: 'train', check: 'old', until: '2026-11-20' },
      };
      put(root, '.ml-lifecycle/journal.jsonl', `${JSON.stringify(waiver)}\n`);
      engine.change(path.join(root, '.ml-lifecycle/journal.jsonl'));
      engine.drain();
      assert.equal(health(), 'waived');
      clock.now = '2026-11-21T00:00:00Z';
      engine.review();
      assert.equal(health(), 'stale');
    });

    it('looks at the clock every few minutes, since timers stand still while a computer sleeps', () => {
      const clock = { now: '2026-11-20T09:00:00Z' };
      const { engine, health } = open(clock, '2026-11-20');
      assert.deepEqual(engine.pauses, [300_000]);
      const before = engine.sent.length;
      clock.now = '2026-11-20T09:05:00Z';
      engine.review();
      assert.equal(engine.sent.length, before);
      clock.now = '2026-11-23T08:00:00Z';
      engine.review();
      assert.equal(health(), 'stale');
      assert.equal(engine.pauses.length, 3);
    });

    it('does not lose a project that came just before', () => {
      const clock = { now: '2026-11-20T23:59:00Z' };
      const { root, engine } = open(clock, '2026-11-20');
      put(root, 'sub/ml-lifecycle.yaml', PROJECT);
      engine.change(path.join(root, 'sub/ml-lifecycle.yaml'));
      clock.now = '2026-11-21T00:00:00Z';
      engine.review();
      engine.drain();
      assert.equal(engine.snapshots().length, 2);
    });
  });

  it('plans a link as edits of the project file, on its unsaved text', () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const engine = startEngine();
    engine.ask('open', { folders: [root], trusted: true });
    const file = path.join(root, 'notes.md');
    const reply = engine.ask('planLinks', {
      root,
      paths: [file],
      stage: 'explore',
      text: `# mine\n${PROJECT}`,
    });
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
    assert.equal(engine.ask('planLinks', { root, paths: [outside], stage: 'train' }).kind, 'refused');
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
