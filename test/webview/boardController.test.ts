import assert from 'node:assert/strict';
import { render } from '../../src/core/text/message';
import type { BoardMemory, FromBoard, ToBoard } from '../../src/protocol/board';
import { diffBoard } from '../../src/protocol/boardDiff';
import { ANSWER_WITHIN_MS, BoardController, PAST_WITHIN_MS } from '../../webview/state/boardController';
import { shownProject, shownStage } from '../../webview/state/boardModel';
import { boardOf, TUMOUR_SCREENING, withHealth } from './fixtures';

/** A host that remembers what was said to it, and a clock that the test moves. */
class Surroundings {
  readonly posted: FromBoard[] = [];
  readonly warnings: string[] = [];
  #timers: { readonly at: number; readonly callback: () => void }[] = [];
  #now = 0;

  constructor(public memory?: unknown) {}

  readonly host = {
    postMessage: (message: FromBoard) => void this.posted.push(message),
    getState: () => this.memory,
    setState: (memory: BoardMemory) => void (this.memory = memory),
  };

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  warn(text: string): void {
    this.warnings.push(text);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#timers.filter((timer) => timer.at <= this.#now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.#now);
    for (const timer of due) timer.callback();
  }
}

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;
const ALL = { kind: 'runAll', root: ROOT } as const;

function started(memory?: unknown) {
  const world = new Surroundings(memory);
  const controller = new BoardController(world);
  controller.start();
  return { world, controller };
}

function shown(memory?: unknown) {
  const both = started(memory);
  both.controller.receive({ type: 'state', revision: 5, state: STATE, translations: {} } satisfies ToBoard);
  return both;
}

describe('the board and its host', () => {
  it('begin with “ready” and the whole state', () => {
    const { world, controller } = shown();
    assert.deepEqual(world.posted, [{ type: 'ready' }]);
    assert.equal(shownProject(controller.model)?.name, 'tumour-screening');
  });

  it('go on with patches that fit', () => {
    const { controller } = shown();
    const next = withHealth(STATE, 'train', 'pass');
    controller.receive({ type: 'patch', from: 5, to: 6, changes: diffBoard(STATE, next) } satisfies ToBoard);
    assert.deepEqual(controller.model.state, next);
    assert.equal(controller.model.revision, 6);
    assert.deepEqual(
      controller.model.news.map((news) => render(news)),
      ['Train is now: passing.'],
    );
  });

  it('tell many changes of health as one', () => {
    const { controller } = shown();
    const next = ['plan', 'code', 'build', 'train'].reduce(
      (state, id) => withHealth(state, id, 'error'),
      STATE,
    );
    controller.receive({ type: 'patch', from: 5, to: 6, changes: diffBoard(STATE, next) } satisfies ToBoard);
    assert.deepEqual(
      controller.model.news.map((news) => render(news)),
      ['4 stages changed their health.'],
    );
  });

  it('start anew after a gap, asking once', () => {
    const { world, controller } = shown();
    const late = {
      type: 'patch',
      from: 7,
      to: 8,
      changes: [{ kind: 'trusted', trusted: false }],
    } satisfies ToBoard;
    controller.receive(late);
    controller.receive({ ...late, from: 8, to: 9 });
    assert.deepEqual(world.posted.slice(1), [{ type: 'resync' }]);
    assert.equal(controller.model.state?.trusted, true, 'nothing of it was applied');
    controller.receive({ type: 'state', revision: 9, state: { ...STATE, trusted: false }, translations: {} });
    assert.equal(controller.model.host, 'answered');
    assert.equal(controller.model.revision, 9);
  });

  it('survive messages of an unknown shape', () => {
    const { world, controller } = shown();
    const hostile = [
      null,
      7,
      'state',
      {},
      { type: 'nonsense' },
      { type: 'state', revision: 6, state: { projects: [{}] }, translations: {} },
      { type: 'patch', from: 5, to: 6, changes: [{ kind: 'stage', root: ROOT, stage: { id: 'train' } }] },
      { type: 'failed', id: 1, message: 'no' },
    ];
    for (const message of hostile) controller.receive(message);
    assert.equal(world.warnings.length, hostile.length);
    assert.deepEqual(world.posted.slice(1), [{ type: 'resync' }], 'one of them may have been a patch');
    assert.deepEqual(controller.model.state, STATE);
  });

  it('do not wait for ever for the first state', () => {
    const { world, controller } = started();
    world.pass(ANSWER_WITHIN_MS - 1);
    assert.equal(controller.model.host, 'asking');
    world.pass(1);
    assert.equal(controller.model.host, 'silent');
    controller.start();
    assert.equal(world.posted.length, 2);
    controller.receive({ type: 'state', revision: 1, state: STATE, translations: {} });
    world.pass(ANSWER_WITHIN_MS);
    assert.equal(controller.model.host, 'answered');
  });
});

describe('requests of the board', () => {
  it('settle when the host is done', () => {
    const { world, controller } = shown();
    controller.send(ALL);
    assert.deepEqual(world.posted.at(-1), { type: 'request', id: 1, action: ALL });
    assert.ok(controller.isPending({ ...ALL }));
    controller.receive({ type: 'done', id: 1 });
    assert.equal(controller.isPending(ALL), false);
    world.pass(ANSWER_WITHIN_MS);
    assert.deepEqual(controller.model.failed, []);
  });

  it('are not sent twice while one is pending', () => {
    const { world, controller } = shown();
    controller.send(ALL);
    controller.send(ALL);
    controller.send({ kind: 'runStage', root: ROOT, stage: 'train' });
    assert.equal(world.posted.filter((message) => message.type === 'request').length, 2);
  });

  it('fail with the host’s words, and can be sent again or dismissed', () => {
    const { world, controller } = shown();
    controller.send(ALL);
    controller.receive({ type: 'failed', id: 1, message: { text: 'No terminal could be opened.' } });
    assert.equal(render(controller.model.failed[0]!.message), 'No terminal could be opened.');
    controller.retry(1);
    assert.deepEqual(controller.model.failed, []);
    assert.deepEqual(world.posted.at(-1), { type: 'request', id: 2, action: ALL });
    controller.receive({ type: 'failed', id: 2, message: { text: 'Still not.' } });
    controller.dismiss(2);
    assert.deepEqual(controller.model.failed, []);
  });

  it('fail by themselves when nobody answers, and ignore an answer that comes too late', () => {
    const { world, controller } = shown();
    controller.send(ALL);
    world.pass(ANSWER_WITHIN_MS);
    assert.equal(render(controller.model.failed[0]!.message), 'The editor did not answer within 10 seconds.');
    assert.equal(controller.isPending(ALL), false);
    controller.receive({ type: 'done', id: 1 });
    assert.equal(controller.model.failed.length, 1);
  });
});

describe('questions of a part of the board', () => {
  const QUESTION = { kind: 'evidenceAges', root: ROOT } as const;

  it('end with the host’s answer', async () => {
    const { controller } = shown();
    const outcome = controller.ask(QUESTION);
    const answer = { kind: 'ages', root: ROOT, ages: [] } as const;
    controller.receive({ type: 'done', id: 1, answer } satisfies ToBoard);
    assert.deepEqual(await outcome, { kind: 'done', answer });
    assert.equal(controller.isPending(QUESTION), false);
  });

  it('end with what went wrong, which is not shown above the page as well', async () => {
    const { world, controller } = shown();
    const refused = controller.ask(QUESTION);
    controller.receive({ type: 'failed', id: 1, message: { text: 'No repository.' } });
    assert.deepEqual(await refused, { kind: 'failed', message: { text: 'No repository.' } });
    const unanswered = controller.ask(QUESTION);
    world.pass(PAST_WITHIN_MS);
    const outcome = await unanswered;
    assert.ok(outcome.kind === 'failed');
    assert.equal(render(outcome.message), 'The editor did not answer within 60 seconds.');
    assert.deepEqual(controller.model.failed, []);
  });

  it('are refused an answer of an unknown shape, and end all the same', async () => {
    const { world, controller } = shown();
    const outcome = controller.ask(QUESTION);
    controller.receive({ type: 'done', id: 1, answer: { kind: 'ages', root: ROOT, ages: [{ stage: 7 }] } });
    assert.equal(world.warnings.length, 1);
    world.pass(PAST_WITHIN_MS);
    assert.equal((await outcome).kind, 'failed');
  });
});

describe('memory of the board', () => {
  it('keeps the chosen project and stage', () => {
    const { world, controller } = shown();
    controller.showStage(ROOT, 'train');
    assert.deepEqual(world.memory, { version: 1, root: ROOT, stage: 'train', view: 'knot' });
    const again = shown(world.memory).controller;
    assert.equal(shownStage(again.model)?.id, 'train');
    again.showOverview();
    assert.equal(shownStage(again.model), undefined);
  });

  it('begins anew when it is not its own, or what it names is gone', () => {
    assert.equal(shownStage(shown({ version: 2, stage: 'train' }).controller.model), undefined);
    assert.equal(shownStage(shown('rubbish').controller.model), undefined);
    const gone = shown({ version: 1, root: '/gone', stage: 'train' }).controller.model;
    assert.equal(shownProject(gone)?.root, ROOT);
    assert.equal(shownStage(gone), undefined, 'the stage of that name is another project’s');
  });

  it('follows another view that asks for a stage', () => {
    const { world, controller } = shown();
    controller.receive({ type: 'select', root: ROOT, stage: 'monitor' });
    assert.equal(shownStage(controller.model)?.id, 'monitor');
    assert.deepEqual(world.memory, { version: 1, root: ROOT, stage: 'monitor', view: 'knot' });
  });

  it('forgets the stage when another project is shown', () => {
    const { controller } = shown({ version: 1, root: ROOT, stage: 'train' });
    controller.showProject('/other');
    assert.equal(controller.model.stage, undefined);
  });
});
