import { say, type Message, type Translations } from '../../core/text/message';
import {
  parseFromBoard,
  type BoardAction,
  type BoardAnswer,
  type BoardState,
  type ToBoard,
} from '../../protocol/board';
import { diffBoard } from '../../protocol/boardDiff';
import type { StageValue } from '../picks/choices';

/** What a connection needs of the world around it. */
export interface BoardHost {
  post(message: ToBoard): void;
  /** What the board shows; `undefined` while the projects are still being read. */
  state(): BoardState | undefined;
  translations(): Translations;
  /** Does what the board asks, or tells it; rejects when it cannot. */
  act(action: BoardAction): Promise<BoardAnswer | undefined>;
  /** Why an action failed, for the user; also logs what is a fault of ours. */
  explain(error: unknown): Message;
  /** A message that is none of the board's. */
  onStranger(): void;
}

/** The conversation with one board: the state once, then patches by revision, and an answer to every request. */
export class BoardConnection {
  readonly #host: BoardHost;
  #revision = 0;
  #sent: BoardState | undefined;
  #selected: StageValue | undefined;
  /** The board asked for the state before there was one. */
  #isWaiting = false;

  constructor(host: BoardHost) {
    this.#host = host;
  }

  /** Whether the board has said that it is there. */
  get isReady(): boolean {
    return this.#sent !== undefined;
  }

  /** Takes a message of the board. */
  receive(message: unknown): void {
    const known = parseFromBoard(message);
    switch (known?.type) {
      case undefined:
        this.#host.onStranger();
        break;
      case 'ready':
      case 'resync':
        this.#sendState();
        break;
      case 'request':
        void this.#answer(known.id, known.action);
    }
  }

  /** Sends what has changed since the last time. */
  update(): void {
    if (this.#isWaiting) this.#sendState();
    const state = this.#host.state();
    if (this.#sent === undefined || state === undefined) return;
    const changes = diffBoard(this.#sent, state);
    if (changes.length === 0) return;
    const from = this.#revision;
    this.#revision += 1;
    this.#sent = state;
    this.#host.post({ type: 'patch', from, to: this.#revision, changes });
  }

  /** Lets the board show a stage, as soon as it is there. */
  select(stage: StageValue): void {
    this.#selected = stage;
    if (this.isReady) this.#sendSelected();
  }

  /** The page is gone (hidden boards are not kept): it will say when it is there again. */
  disconnect(): void {
    this.#isWaiting = false;
    this.#sent = undefined;
  }

  #sendState(): void {
    const state = this.#host.state();
    this.#isWaiting = state === undefined;
    if (state === undefined) return;
    this.#revision += 1;
    this.#sent = state;
    this.#host.post({
      type: 'state',
      revision: this.#revision,
      state,
      translations: this.#host.translations(),
    });
    this.#sendSelected();
  }

  #sendSelected(): void {
    const selected = this.#selected;
    this.#selected = undefined;
    if (selected !== undefined) this.#host.post({ type: 'select', ...selected });
  }

  async #answer(id: number, action: BoardAction): Promise<void> {
    try {
      const answer = await this.#host.act(action);
      this.#host.post({ type: 'done', id, ...(answer === undefined ? {} : { answer }) });
    } catch (error) {
      this.#host.post({ type: 'failed', id, message: this.#explain(error) });
    }
  }

  #explain(error: unknown): Message {
    try {
      return this.#host.explain(error);
    } catch {
      return say('ML Lifecycle met a fault of its own. The log says more.');
    }
  }
}
