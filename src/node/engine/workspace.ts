import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { FromEngine, WorkspaceScope } from '../../protocol/engine';
import { isRelevant } from '../files/walk';
import { ChangeAuthors } from '../git/changeAuthors';
import type { ProjectReader } from '../project/projectReader';
import { DayWatch } from './dayWatch';
import { EvidenceWatch } from './evidenceWatch';
import { MovedLinks } from './movedLinks';
import { OpenProjects } from './openProjects';
import { PerRoot } from './perRoot';
import { Refusal } from './refusal';
import { Saves } from './saves';

/** Everything is looked at anew so long after a change at the earliest: ms. */
const LEAST_PAUSE_MS = 10_000;
/** And after so many times as long as that takes. */
const SPARING = 100;

/** What a workspace needs of the thread that it lives in. */
export interface WorkspacePorts {
  readonly send: (message: FromEngine) => void;
  /** Does a step when the messages that wait already have been taken. */
  readonly afterQueue: (step: () => void) => void;
  /** Does a step after some ms, if the thread still lives. */
  readonly afterPause: (step: () => void, pause: number) => void;
  /** Tells the present moment. */
  readonly now: () => Date;
}

/** The projects of a window: finds them, derives their snapshots, and follows what changes. */
export class Workspace {
  readonly #ports: WorkspacePorts;
  readonly #projects: OpenProjects;
  readonly #days: DayWatch;
  readonly #evidence: EvidenceWatch;
  readonly #authors = new PerRoot((root) => new ChangeAuthors(root));
  readonly #moved = new PerRoot((root) => new MovedLinks(root));
  readonly #saves = new Saves();
  #derived: readonly ProjectSnapshot[] | undefined;
  /** What was sent last. */
  #last: readonly ProjectSnapshot[] | undefined;
  /** While everything is looked at anew, its end. */
  #renewing: Promise<void> | undefined;
  /** Counts derivations, so that what is learned of an old one is dropped. */
  #generation = 0;
  /** Paths of changes that are not derived from yet. */
  #pending: readonly string[] | undefined;
  #isReviewDue = false;
  #pause = LEAST_PAUSE_MS;

  constructor(ports: WorkspacePorts) {
    const { send, afterPause, now } = ports;
    this.#ports = ports;
    this.#projects = new OpenProjects(now);
    this.#days = new DayWatch(() => this.#nextDay(), afterPause, now);
    this.#evidence = new EvidenceWatch(
      (paths) => this.changed(paths),
      () => send({ kind: 'unwatched' }),
    );
  }

  get isTrusted(): boolean {
    return this.#projects.isTrusted;
  }

  /** Sets what is looked after; the first snapshots are out when it ends. */
  open({ folders, trusted }: WorkspaceScope): Promise<void> | undefined {
    this.#projects.open(folders, trusted);
    this.#days.start();
    return this.renew();
  }

  /** While everything is looked at anew, the end of that: whatever is asked meanwhile should wait for it. */
  get renewing(): Promise<void> | undefined {
    return this.#renewing;
  }

  /** Derives everything anew, and sends it whatever it is. */
  refresh(): Promise<void> | undefined {
    this.#projects.forget();
    this.#last = undefined;
    return this.renew();
  }

  /** Notes that a file of a project was written just now, and derives. */
  async written(reader: ProjectReader, file: string): Promise<void> {
    await this.#renewing;
    // What waits already must not be lost to this derivation.
    this.#catchUp();
    reader.touch(file);
    this.#derive();
  }

  /** The reader of a project; throws `Refusal` where there is none. */
  readerOf(root: string): ProjectReader {
    const reader = this.#projects.readerOf(root);
    if (reader === undefined) throw new Refusal(say('There is no project in {0}.', root));
    return reader;
  }

  /** Takes paths at which something changed; they join those that wait. */
  changed(paths: readonly string[]): void {
    const { folders } = this.#projects;
    const relevant = paths.filter((file) => folders.some((folder) => isInside(folder, file)));
    if (relevant.length === 0) return;
    for (const file of relevant) this.#projects.touch(file);
    const isScheduled = this.#pending !== undefined;
    this.#pending = [...(this.#pending ?? []), ...relevant];
    if (!isScheduled) this.#ports.afterQueue(() => this.#catchUpWhenSaved());
  }

  /** Derives for all changes since the last time, when none of them is half done. */
  #catchUpWhenSaved(): void {
    if (this.#pending === undefined || !this.#saves.areUnderWay(this.#pending)) this.#catchUp();
    else this.#ports.afterPause(() => this.#catchUpWhenSaved(), Saves.pause);
  }

  /** Derives once for all changes since the last time; a request may have done so already. */
  #catchUp(): void {
    const changed = this.#pending;
    if (changed === undefined) return;
    this.#projects.update(changed);
    this.#derive();
    if (!this.#isReviewDue) this.#ports.afterPause(() => this.#review(), this.#pause);
    this.#isReviewDue = true;
  }

  /** A watcher may miss changes, of many at once above all: whoever was told of some looks at everything in a while. */
  #review(): void {
    this.#isReviewDue = false;
    void this.renew();
  }

  /** The last day of evidence and of waivers may have passed. */
  #nextDay(): void {
    this.#catchUp();
    this.#derive();
  }

  /** Looks at everything anew, beside git where that is asked: ends when that is done, nothing if it is. */
  renew(): Promise<void> | undefined {
    const begin = performance.now();
    const end = (): void => {
      this.#derive();
      this.#pause = Math.max(LEAST_PAUSE_MS, (performance.now() - begin) * SPARING);
    };
    this.#projects.renew();
    // Before git is asked: both would be slower beside each other, and this is waited for.
    this.#outline();
    const prepared = this.#projects.prepare();
    if (prepared.length === 0) end();
    else this.#renewing = this.#after(prepared, end);
    return this.#renewing;
  }

  async #after(prepared: readonly Promise<void>[], end: () => void): Promise<void> {
    await Promise.allSettled(prepared);
    this.#renewing = undefined;
    end();
  }

  /** Tells what is known before the files are read, if nothing is shown yet and reading takes its time. */
  #outline(): void {
    const { readers } = this.#projects;
    if (this.#last !== undefined || !readers.some(({ hasManyFiles }) => hasManyFiles)) return;
    this.#ports.send({ kind: 'outlines', projects: readers.map((reader) => reader.outline()) });
  }

  #derive(): void {
    this.#pending = undefined;
    this.#evidence.follow(this.#projects.roots);
    const projects = this.#projects.present.map((reader) => reader.readTouched().snapshot);
    if (this.#last !== undefined && isSame(projects, this.#derived)) return;
    this.#derived = projects;
    this.#generation += 1;
    this.#publish(projects.map((project) => this.#told(project)));
    for (const reader of this.#projects.readers) reader.save();
    // In an untrusted workspace no process is started, git included.
    if (this.isTrusted) void this.#attribute(projects, this.#generation);
  }

  /** Sends the projects unless they are as they were. */
  #publish(projects: readonly ProjectSnapshot[]): void {
    // Parts that are as they were are mostly the same objects, at which the comparison does not look closer.
    if (isDeepStrictEqual(projects, this.#last)) return;
    this.#last = projects;
    this.#ports.send({ kind: 'snapshots', projects });
  }

  /** Adds what git tells once it has: the commits behind stale checks, and where linked files were moved. */
  async #attribute(projects: readonly ProjectSnapshot[], generation: number): Promise<void> {
    await Promise.all(
      projects.flatMap((project) => [
        this.#authors.of(project.root).attribute(project),
        this.#moved.of(project.root).learn(),
      ]),
    );
    if (generation === this.#generation) this.#publish(projects.map((project) => this.#told(project)));
  }

  /** A project with what git has told of it so far. */
  #told(project: ProjectSnapshot): ProjectSnapshot {
    const { root } = project;
    return this.#moved.of(root).withKnown(this.#authors.of(root).withKnown(project));
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
