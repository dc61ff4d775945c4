import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { say } from '../../../src/core/text/message';
import { Batch } from '../../../src/editor/engine/batch';
import { EngineClient, RESTART_MS, type EngineState } from '../../../src/editor/engine/engineClient';
import { EngineFault, EngineRefusal } from '../../../src/editor/engine/engineErrors';
import type { EngineListener } from '../../../src/editor/engine/engineThread';
import type { ToEngine } from '../../../src/protocol/engine';
import { sampleProject } from './sampleProject';

interface FakeEngine {
  readonly posted: ToEngine[];
  readonly listener: EngineListener;
  stopped: boolean;
}

/** A client whose engines the test plays. */
function clientWith() {
  const engines: FakeEngine[] = [];
  const logged: string[] = [];
  const log = {
    info: (text: string) => void logged.push(text),
    error: (text: string) => void logged.push(text),
  };
  const client = new EngineClient((listener) => {
    const engine: FakeEngine = { posted: [], listener, stopped: false };
    engines.push(engine);
    return {
      post: (message) => void engine.posted.push(message),
      stop: () => {
        engine.stopped = true;
      },
    };
  }, log);
  const states: EngineState['kind'][] = [];
  client.onDidChange((state) => states.push(state.kind));
  return { client, engines, logged, states };
}

const scope = { folders: ['/work'], trusted: true };
const setUp = { folder: '/work', preset: 'mlops' };

function lastId({ posted }: FakeEngine): number {
  const last = posted.at(-1);
  assert.equal(last?.kind, 'request');
  return last.id;
}

describe('The engine’s client', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  afterEach(() => mock.timers.reset());

  it('starts no engine before it is needed', () => {
    assert.equal(clientWith().engines.length, 0);
  });

  it('opens the workspace and becomes ready with the first snapshots', async () => {
    const { client, engines, states } = clientWith();
    const opened = client.open(scope);
    const engine = engines[0]!;
    assert.deepEqual(engine.posted, [{ kind: 'request', id: 1, request: 'open', params: scope }]);
    engine.listener.onMessage({ kind: 'snapshots', projects: [sampleProject([])] });
    engine.listener.onMessage({ kind: 'reply', id: 1, result: null });
    await opened;
    assert.deepEqual(states, ['ready']);
    assert.equal(client.projects.length, 1);
  });

  it('knows the outlines of large projects until their snapshots come', async () => {
    const { client, engines, states } = clientWith();
    const opened = client.open(scope);
    const engine = engines[0]!;
    const outline = { root: '/work', name: 'large', wheels: [], stages: [] };
    engine.listener.onMessage({ kind: 'outlines', projects: [outline] });
    assert.deepEqual(client.state, { kind: 'starting', outlines: [outline] });
    assert.deepEqual(client.projects, []);
    engine.listener.onMessage({ kind: 'snapshots', projects: [sampleProject([])] });
    engine.listener.onMessage({ kind: 'reply', id: 1, result: null });
    await opened;
    // What is shown whole already is not taken away again.
    engine.listener.onMessage({ kind: 'outlines', projects: [outline] });
    assert.deepEqual(states, ['starting', 'ready']);
  });

  it('is ready without projects when the workspace has none', async () => {
    const { client, engines } = clientWith();
    const opened = client.open(scope);
    engines[0]!.listener.onMessage({ kind: 'reply', id: 1, result: null });
    await opened;
    assert.deepEqual(client.state, { kind: 'ready', projects: [] });
  });

  it('rejects what is refused with the reason and the next step', async () => {
    const { client, engines } = clientWith();
    const asked = client.request('setUp', setUp);
    const engine = engines[0]!;
    const [message, next] = [say('It exists.'), say('Open it.')];
    engine.listener.onMessage({ kind: 'refused', id: lastId(engine), message, next });
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof EngineRefusal);
      assert.deepEqual([error.reason, error.next], [message, next]);
      return true;
    });
  });

  it('rejects and logs a fault, and logs one that belongs to no request', async () => {
    const { client, engines, logged } = clientWith();
    const asked = client.request('setUp', setUp);
    const engine = engines[0]!;
    engine.listener.onMessage({ kind: 'fault', id: lastId(engine), stack: 'Error: broken' });
    await assert.rejects(asked, EngineFault);
    engine.listener.onMessage({ kind: 'fault', stack: 'Error: elsewhere' });
    assert.deepEqual(logged, ['Error: broken', 'Error: elsewhere']);
  });

  it('ignores answers to questions that nobody asked', () => {
    const { client, engines } = clientWith();
    void client.open(scope);
    engines[0]!.listener.onMessage({ kind: 'reply', id: 99, result: null });
    assert.equal(client.state.kind, 'starting');
  });

  it('rejects everything that is pending when the engine ends, and starts it once more', async () => {
    const { client, engines, logged } = clientWith();
    const opened = client.open(scope);
    const asked = client.request('setUp', setUp);
    engines[0]!.listener.onExit('out of memory');
    await assert.rejects(opened, EngineFault);
    await assert.rejects(asked, EngineFault);
    assert.equal(engines.length, 1);
    mock.timers.tick(RESTART_MS);
    assert.equal(engines.length, 2);
    assert.deepEqual(engines[1]!.posted, [{ kind: 'request', id: 3, request: 'open', params: scope }]);
    assert.deepEqual(logged, ['The engine ended: out of memory', 'Starting the engine again.']);
  });

  it('says so when the engine ends again, and tries anew on refresh', async () => {
    const { client, engines, states } = clientWith();
    client.open(scope).catch(() => undefined);
    engines[0]!.listener.onExit('first');
    mock.timers.tick(RESTART_MS);
    engines[1]!.listener.onExit('second');
    mock.timers.tick(10 * RESTART_MS);
    assert.equal(engines.length, 2);
    assert.deepEqual(states, ['failed']);

    const refreshed = client.refresh();
    const engine = engines[2]!;
    engine.listener.onMessage({ kind: 'reply', id: lastId(engine), result: null });
    await refreshed;
    assert.deepEqual(states, ['failed', 'starting', 'ready']);
  });

  it('forgives an engine that had lived for long', () => {
    const { client, engines } = clientWith();
    client.open(scope).catch(() => undefined);
    for (let index = 0; index < 3; index++) {
      mock.timers.tick(3_600_000);
      engines[index]!.listener.onExit('now and then');
      mock.timers.tick(RESTART_MS);
    }
    assert.equal(engines.length, 4);
    assert.equal(client.state.kind, 'starting');
  });

  it('remembers that changes may go unnoticed, says so once, and forgets it on refresh', async () => {
    const { client, engines, logged, states } = clientWith();
    void client.open(scope);
    const engine = engines[0]!;
    engine.listener.onMessage({ kind: 'snapshots', projects: [] });
    engine.listener.onMessage({ kind: 'unwatched' });
    engine.listener.onMessage({ kind: 'unwatched' });
    assert.ok(client.isUnwatched);
    assert.deepEqual(states, ['ready', 'ready']);
    assert.match(logged.join('\n'), /^The system watches no more folders/);
    const refreshed = client.refresh();
    engine.listener.onMessage({ kind: 'reply', id: lastId(engine), result: null });
    await refreshed;
    assert.ok(!client.isUnwatched);
  });

  it('stops its engine when disposed and rejects what is pending', async () => {
    const { client, engines } = clientWith();
    const opened = client.open(scope);
    client.dispose();
    await assert.rejects(opened, EngineFault);
    assert.equal(engines[0]!.stopped, true);
    engines[0]!.listener.onExit('terminated');
    mock.timers.tick(10 * RESTART_MS);
    assert.equal(engines.length, 1);
  });

  it('tells of changed files only an engine that is there', () => {
    const { client, engines } = clientWith();
    client.changed(['/projects/a']);
    void client.open(scope);
    client.changed(['/projects/b']);
    assert.deepEqual(engines[0]!.posted.slice(1), [{ kind: 'changed', paths: ['/projects/b'] }]);
  });
});

describe('A batch', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  afterEach(() => mock.timers.reset());

  it('hands on what came in quick succession, once and without repetition', () => {
    const handed: (readonly string[])[] = [];
    const batch = new Batch<string>((items) => handed.push(items));
    batch.add(['a']);
    mock.timers.tick(20);
    batch.add(['b', 'a']);
    mock.timers.tick(20);
    assert.deepEqual(handed, []);
    mock.timers.tick(20);
    assert.deepEqual(handed, [['a', 'b']]);
  });

  it('does not wait forever for a stream to end', () => {
    const handed: (readonly string[])[] = [];
    const batch = new Batch<string>((items) => handed.push(items));
    for (let index = 0; index < 40; index++) {
      batch.add([String(index)]);
      mock.timers.tick(10);
    }
    assert.equal(handed[0]?.length, 30);
  });

  it('forgets everything when disposed', () => {
    const handed: (readonly string[])[] = [];
    const batch = new Batch<string>((items) => handed.push(items));
    batch.add(['a']);
    batch.dispose();
    mock.timers.tick(1000);
    assert.deepEqual(handed, []);
  });
});
