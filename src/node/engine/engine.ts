import { existsSync } from 'node:fs';
import path from 'node:path';
import { planLink } from '../../core/project/editProject';
import { PROJECT_FILE } from '../../core/project/project';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import type {
  EngineRequestKind,
  EngineRequests,
  FileEdit,
  FromEngine,
  ToEngine,
} from '../../protocol/engine';
import { readText } from '../files/readText';
import { isRelevant } from '../files/walk';
import { ChangeAuthors } from '../git/changeAuthors';
import { findProjects } from '../project/findProjects';
import { ProjectReader } from '../project/projectState';
import { setUpProject } from '../project/setUpProject';
import { EvidenceWatch } from './evidenceWatch';

/** Something the user can mend: answered as `refused`. */
export class Refusal extends Error {
  constructor(
    readonly reason: Message,
    readonly next?: Message,
  ) {
    super(reason.text);
  }
}

/** Looks after the projects of a window: derives their snapshots and plans edits. Lives in a worker thread. */
export class Engine {
  readonly #send: (message: FromEngine) => void;
  readonly #afterQueue: (step: () => void) => void;
  #folders: readonly string[] = [];
  #trusted = false;
  #readers = new Map<string, ProjectReader>();
  readonly #authors = new Map<string, ChangeAuthors>();
  readonly #evidence = new EvidenceWatch((paths) => this.receive({ kind: 'changed', paths }));
  #last: string | undefined;
  /** Counts derivations, so that what is learned of an old one is dropped. */
  #generation = 0;
  /** Changes that are not derived from yet, and whether projects may have come or gone with them. */
  #pending: { readonly search: boolean } | undefined;

  /** `afterQueue` does a step when the messages that wait already have been taken. */
  constructor(
    send: (message: FromEngine) => void,
    afterQueue: (step: () => void) => void = (step) => void setImmediate(step),
  ) {
    this.#send = send;
    this.#afterQueue = afterQueue;
  }

  /** Takes one message of the host; every request is answered, changes join those that wait with them. */
  receive(message: ToEngine): void {
    if (message.kind === 'changed') {
      this.#guard(undefined, () => this.#changed(message.paths));
      return;
    }
    this.#guard(message.id, () => {
      const result = this.#answer(message);
      this.#send({ kind: 'reply', id: message.id, result });
    });
  }

  #answer(message: Extract<ToEngine, { kind: 'request' }>): EngineRequests[EngineRequestKind]['result'] {
    switch (message.request) {
      case 'open':
        this.#folders = message.params.folders;
        this.#trusted = message.params.trusted;
        this.#findProjects();
        this.#derive();
        return null;
      case 'refresh':
        this.#readers.clear();
        this.#findProjects();
        this.#last = undefined;
        this.#derive();
        return null;
      case 'planLink':
        return this.#planLink(message.params);
      case 'setUp': {
        const done = setUpProject(message.params.folder, message.params.preset);
        if (done.kind === 'refused') throw new Refusal(done.message, done.next);
        this.#findProjects();
        this.#derive();
        return { file: done.file };
      }
    }
  }

  #changed(paths: readonly string[]): void {
    const relevant = paths.filter((file) => this.#folders.some((folder) => isInside(folder, file)));
    if (relevant.length === 0) return;
    // A folder that comes or goes may carry project files: only plain files of known projects spare the search.
    const search = relevant.some((file) => path.basename(file) === PROJECT_FILE || path.extname(file) === '');
    const isScheduled = this.#pending !== undefined;
    this.#pending = { search: search || this.#pending?.search === true };
    if (!isScheduled) this.#afterQueue(() => this.#guard(undefined, () => this.#catchUp()));
  }

  /** Derives once for all changes since the last time; a request may have done so already. */
  #catchUp(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending?.search === true) this.#findProjects();
    if (pending !== undefined) this.#derive();
  }

  #findProjects(): void {
    const roots = new Set(this.#folders.flatMap((folder) => findProjects(folder)));
    const readers = [...roots]
      .sort()
      .map((root) => [root, this.#readers.get(root) ?? new ProjectReader(root)] as const);
    this.#readers = new Map(readers);
  }

  #derive(): void {
    this.#pending = undefined;
    this.#evidence.follow(this.#readers.keys());
    const projects: ProjectSnapshot[] = [];
    for (const [root, reader] of this.#readers) {
      if (existsSync(path.join(root, PROJECT_FILE))) projects.push(reader.read().snapshot);
    }
    this.#generation += 1;
    this.#publish(projects.map((project) => this.#authorsOf(project.root).withKnown(project)));
    // In an untrusted workspace no process is started, git included.
    if (this.#trusted) void this.#attribute(projects, this.#generation);
  }

  /** Sends the projects unless they are as they were. */
  #publish(projects: readonly ProjectSnapshot[]): void {
    const text = JSON.stringify(projects);
    if (text === this.#last) return;
    this.#last = text;
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

  #planLink(params: EngineRequests['planLink']['params']): readonly FileEdit[] {
    const file = path.join(params.root, PROJECT_FILE);
    const relative = path.relative(params.root, params.path).split(path.sep).join('/');
    if (relative.startsWith('../') || path.isAbsolute(relative)) {
      throw new Refusal(say('{0} lies outside the project.', path.basename(params.path)));
    }
    const content = readText(file);
    const text = params.text ?? (content.kind === 'text' ? content.text : '');
    const reader = this.#readers.get(params.root);
    if (reader === undefined) throw new Refusal(say('There is no project in {0}.', params.root));
    const { lifecycle } = reader.read().project;
    const plan = planLink(text, { path: relative, stage: params.stage, lifecycle });
    if (plan.kind === 'impossible') throw new Refusal(plan.message, plan.next);
    return plan.kind === 'already' ? [] : plan.edits.map((edit) => ({ path: file, ...edit }));
  }

  /** Runs a step; what users can mend is refused, faults of ours are told with their stack. */
  #guard(id: number | undefined, step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof Refusal && id !== undefined) {
        const next = error.next === undefined ? {} : { next: error.next };
        this.#send({ kind: 'refused', id, message: error.reason, ...next });
        return;
      }
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#send({ kind: 'fault', stack, ...(id === undefined ? {} : { id }) });
    }
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return false;
  return isRelevant(relative.split(path.sep).join('/'));
}
