import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { JOURNAL_FILE } from '../../core/journal/entry';
import { PROJECT_FILE } from '../../core/project/project';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { EngineRequestKind, EngineRequests, FromEngine, ToEngine } from '../../protocol/engine';
import { isRelevant, type Walked } from '../files/walk';
import { ChangeAuthors } from '../git/changeAuthors';
import { fulfil } from '../journal/fulfil';
import { factsOf } from '../project/fileFacts';
import { ProjectSearch } from '../project/projectSearch';
import { ProjectReader } from '../project/projectState';
import { setUpProject } from '../project/setUpProject';
import { askGit, type GitRequest } from './askGit';
import { DayWatch } from './dayWatch';
import { EvidenceWatch } from './evidenceWatch';
import { Past } from './past';
import { planEdits } from './planEdits';
import { Refusal, unlessRefused } from './refusal';

type Answer = EngineRequests[EngineRequestKind]['result'];
type PastRequest = Extract<ToEngine, { readonly request: 'moments' | 'past' }>;

/** Everything is looked at anew so long after a change at the earliest: ms. */
const LEAST_PAUSE_MS = 10_000;
/** And after so many times as long as that takes. */
const SPARING = 100;

/** Looks after the projects of a window: derives their snapshots and plans edits. Lives in a worker thread. */
export class Engine {
  readonly #send: (message: FromEngine) => void;
  readonly #afterQueue: (step: () => void) => void;
  readonly #afterPause: (step: () => void, pause: number) => void;
  readonly #now: () => Date;
  readonly #days: DayWatch;
  #isReviewDue = false;
  #pause = LEAST_PAUSE_MS;
  #folders: readonly string[] = [];
  #trusted = false;
  #readers = new Map<string, ProjectReader>();
  readonly #authors = new Map<string, ChangeAuthors>();
  readonly #past = new Past();
  readonly #evidence = new EvidenceWatch(
    (paths) => this.receive({ kind: 'changed', paths }),
    () => this.#send({ kind: 'unwatched' }),
  );
  #last: readonly ProjectSnapshot[] | undefined;
  /** Counts derivations, so that what is learned of an old one is dropped. */
  #generation = 0;
  /** Paths of changes that are not derived from yet. */
  #pending: readonly string[] | undefined;
  #searches: readonly ProjectSearch[] = [];
  #derived: readonly ProjectSnapshot[] | undefined;

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
    this.#afterQueue = afterQueue;
    this.#afterPause = afterPause;
    this.#now = now;
    this.#days = new DayWatch(() => this.#guard(undefined, () => this.#nextDay()), afterPause, now);
  }

  /** Takes one message of the host; every request is answered, changes join those that wait with them. */
  receive(message: ToEngine): void {
    if (message.kind === 'changed') {
      this.#guard(undefined, () => this.#changed(message.paths));
      return;
    }
    this.#guard(message.id, () => {
      const answer = this.#answer(message);
      const reply = (result: unknown): void => this.#send({ kind: 'reply', id: message.id, result });
      if (!(answer instanceof Promise)) reply(answer);
      else void answer.then(reply, (error: unknown) => this.#tell(message.id, error));
    });
  }

  #answer(message: Extract<ToEngine, { kind: 'request' }>): Answer | Promise<Answer> {
    switch (message.request) {
      case 'open':
        this.#folders = message.params.folders;
        if (this.#trusted !== message.params.trusted) this.#readers.clear();
        this.#trusted = message.params.trusted;
        this.#days.start();
        this.#renew();
        return null;
      case 'refresh':
        this.#readers.clear();
        this.#past.forget();
        this.#last = undefined;
        this.#renew();
        return null;
      case 'planLinks':
      case 'planUnlink':
      case 'planMoves':
        return planEdits(message, this.#readerOf(message.params.root).readTouched());
      case 'setUp': {
        const { file } = unlessRefused(setUpProject(message.params.folder, message.params.preset));
        this.#renew();
        return { file };
      }
      case 'decide':
        return this.#decide(message.params);
      case 'inputText':
      case 'entryCommit':
      case 'commitText':
        return this.#askGit(message);
      case 'fileFacts': {
        const { root, path: file } = message.params;
        const reader = this.#readerOf(root);
        return factsOf(file, reader.readTouched(), reader.files);
      }
      case 'moments':
      case 'past':
        return this.#askPast(message);
    }
  }

  #changed(paths: readonly string[]): void {
    const relevant = paths.filter((file) => this.#folders.some((folder) => isInside(folder, file)));
    if (relevant.length === 0) return;
    for (const file of relevant) this.#touch(file);
    const isScheduled = this.#pending !== undefined;
    this.#pending = [...(this.#pending ?? []), ...relevant];
    if (!isScheduled) this.#afterQueue(() => this.#guard(undefined, () => this.#catchUp()));
  }

  #touch(file: string): void {
    for (const [root, reader] of this.#readers) {
      const relative = path.relative(root, file);
      if (!relative.startsWith('..') && !path.isAbsolute(relative)) {
        reader.touch(relative.split(path.sep).join('/'));
      }
    }
  }

  /** Derives once for all changes since the last time; a request may have done so already. */
  #catchUp(): void {
    const changed = this.#pending;
    if (changed === undefined) return;
    for (const search of this.#searches) search.update(changed);
    this.#follow();
    this.#derive();
    if (!this.#isReviewDue) this.#afterPause(() => this.#guard(undefined, () => this.#review()), this.#pause);
    this.#isReviewDue = true;
  }

  /** A watcher may miss changes, of many at once above all: whoever was told of some looks at everything in a while. */
  #review(): void {
    this.#isReviewDue = false;
    this.#renew();
  }

  /** The last day of evidence and of waivers may have passed. */
  #nextDay(): void {
    this.#catchUp();
    this.#derive();
  }

  /** Looks at everything anew. */
  #renew(): void {
    const begin = performance.now();
    this.#searches = this.#folders.map((folder) => new ProjectSearch(folder));
    for (const reader of this.#readers.values()) reader.forget();
    const walked = new Map(this.#searches.map((search, at) => [this.#folders[at] ?? '', search.renew()]));
    this.#follow(walked);
    this.#derive();
    this.#pause = Math.max(LEAST_PAUSE_MS, (performance.now() - begin) * SPARING);
  }

  /** Has a reader for each project that was found. */
  #follow(walked?: ReadonlyMap<string, Walked>): void {
    const roots = new Set(this.#searches.flatMap((search) => [...search.roots]));
    const readers = [...roots]
      .sort()
      .map((root) => [root, this.#readers.get(root) ?? this.#newReader(root, walked?.get(root))] as const);
    this.#readers = new Map(readers);
  }

  #newReader(root: string, walked: Walked | undefined): ProjectReader {
    return new ProjectReader(root, { walked, isTrusted: this.#trusted, now: this.#now });
  }

  #derive(): void {
    this.#pending = undefined;
    this.#evidence.follow(this.#readers.keys());
    const projects: ProjectSnapshot[] = [];
    for (const [root, reader] of this.#readers) {
      if (existsSync(path.join(root, PROJECT_FILE))) projects.push(reader.readTouched().snapshot);
    }
    if (this.#last !== undefined && isSame(projects, this.#derived)) return;
    this.#derived = projects;
    this.#generation += 1;
    this.#publish(projects.map((project) => this.#authorsOf(project.root).withKnown(project)));
    for (const reader of this.#readers.values()) reader.save();
    // In an untrusted workspace no process is started, git included.
    if (this.#trusted) void this.#attribute(projects, this.#generation);
  }

  /** Sends the projects unless they are as they were. */
  #publish(projects: readonly ProjectSnapshot[]): void {
    // Parts that are as they were are mostly the same objects, at which the comparison does not look closer.
    if (isDeepStrictEqual(projects, this.#last)) return;
    this.#last = projects;
    this.#send({ kind: 'snapshots', projects });
  }

  /** Adds the commits behind stale checks once git has told them. */
  async #attribute(projects: readonly ProjectSnapshot[], generation: number): Promise<void> {
    const attributed = await Promise.all(
      projects.map((project) => this.#authorsOf(project.root).attribute(project)),
    );
    if (generation === this.#generation) this.#publish(attributed);
  }

  #authorsOf(root: string): ChangeAuthors {
    const authors = this.#authors.get(root) ?? new ChangeAuthors(root);
    this.#authors.set(root, authors);
    return authors;
  }

  async #decide({ root, wish }: EngineRequests['decide']['params']): Promise<Answer> {
    // The author's name is git's to tell, and nothing is started in an untrusted workspace.
    if (!this.#trusted) throw new Refusal(say('Decisions are taken in trusted workspaces only.'));
    const reader = this.#readerOf(root);
    const end = unlessRefused(await fulfil(wish, reader.read(), process.env));
    if (end.kind === 'recorded') {
      // What waits already must not be lost to this derivation.
      this.#catchUp();
      reader.touch(JOURNAL_FILE);
      this.#derive();
    }
    return end;
  }

  #askGit(message: GitRequest): Promise<Answer> {
    if (!this.#trusted) throw new Refusal(say('Git is asked in trusted workspaces only.'));
    this.#readerOf(message.params.root);
    return askGit(message);
  }

  async #askPast(message: PastRequest): Promise<Answer> {
    if (!this.#trusted) throw new Refusal(say('Git is asked in trusted workspaces only.'));
    const { root } = message.params;
    const state = this.#readerOf(root).readTouched();
    if (message.request === 'moments') return this.#past.moments(root, state);
    return { project: await this.#past.at(root, message.params.commit) };
  }

  #readerOf(root: string): ProjectReader {
    const reader = this.#readers.get(root);
    if (reader === undefined) throw new Refusal(say('There is no project in {0}.', root));
    return reader;
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

function isSame(
  projects: readonly ProjectSnapshot[],
  before: readonly ProjectSnapshot[] | undefined,
): boolean {
  return projects.length === before?.length && projects.every((project, at) => project === before[at]);
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return false;
  return isRelevant(relative.split(path.sep).join('/'));
}
