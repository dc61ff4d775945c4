import { dayOf } from '../../core/journal/day';
import { JOURNAL_FILE } from '../../core/journal/entry';
import { say, type Message } from '../../core/text/message';
import type { EngineRequestKind, EngineRequests, FromEngine, ToEngine } from '../../protocol/engine';
import { fulfil } from '../journal/fulfil';
import { factsOf } from '../project/fileFacts';
import { setUpProject } from '../project/setUpProject';
import { readSuggestions } from '../suggestions/readSuggestions';
import { askGit, type GitRequest } from './askGit';
import { Drifts, type DriftRequest } from './drifts';
import { Past } from './past';
import { planEdits } from './planEdits';
import { readReferences } from './referenceProfiles';
import { Refusal, unlessRefused } from './refusal';
import { Trends } from './trends';
import { reportOf } from './reportOf';
import { Turns } from './turns';
import { Workspace } from './workspace';

type Answer = EngineRequests[EngineRequestKind]['result'];
type TrendRequest = Extract<ToEngine, { readonly request: 'metricHistory' | 'cadence' }>;
type PastRequest = Extract<ToEngine, { readonly request: 'moments' | 'past' | 'evidenceAges' }>;

const GIT_IS_SILENT = say('Git is asked in trusted workspaces only.');

/** Looks after the projects of a window and answers what its host asks of them. Lives in a worker thread. */
export class Engine {
  readonly #send: (message: FromEngine) => void;
  readonly #workspace: Workspace;
  readonly #past = new Past();
  readonly #trends = new Trends();
  readonly #drifts = new Drifts();
  readonly #turns = new Turns();
  readonly #now: () => Date;

  /**
   * `afterQueue` does a step when the messages that wait already have been taken, `afterPause` after some ms, if the
   * thread still lives; `now` tells the present moment.
   */
  constructor(
    send: (message: FromEngine) => void,
    afterQueue: (step: () => void) => void = (step) => void setImmediate(step),
    afterPause: (step: () => void, pause: number) => void = (step, pause) =>
      void setTimeout(step, pause).unref(),
    now: () => Date = () => new Date(),
  ) {
    this.#send = send;
    this.#now = now;
    const guarded = (step: () => void) => () => this.#take(undefined, step);
    this.#workspace = new Workspace({
      send,
      now,
      afterQueue: (step) => afterQueue(guarded(step)),
      afterPause: (step, pause) => afterPause(guarded(step), pause),
    });
  }

  /** Takes one message of the host; every request is answered, changes join those that wait with them. */
  receive(message: ToEngine): void {
    if (message.kind === 'changed') {
      this.#take(undefined, () => this.#workspace.changed(message.paths));
      return;
    }
    this.#take(message.id, () => {
      const answer = this.#answer(message);
      const reply = (result: unknown): void => this.#send({ kind: 'reply', id: message.id, result });
      if (!(answer instanceof Promise)) reply(answer);
      else void answer.then(reply, (error: unknown) => this.#tell(message.id, error));
    });
  }

  /** Does a step in its turn: whatever comes while everything is looked at anew waits for the end of that. */
  #take(id: number | undefined, step: () => void): void {
    this.#turns.take(() => {
      this.#guard(id, step);
      return this.#workspace.renewing?.catch((error: unknown) => this.#tell(undefined, error));
    });
  }

  #answer(message: Extract<ToEngine, { kind: 'request' }>): Answer | Promise<Answer> {
    switch (message.request) {
      case 'open':
        return answered(this.#workspace.open(message.params), null);
      case 'refresh':
        return this.#refresh();
      case 'planLinks':
      case 'planUnlink':
      case 'planMoves':
        return planEdits(message, this.#workspace.readerOf(message.params.root).readTouched());
      case 'suggestLinks': {
        const reader = this.#workspace.readerOf(message.params.root);
        return readSuggestions(reader.readTouched(), reader.files);
      }
      case 'setUp':
        return this.#setUp(message.params);
      case 'decide':
        return this.#decide(message.params);
      case 'inputText':
      case 'entryCommit':
      case 'commitText':
        return this.#askGit(message);
      case 'fileFacts': {
        const { root, path: file } = message.params;
        const reader = this.#workspace.readerOf(root);
        return factsOf(file, reader.readTouched(), reader.files);
      }
      case 'moments':
      case 'past':
      case 'evidenceAges':
        return this.#askPast(message);
      case 'metricHistory':
      case 'cadence':
        return this.#askTrends(message);
      case 'driftHistory':
      case 'driftAt':
        return this.#askDrifts(message);
      case 'referenceProfiles':
        return readReferences(this.#workspace.readerOf(message.params.root).root);
      case 'report':
        return reportOf(message.params, {
          snapshotOf: (root) => this.#workspace.readerOf(root).readTouched().snapshot,
          isTrusted: this.#workspace.isTrusted,
          day: dayOf(this.#now()),
        });
    }
  }

  #refresh(): Answer | Promise<Answer> {
    this.#past.forget();
    this.#trends.forget();
    this.#drifts.forget();
    return answered(this.#workspace.refresh(), null);
  }

  #setUp({ folder, preset }: EngineRequests['setUp']['params']): Answer | Promise<Answer> {
    const { file } = unlessRefused(setUpProject(folder, preset));
    return answered(this.#workspace.renew(), { file });
  }

  async #decide({ root, wish }: EngineRequests['decide']['params']): Promise<Answer> {
    // The author's name is git's to tell, and nothing is started in an untrusted workspace.
    this.#requireTrust(say('Decisions are taken in trusted workspaces only.'));
    const reader = this.#workspace.readerOf(root);
    const end = unlessRefused(await fulfil(wish, reader.derived(), process.env));
    if (end.kind === 'recorded') await this.#workspace.written(reader, JOURNAL_FILE);
    return end;
  }

  async #askGit(message: GitRequest): Promise<Answer> {
    this.#requireTrust(GIT_IS_SILENT);
    this.#workspace.readerOf(message.params.root);
    return askGit(message);
  }

  async #askPast(message: PastRequest): Promise<Answer> {
    this.#requireTrust(GIT_IS_SILENT);
    const { root } = message.params;
    const state = this.#workspace.readerOf(root).readTouched();
    if (message.request === 'moments') return this.#past.moments(root, state);
    if (message.request === 'evidenceAges') return this.#past.ages(root, state.snapshot);
    return { project: await this.#past.at(root, message.params.commit) };
  }

  async #askDrifts(message: DriftRequest): Promise<Answer> {
    this.#requireTrust(GIT_IS_SILENT);
    return this.#drifts.answer(message, this.#workspace.readerOf(message.params.root).readTouched().snapshot);
  }

  async #askTrends({ request, params: { root } }: TrendRequest): Promise<Answer> {
    this.#requireTrust(GIT_IS_SILENT);
    const state = this.#workspace.readerOf(root).readTouched();
    return request === 'cadence' ? this.#trends.cadence(root, state) : this.#trends.metrics(root, state);
  }

  #requireTrust(otherwise: Message): void {
    if (!this.#workspace.isTrusted) throw new Refusal(otherwise);
  }

  /** Runs a step; what users can mend is refused, faults of ours are told with their stack. */
  #guard(id: number | undefined, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#tell(id, error);
    }
  }

  #tell(id: number | undefined, error: unknown): void {
    if (error instanceof Refusal && id !== undefined) {
      const next = error.next === undefined ? {} : { next: error.next };
      this.#send({ kind: 'refused', id, message: error.reason, ...next });
      return;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#send({ kind: 'fault', stack, ...(id === undefined ? {} : { id }) });
  }
}

/** The answer, once there is nothing to wait for any more. */
function answered(end: Promise<void> | undefined, answer: Answer): Answer | Promise<Answer> {
  return end === undefined ? answer : end.then(() => answer);
}
