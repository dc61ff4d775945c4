import { say } from '../../src/core/text/message';
import {
  boardMemory,
  type BoardAction,
  type BoardMemory,
  type BoardView,
  type FromBoard,
} from '../../src/protocol/board';
import { isToBoard } from '../host/isToBoard';
import type { VsCodeApi } from '../host/vsCodeApi';
import { failRequest, FIRST_MODEL, presentProject, receive, without, type BoardModel } from './boardModel';
import { beginTime, lookAt, wantedCommits, type Counterpart, type Moment, type TimeModel } from './timeModel';

/** How long the host may take to answer. */
export const ANSWER_WITHIN_MS = 10_000;
/** And to read the past of a large repository. */
export const PAST_WITHIN_MS = 60_000;

/** What the board needs of its surroundings. */
export interface BoardSurroundings {
  readonly host: VsCodeApi;
  /** Calls back after a time; the result calls it off. */
  after(milliseconds: number, callback: () => void): () => void;
  warn(text: string): void;
}

/** Holds what the page shows, talks with the host, and remembers over reloads. */
export class BoardController {
  #model: BoardModel;
  #lastId = 0;
  #stopWaiting: () => void = () => undefined;
  readonly #timeouts = new Map<number, () => void>();
  readonly #listeners = new Set<(model: BoardModel) => void>();

  constructor(private readonly surroundings: BoardSurroundings) {
    const memory = boardMemory.safeParse(surroundings.host.getState());
    this.#model = memory.success ? { ...FIRST_MODEL, ...chosen(memory.data) } : FIRST_MODEL;
  }

  get model(): BoardModel {
    return this.#model;
  }

  /** Calls back on every change; the result ends that. */
  subscribe(listener: (model: BoardModel) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells the host that the page listens. */
  readonly start = (): void => this.#askForState({ type: 'ready' });

  /** Asks the host for everything anew. */
  readonly resync = (): void => this.#askForState({ type: 'resync' });

  /** Takes in what the host posted. */
  readonly receive = (message: unknown): void => {
    if (!isToBoard(message)) {
      this.surroundings.warn('The board ignored a message of an unknown shape.');
      // It may have been a patch: without a state there is nothing that could be wrong yet.
      if (this.#model.state !== undefined && this.#model.host !== 'asking') this.resync();
      return;
    }
    const { model, resync } = receive(this.#model, message);
    if (message.type === 'done' || message.type === 'failed') this.#settle(message.id);
    if (message.type === 'state') this.#stopWaiting();
    this.#update(model);
    if (resync) this.resync();
    // Whatever changed may have been committed.
    if (message.type === 'patch' || message.type === 'state') this.#askForMoments();
    if (message.type === 'done') this.#askForPast();
  };

  /** Asks the host to do something; the same thing is not asked for twice at once. */
  readonly send = (action: BoardAction): void => {
    if (this.isPending(action)) return;
    const id = ++this.#lastId;
    const patience = action.kind === 'moments' || action.kind === 'past' ? PAST_WITHIN_MS : ANSWER_WITHIN_MS;
    const expire = this.surroundings.after(patience, () => {
      this.#settle(id);
      const message = say('The editor did not answer within {0} seconds.', patience / 1000);
      this.#update(failRequest(this.#model, id, message));
    });
    this.#timeouts.set(id, expire);
    this.#update({ ...this.#model, pending: [...this.#model.pending, { id, action }] });
    this.surroundings.host.postMessage({ type: 'request', id, action });
  };

  /** Whether the host still owes an answer to such a request. */
  isPending(action: BoardAction): boolean {
    const key = JSON.stringify(action);
    return this.#model.pending.some((request) => JSON.stringify(request.action) === key);
  }

  /** Sends a failed request once more. */
  readonly retry = (id: number): void => {
    const request = this.#model.failed.find((failed) => failed.id === id);
    this.dismiss(id);
    if (request !== undefined) this.send(request.action);
  };

  /** Takes a failed request off the page. */
  readonly dismiss = (id: number): void => {
    this.#update({ ...this.#model, failed: without(this.#model.failed, id) });
  };

  /** Shows a project; its stages are chosen anew. */
  readonly showProject = (root: string): void => {
    if (root === this.#model.root) return;
    this.#update({ ...this.#model, root, stage: undefined, time: undefined });
  };

  /** Shows a stage of a project. */
  readonly showStage = (root: string, stage: string): void => this.#update({ ...this.#model, root, stage });

  /** Shows the project as a whole. */
  readonly showOverview = (): void => this.#update({ ...this.#model, stage: undefined });

  /** Shows the project in another way. */
  readonly showView = (view: BoardView): void => this.#update({ ...this.#model, view });

  /** Opens the way through the shown project's past, or leaves it. */
  readonly toggleTime = (): void => {
    const root = presentProject(this.#model)?.root;
    const time = this.#model.time === undefined && root !== undefined ? beginTime(root) : undefined;
    this.#update({ ...this.#model, time });
    this.#askForMoments();
  };

  /** Shows the project as it was, or as it is. */
  readonly lookAt = (moment: Moment): void => this.#travel((time) => lookAt(time, moment));

  /** Chooses what the shown moment is compared with. */
  readonly compareWith = (counterpart: Counterpart): void =>
    this.#travel((time) => ({ ...time, counterpart }));

  /** Keeps the shown moment to compare others with it. */
  readonly pin = (): void => this.#travel((time) => ({ ...time, pinned: time.at }));

  #travel(step: (time: TimeModel) => TimeModel): void {
    const { time } = this.#model;
    if (time === undefined) return;
    this.#update({ ...this.#model, time: step(time) });
    this.#askForPast();
  }

  #askForMoments(): void {
    const { time, state } = this.#model;
    if (time !== undefined && state?.trusted === true) this.send({ kind: 'moments', root: time.root });
  }

  /** One at a time: a slider passes many moments before it rests at one. */
  #askForPast(): void {
    const { time, pending } = this.#model;
    if (time === undefined || pending.some(({ action }) => action.kind === 'past')) return;
    const [commit] = wantedCommits(time);
    if (commit !== undefined) this.send({ kind: 'past', root: time.root, commit });
  }

  #askForState(message: FromBoard): void {
    this.#stopWaiting();
    this.#stopWaiting = this.surroundings.after(ANSWER_WITHIN_MS, () => {
      this.#update({ ...this.#model, host: 'silent' });
    });
    this.#update({ ...this.#model, host: 'asking' });
    this.surroundings.host.postMessage(message);
  }

  #settle(id: number): void {
    this.#timeouts.get(id)?.();
    this.#timeouts.delete(id);
  }

  #update(model: BoardModel): void {
    const before = this.#model;
    this.#model = model;
    const isChosen = model.root === before.root && model.stage === before.stage && model.view === before.view;
    if (!isChosen) this.surroundings.host.setState(memoryOf(model));
    for (const listener of this.#listeners) listener(model);
  }
}

function memoryOf(model: BoardModel): BoardMemory {
  return { version: 1, ...chosen(model) };
}

function chosen({ root, stage, view }: Omit<BoardMemory, 'version'>) {
  return {
    ...(root === undefined ? {} : { root }),
    ...(stage === undefined ? {} : { stage }),
    ...(view === undefined ? {} : { view }),
  };
}
