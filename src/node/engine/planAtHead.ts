import { resolveRevision } from '../git/resolveRevision';
import type { GitHistory } from '../history/gitHistory';
import type { ProjectState } from '../project/deriveState';

/** What is remembered depends on these alone. */
type Plan = Pick<ProjectState, 'project' | 'links'>;

/** Remembers what was last told of a project's commits, for as long as head, project file and links stay the same. */
export class PlanAtHead<T> {
  #last: { readonly head: unknown; readonly plan: Plan; readonly told: T } | undefined;

  /** What was told, or what `read` tells now; a `read` that throws leaves what is remembered. */
  async of(history: GitHistory, { project, links }: Plan, read: () => Promise<T>): Promise<T> {
    const head = await history.ask(({ git }) => resolveRevision(git, 'HEAD'));
    const last = this.#last;
    const isSamePlan = last?.plan.project === project && last.plan.links === links;
    if (last !== undefined && last.head === head && isSamePlan) return last.told;
    const told = await read();
    this.#last = { head, plan: { project, links }, told };
    return told;
  }
}
