import assert from 'node:assert/strict';
import { say } from '../../../src/core/text/message';
import { BoardConnection } from '../../../src/editor/board/boardConnection';
import { boardHtml } from '../../../src/editor/board/boardHtml';
import type { BoardAction, BoardState, ToBoard } from '../../../src/protocol/board';
import { failingCheck, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const stateWith = (check = sampleCheck('train', 'a')): BoardState => ({
  projects: [sampleProject([sampleStage('train', 'ml', { checks: [check] })])],
  running: [],
  trusted: true,
});

/** A connection whose other end the test plays. */
function connection(first = stateWith()) {
  const world = {
    state: first as BoardState | undefined,
    posted: [] as ToBoard[],
    acted: [] as BoardAction[],
    strangers: 0,
    fault: undefined as Error | undefined,
  };
  const board = new BoardConnection({
    post: (message) => void world.posted.push(message),
    state: () => world.state,
    translations: () => ({}),
    act: (action) => {
      world.acted.push(action);
      return world.fault === undefined ? Promise.resolve(undefined) : Promise.reject(world.fault);
    },
    explain: (error) => say('{0}', (error as Error).message),
    onStranger: () => void (world.strangers += 1),
  });
  const types = (): readonly string[] => world.posted.map((message) => message.type);
  return { board, world, types };
}

/** Lets pending promises settle. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('The conversation with the board', () => {
  it('begins when the board says that it is there', () => {
    const { board, types } = connection();
    board.update();
    assert.deepEqual(types(), []);
    board.receive({ type: 'ready' });
    assert.deepEqual(types(), ['state']);
    assert.equal(board.isReady, true);
  });

  it('sends only differences, by revision, and nothing when there are none', () => {
    const { board, world } = connection();
    board.receive({ type: 'ready' });
    board.update();
    world.state = stateWith(failingCheck('train', 'a', []));
    board.update();
    const [state, patch, ...more] = world.posted;
    assert.equal(state?.type, 'state');
    assert.equal(patch?.type, 'patch');
    assert.deepEqual([patch.from, patch.to], [state.revision, state.revision + 1]);
    assert.deepEqual(more, []);
  });

  it('sends everything to a board that missed something, under a later revision', () => {
    const { board, world } = connection();
    board.receive({ type: 'ready' });
    board.receive({ type: 'resync' });
    const revisions = world.posted.map((message) => (message.type === 'state' ? message.revision : 0));
    assert.deepEqual(revisions, [1, 2]);
  });

  it('answers a board that came before the projects were read as soon as they are', () => {
    const { board, world, types } = connection();
    world.state = undefined;
    board.receive({ type: 'ready' });
    assert.deepEqual(types(), []);
    world.state = stateWith();
    board.update();
    assert.deepEqual(types(), ['state']);
  });

  it('shows a stage that was asked for before the board was there', () => {
    const { board, types } = connection();
    board.select({ root: '/projects/churn', stage: 'train' });
    board.receive({ type: 'ready' });
    board.receive({ type: 'resync' });
    assert.deepEqual(types(), ['state', 'select', 'state']);
  });

  it('is silent while the board is hidden, and starts anew when it comes back', () => {
    const { board, world, types } = connection();
    board.receive({ type: 'ready' });
    board.disconnect();
    world.state = stateWith(failingCheck('train', 'a', []));
    board.update();
    board.receive({ type: 'ready' });
    assert.deepEqual(types(), ['state', 'state']);
  });

  it('answers every request, also one that fails', async () => {
    const { board, world } = connection();
    const action = { kind: 'runAll', root: '/projects/churn' } as const;
    board.receive({ type: 'request', id: 1, action });
    await settled();
    world.fault = new Error('No.');
    board.receive({ type: 'request', id: 2, action });
    await settled();
    assert.deepEqual(world.posted, [
      { type: 'done', id: 1 },
      { type: 'failed', id: 2, message: say('{0}', 'No.') },
    ]);
  });

  it('acts on nothing but its own messages', () => {
    const { board, world } = connection();
    for (const message of [
      undefined,
      'ready',
      { type: 'else' },
      { type: 'request', id: 1, action: { kind: 'runAnything', command: 'rm' } },
      { type: 'request', id: 1, action: { kind: 'runAll', root: '/work', extra: 1 } },
    ]) {
      board.receive(message);
    }
    assert.equal(world.strangers, 5);
    assert.deepEqual(world.acted, []);
  });
});

describe('The page of the board', () => {
  const page = boardHtml({
    script: 'https://resource/dist/board.js',
    style: 'https://resource/dist/board.css',
    cspSource: 'https://resource',
    nonce: 'abc"><script>',
    title: 'ML <Lifecycle>',
    language: 'en',
  });

  it('allows no source but its own, and no script without the nonce', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.ok(policy.startsWith("default-src 'none'; "));
    assert.ok(!/unsafe|\*|data:|blob:/.test(policy), policy);
    assert.equal(page.match(/<script/g)?.length, 1);
  });

  it('escapes what it is given', () => {
    assert.ok(page.includes('<title>ML &lt;Lifecycle&gt;</title>'));
    assert.ok(!page.includes('abc">'));
  });
});
