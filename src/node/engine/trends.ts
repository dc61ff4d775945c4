import type { EngineRequests } from '../../protocol/engine';
import { GitHistory } from '../history/gitHistory';
import { MetricVersionReader } from '../history/metricVersions';
import { readCadence } from '../history/readCadence';
import { readMetricHistory } from '../history/readMetricHistory';
import type { ProjectState } from '../project/deriveState';
import { PerRoot } from './perRoot';
import { PlanAtHead } from './planAtHead';
import { unlessRefused } from './refusal';

/** Tells how projects developed, and keeps what it learned of them until it is to forget. Starts git. */
export class Trends {
  readonly #learned: PerRoot<ReturnType<typeof learnedOf>>;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#learned = new PerRoot((root) => learnedOf(root, env));
  }

  /** The metrics through the commits; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async metrics(root: string, state: ProjectState): Promise<EngineRequests['metricHistory']['result']> {
    const { git, versions } = this.#learned.of(root);
    const { history, isShallow } = unlessRefused(await readMetricHistory(git, versions, state));
    return { history, isShallow };
  }

  /** The pace of the wheels; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async cadence(root: string, state: ProjectState): Promise<EngineRequests['cadence']['result']> {
    const { git, pace } = this.#learned.of(root);
    const read = async () => unlessRefused(await readCadence(git, state));
    const { cadence, isShallow } = await pace.of(git, state, read);
    return { cadence, isShallow };
  }

  forget(): void {
    this.#learned.forget();
  }
}

/** What was learned of how a project developed. */
function learnedOf(root: string, env: NodeJS.ProcessEnv) {
  return {
    git: new GitHistory(root, env),
    versions: new MetricVersionReader(),
    pace: new PlanAtHead<EngineRequests['cadence']['result']>(),
  };
}
