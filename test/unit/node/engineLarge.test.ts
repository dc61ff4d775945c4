import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StageOutline } from '../../../src/core/snapshot/outline';
import { Engine } from '../../../src/node/engine/engine';
import type { FromEngine, ToEngine } from '../../../src/protocol/engine';
import { put, scratch } from './scratch';

const PROJECT =
  'version: 1\nname: large\nstages:\n  train:\n    links: ["src/*.py"]\n    checks: {tests: {run: "true"}}\n';
const MANY = 10_000;

/** An engine, all that it has sent, and word of the next message of a kind. */
function startEngine() {
  const sent: FromEngine[] = [];
  const waiting: { readonly is: (message: FromEngine) => boolean; readonly told: () => void }[] = [];
  const reviews: (() => void)[] = [];
  const engine = new Engine(
    (message) => {
      sent.push(structuredClone(message));
      for (const { is, told } of waiting) if (is(message)) told();
    },
    undefined,
    (step) => void reviews.push(step),
  );
  const receive = (message: ToEngine): void => engine.receive(message);
  return {
    sent,
    receive,
    /** Lets the pauses pass that the engine asked for. */
    review: () => reviews.splice(0).forEach((step) => step()),
    next: (is: (message: FromEngine) => boolean) =>
      new Promise<void>((resolve) => waiting.push({ is, told: resolve })),
    open: (folder: string, trusted: boolean) =>
      receive({ kind: 'request', id: 1, request: 'open', params: { folders: [folder], trusted } }),
  };
}

const isReply =
  (id: number) =>
  (message: FromEngine): boolean =>
    'id' in message && message.id === id;
const isSnapshot = ({ kind }: FromEngine): boolean => kind === 'snapshots';

/** Paths by stage, of the stages that have any. */
function artifacts(message: FromEngine | undefined): Readonly<Record<string, readonly string[]>> {
  assert.ok(message?.kind === 'outlines' || message?.kind === 'snapshots');
  const stages: readonly StageOutline[] = message.projects[0]?.stages ?? [];
  const linked = stages.filter((stage) => stage.artifacts.length > 0);
  return Object.fromEntries(linked.map(({ id, artifacts: own }) => [id, own.map((link) => link.path)]));
}

describe('engine of a large project', function () {
  this.timeout(60_000);
  let root = '';

  before(() => {
    root = scratch({
      'ml-lifecycle.yaml': PROJECT,
      'src/fit.py': 'x = 1\n',
      'src/plot.py': '# lifecycle: explore\n',
    });
    mkdirSync(path.join(root, 'data'));
    for (let at = 0; at < MANY; at += 1) writeFileSync(path.join(root, 'data', `${String(at)}.txt`), '');
    const git = (...args: readonly string[]): void => void execFileSync('git', args, { cwd: root });
    git('init', '--quiet');
    git('add', '--all');
    // What changed just now may change again without a trace: git does not speak for it.
    for (const file of ['src/fit.py', 'src/plot.py']) utimesSync(path.join(root, file), 1e9, 1e9);
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  for (const trusted of [true, false]) {
    it(`tells what the project file links before it reads the files, ${trusted ? 'with' : 'without'} git`, async () => {
      const engine = startEngine();
      const answered = engine.next(isReply(1));
      engine.open(root, trusted);
      await answered;
      const [first, second, third] = engine.sent;
      assert.deepEqual(artifacts(first), { train: ['src/fit.py', 'src/plot.py'] });
      assert.equal(first?.kind, 'outlines');
      assert.deepEqual(artifacts(second), { explore: ['src/plot.py'], train: ['src/fit.py'] });
      assert.equal(second?.kind, 'snapshots');
      assert.equal(third?.kind, 'reply');
    });
  }

  it('answers what is asked meanwhile when it can, in its turn', async () => {
    const engine = startEngine();
    const answered = engine.next(isReply(2));
    engine.open(root, true);
    const params = { root, path: 'src/fit.py' };
    engine.receive({ kind: 'request', id: 2, request: 'fileFacts', params });
    await answered;
    const replies = engine.sent.flatMap((message) =>
      'id' in message ? [`${message.kind} ${String(message.id)}`] : [],
    );
    assert.deepEqual(replies, ['reply 1', 'reply 2']);
  });

  it('does not lose a change that comes meanwhile', async () => {
    const engine = startEngine();
    const late = path.join(root, 'src/late.py');
    const answered = engine.next(isReply(1));
    engine.open(root, true);
    writeFileSync(late, '');
    engine.receive({ kind: 'changed', paths: [late] });
    await answered;
    if (!engine.sent.filter(isSnapshot).some((message) => 'late.py' in artifacts(message))) {
      await engine.next(isSnapshot);
    }
    assert.deepEqual(artifacts(engine.sent.filter(isSnapshot).at(-1))['train'], [
      'src/fit.py',
      'src/late.py',
    ]);
    rmSync(late);
  });

  it('finds what it was not told, without showing less meanwhile', async () => {
    const engine = startEngine();
    const opened = engine.next(isReply(1));
    engine.open(root, true);
    await opened;
    put(root, 'src/untold.py', '');
    const reviewed = engine.next(isSnapshot);
    const told = engine.sent.length;
    engine.receive({ kind: 'changed', paths: [path.join(root, 'data/0.txt')] });
    await new Promise((resolve) => setImmediate(resolve));
    engine.review();
    await reviewed;
    assert.deepEqual(
      engine.sent.slice(told).map(({ kind }) => kind),
      ['snapshots'],
    );
    assert.deepEqual(artifacts(engine.sent.at(-1))['train'], ['src/fit.py', 'src/untold.py']);
    rmSync(path.join(root, 'src/untold.py'));
  });
});
