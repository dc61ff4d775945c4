import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { EngineRequests } from '../../protocol/engine';
import { ChangeAuthors } from '../git/changeAuthors';
import { EvidenceAges } from '../history/evidenceAges';
import { GitHistory } from '../history/gitHistory';
import { readMoments, type MomentsReading } from '../history/readMoments';
import { RevisionReader } from '../history/revisionReader';
import type { ProjectState } from '../project/deriveState';
import { PerRoot } from './perRoot';
import { PlanAtHead } from './planAtHead';
import { unlessRefused } from './refusal';

/** Tells what projects were like, and keeps what it learned of them until it is to forget. Starts git. */
export class Past {
  readonly #learned: PerRoot<ReturnType<typeof learnedOf>>;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#learned = new PerRoot((root) => learnedOf(root, env));
  }

  /** The commits that touched the lifecycle; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async moments(root: string, state: ProjectState): Promise<EngineRequests['moments']['result']> {
    const { history, last } = this.#learned.of(root);
    const read = async () => unlessRefused(await readMoments(history, state));
    const { moments, isCut, isShallow } = await last.of(history, state, read);
    return { moments, isCut, isShallow };
  }

  /** A project as a commit has it, with the changes behind what was stale; throws `Refusal` where git cannot tell. */
  async at(root: string, commit: string): Promise<ProjectSnapshot> {
    const { state } = unlessRefused(await this.#learned.of(root).reader.read(commit));
    return new ChangeAuthors(root, commit).attribute(state.snapshot);
  }

  /** How old the evidence of a project's stages is, by its snapshot of now; throws `Refusal` where git cannot tell. */
  async ages(root: string, now: ProjectSnapshot): Promise<EngineRequests['evidenceAges']['result']> {
    const { ages } = unlessRefused(await this.#learned.of(root).ages.of(now));
    return { ages };
  }

  forget(): void {
    this.#learned.forget();
  }
}

/** What was learned of a project's past. */
function learnedOf(root: string, env: NodeJS.ProcessEnv) {
  return {
    history: new GitHistory(root, env),
    reader: new RevisionReader(root, env),
    ages: new EvidenceAges(root, env),
    last: new PlanAtHead<Exclude<MomentsReading, { readonly kind: 'refused' }>>(),
  };
}
