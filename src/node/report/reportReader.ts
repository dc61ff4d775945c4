import { diffSnapshots } from '../../core/history/diffSnapshots';
import type { EvidenceVersion } from '../../core/history/evidenceVersion';
import { dayOfRevision, type Revision } from '../../core/history/revision';
import type { Audience } from '../../core/reportDocument/audience';
import { keyMetrics } from '../../core/reportDocument/content/keyMetrics';
import type { ReportedProject } from '../../core/reportDocument/reportInput';
import { checkKey } from '../../core/snapshot/checkKey';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { ChangeAuthors } from '../git/changeAuthors';
import { EvidenceHistory } from '../history/evidenceHistory';
import { findRevision } from '../history/findRevision';
import { GitHistory, type Refused } from '../history/gitHistory';
import { RevisionReader } from '../history/revisionReader';

type Histories = ReportedProject['histories'];
type Since = NonNullable<ReportedProject['since']>;

/** What is reported of a project, or why git cannot tell it. */
export type ReportReading = { readonly kind: 'project'; readonly project: ReportedProject } | Refused;

/** What a report is to tell of a project. */
export interface ReportWish {
  readonly audience: Audience;
  /** The project's folder as people know it. */
  readonly shownRoot: string;
  /** The way from the report to the project: see `ReportedProject`. */
  readonly way?: string;
  /** A revision since which changes are told. */
  readonly since?: string;
}

/** Gathers what a report tells of a project. Starts git, so it is for trusted workspaces only. */
export class ReportReader {
  readonly #root: string;
  readonly #history: GitHistory;
  readonly #revisions: RevisionReader;
  readonly #evidence: EvidenceHistory;

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#history = new GitHistory(root, env);
    this.#revisions = new RevisionReader(root, env);
    this.#evidence = new EvidenceHistory(root, env);
  }

  /** The project by its snapshot of now, with what git knows of it; without git all the same. `day`: today. */
  async now(now: ProjectSnapshot, day: string, wish: ReportWish): Promise<ReportReading> {
    const snapshot = await new ChangeAuthors(this.#root).attribute(now);
    const revision = await this.#head();
    const since = await this.#since(snapshot, wish);
    if (since !== undefined && 'kind' in since) return since;
    const histories = await this.#histories(snapshot, wish);
    const { shownRoot, way } = wish;
    const project: ReportedProject = {
      ...{ shownRoot, snapshot, day, histories, isPast: false },
      ...(way === undefined ? {} : { way }),
      ...(revision === undefined ? {} : { revision }),
      ...(since === undefined ? {} : { since }),
    };
    return { kind: 'project', project };
  }

  /** The project as a revision has it. Its files may be gone, so that nothing leads to them. */
  async at(name: string, wish: ReportWish): Promise<ReportReading> {
    const reading = await this.#revisions.read(name);
    if (reading.kind === 'refused') return reading;
    const { revision, state } = reading;
    const snapshot = await new ChangeAuthors(this.#root, revision.commit).attribute(state.snapshot);
    const since = await this.#since(snapshot, wish);
    if (since !== undefined && 'kind' in since) return since;
    const histories = await this.#upTo(revision, await this.#histories(snapshot, wish));
    const project: ReportedProject = {
      ...{ shownRoot: wish.shownRoot, snapshot, day: dayOfRevision(revision), revision, histories },
      isPast: true,
      ...(since === undefined ? {} : { since }),
    };
    return { kind: 'project', project };
  }

  async #head(): Promise<Revision | undefined> {
    const found = await this.#history.ask((folder) => findRevision(folder, 'HEAD'));
    return 'kind' in found ? undefined : found;
  }

  async #since(snapshot: ProjectSnapshot, { since }: ReportWish): Promise<Since | Refused | undefined> {
    if (since === undefined) return undefined;
    const reading = await this.#revisions.read(since);
    if (reading.kind === 'refused') return reading;
    const { revision, state } = reading;
    return { revision, changes: diffSnapshots(state.snapshot, snapshot) };
  }

  /** The past of the key figures, for whom they are told; of those that git cannot tell nothing. */
  async #histories(snapshot: ProjectSnapshot, { audience }: ReportWish): Promise<Histories> {
    const histories = new Map<string, readonly EvidenceVersion[]>();
    if (audience !== 'stakeholder') return histories;
    for (const { check } of keyMetrics(snapshot)) {
      const reading = await this.#evidence.of(check.stage, check.id);
      if (reading.kind === 'versions') histories.set(checkKey(check.stage, check.id), reading.versions);
    }
    return histories;
  }

  /** Without what came after a commit, or on another branch. */
  async #upTo({ commit }: Revision, histories: Histories): Promise<Histories> {
    if (histories.size === 0) return histories;
    const listed = await this.#history.ask(({ git }) => git.text(['rev-list', commit]));
    const reached = new Set(typeof listed === 'string' ? listed.split('\n') : []);
    return new Map(
      [...histories].map(([key, versions]) => [
        key,
        versions.filter((version) => reached.has(version.commit)),
      ]),
    );
  }
}
