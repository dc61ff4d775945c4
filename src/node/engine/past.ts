import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { EngineRequests } from '../../protocol/engine';
import { ChangeAuthors } from '../git/changeAuthors';
import { resolveRevision } from '../git/resolveRevision';
import { EvidenceAges } from '../history/evidenceAges';
import { GitHistory } from '../history/gitHistory';
import { readMoments, type MomentsReading } from '../history/readMoments';
import { RevisionReader } from '../history/revisionReader';
import type { ProjectState } from '../project/deriveState';
import { unlessRefused } from './refusal';

/** What was learned of a project's past. */
interface Learned {
  readonly history: GitHistory;
  readonly reader: RevisionReader;
  readonly ages: EvidenceAges;
  last?: {
    readonly head: unknown;
    readonly state: ProjectState;
    readonly reading: Exclude<MomentsReading, { readonly kind: 'refused' }>;
  };
}

/** Tells what projects were like, and keeps what it learned of them until it is to forget. Starts git. */
export class Past {
  readonly #env: NodeJS.ProcessEnv;
  readonly #learned = new Map<string, Learned>();

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  /** The commits that touched the lifecycle; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async moments(root: string, state: ProjectState): Promise<EngineRequests['moments']['result']> {
    const learned = this.#of(root);
    const head = await learned.history.ask(({ git }) => resolveRevision(git, 'HEAD'));
    const { last } = learned;
    const isKnown = last !== undefined && last.head === head && isSamePlan(last.state, state);
    const reading = isKnown ? last.reading : unlessRefused(await readMoments(learned.history, state));
    learned.last = { head, state, reading };
    const { moments, isCut, isShallow } = reading;
    return { moments, isCut, isShallow };
  }

  /** A project as a commit has it, with the changes behind what was stale; throws `Refusal` where git cannot tell. */
  async at(root: string, commit: string): Promise<ProjectSnapshot> {
    const { state } = unlessRefused(await this.#of(root).reader.read(commit));
    return new ChangeAuthors(root, commit).attribute(state.snapshot);
  }

  /** How old the evidence of a project's stages is, by its snapshot of now; throws `Refusal` where git cannot tell. */
  async ages(root: string, now: ProjectSnapshot): Promise<EngineRequests['evidenceAges']['result']> {
    const { ages } = unlessRefused(await this.#of(root).ages.of(now));
    return { ages };
  }

  forget(): void {
    this.#learned.clear();
  }

  #of(root: string): Learned {
    const known = this.#learned.get(root);
    if (known !== undefined) return known;
    const learned = {
      history: new GitHistory(root, this.#env),
      reader: new RevisionReader(root, this.#env),
      ages: new EvidenceAges(root, this.#env),
    };
    this.#learned.set(root, learned);
    return learned;
  }
}

/** Whether the same commits touch both. */
function isSamePlan(a: ProjectState, b: ProjectState): boolean {
  return a.project === b.project && a.links === b.links;
}
