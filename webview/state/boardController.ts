import { say, type Message } from '../../src/core/text/message';
import {
  type BoardAction,
  type BoardAnswer,
  type BoardView,
  type Deciding,
  type DecisionDraft,
  type FromBoard,
  type StageColumns,
} from '../../src/protocol/board';
import { isToBoard } from '../host/isToBoard';
import type { VsCodeApi } from '../host/vsCodeApi';
import { EMPTY_DRAFT, isSameChoice, memoryOf, recalled } from './boardMemory';
import { failRequest, receive, without, type BoardModel } from './boardModel';
import { TimeTravel } from './timeTravel';

/** How long the host may take to answer. */
export const ANSWER_WITHIN_MS = 10_000;
/** And to read the past of a large repository. */
export const PAST_WITHIN_MS = 60_000;

/** How a question to the host ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: BoardAnswer | undefined }
  | { readonly kind: 'failed'; readonly message: Message };

/** These may have to read much first. */
const SLOW: ReadonlySet<BoardAction['kind']> = new Set([
  'moments',
  'past',
  'evidenceAges',
  'metricHistory',
  'cadence',
  'driftHistory',
  'driftAt',
  'decide',
]);

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
  #draft: DecisionDraft;
  #lastId = 0;
  #stopWaiting: () => void = () => undefined;
  readonly #timeouts = new Map<number, () => void>();
  /** Who asked, of requests whose end concerns one part of the page. */
  readonly #askers = new Map<number, (outcome: Outcome) => void>();
  readonly #listeners = new Set<(model: BoardModel) => void>();

  /** Leads through the shown project's past. */
  readonly travel: TimeTravel;

  constructor(private readonly surroundings: BoardSurroundings) {
    const { model, draft } = recalled(surroundings.host.getState());
    this.#model = model;
    this.#draft = draft;
    this.travel = new TimeTravel({
      model: () => this.#model,
      update: (model) => this.#update(model),
      send: (action) => this.send(action),
      after: (milliseconds, callback) => this.surroundings.after(milliseconds, callback),
    });
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
    if (message.type === 'done') this.#tell(message.id, { kind: 'done', answer: message.answer });
    if (message.type === 'failed') this.#tell(message.id, { kind: 'failed', message: message.message });
    if (resync) this.resync();
    // Whatever changed may have been committed.
    if (message.type === 'patch' || message.type === 'state') this.travel.askForMoments();
    if (message.type === 'done') this.travel.askForPast();
  };

  /** Asks the host to do something; the same thing is not asked for twice at once. */
  readonly send = (action: BoardAction): void => {
    if (!this.isPending(action)) this.#post(++this.#lastId, action);
  };

  /** Asks the host, and tells how that ended to who asked: a failure is not shown above the page. */
  readonly ask = (action: BoardAction): Promise<Outcome> =>
    new Promise((resolve) => {
      const id = ++this.#lastId;
      this.#askers.set(id, resolve);
      this.#post(id, action);
    });

  #post(id: number, action: BoardAction): void {
    const patience = SLOW.has(action.kind) ? PAST_WITHIN_MS : ANSWER_WITHIN_MS;
    const expire = this.surroundings.after(patience, () => {
      this.#settle(id);
      const message = say('The editor did not answer within {0} seconds.', patience / 1000);
      this.#update(failRequest(this.#model, id, message));
      this.#tell(id, { kind: 'failed', message });
    });
    this.#timeouts.set(id, expire);
    this.#update({ ...this.#model, pending: [...this.#model.pending, { id, action }] });
    this.surroundings.host.postMessage({ type: 'request', id, action });
  }

  /** Tells an end to who asked, if anybody did. */
  #tell(id: number, outcome: Outcome): void {
    const asker = this.#askers.get(id);
    if (asker === undefined) return;
    this.#askers.delete(id);
    if (outcome.kind === 'failed') this.dismiss(id);
    asker(outcome);
  }

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

  /** Shows all projects, none of which is chosen. */
  readonly showProjects = (): void => {
    const { root: left } = this.#model;
    this.#update({ ...this.#model, left, root: undefined, stage: undefined, time: undefined });
  };

  /** Shows a stage of a project. */
  readonly showStage = (root: string, stage: string): void => this.#update({ ...this.#model, root, stage });

  /** Shows the project as a whole. */
  readonly showOverview = (): void => this.#update({ ...this.#model, stage: undefined });

  /** Shows the project in another way. */
  readonly showView = (view: BoardView): void => this.#update({ ...this.#model, view });

  /** Has the columns of the stages board stand for something else. */
  readonly groupBy = (columns: StageColumns): void => this.#update({ ...this.#model, columns });

  /** Opens the dialog of a decision, or closes the one that is open. */
  readonly decide = (deciding?: Deciding): void => {
    this.#draft = EMPTY_DRAFT;
    this.#update({ ...this.#model, deciding, isReopened: false });
  };

  readonly stopDeciding = (): void => this.decide();

  /** What is filled in in the open dialog. */
  get draft(): DecisionDraft {
    return this.#draft;
  }

  /** Keeps that over reloads; the page is not drawn anew for it. */
  readonly keepDraft = (draft: DecisionDraft): void => {
    this.#draft = draft;
    this.#remember();
  };

  /** Tells people what was done. */
  readonly announce = (note: Message): void => this.#update({ ...this.#model, note });

  /** Takes that off the page. */
  readonly dropNote = (): void => this.#update({ ...this.#model, note: undefined });

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
    if (!isSameChoice(model, before)) this.#remember();
    for (const listener of this.#listeners) listener(model);
  }

  #remember(): void {
    this.surroundings.host.setState(memoryOf(this.#model, this.#draft));
  }
}
