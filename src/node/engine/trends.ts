import type { EngineRequests } from '../../protocol/engine';
import { GitHistory } from '../history/gitHistory';
import { MetricVersionReader } from '../history/metricVersions';
import { readCadence } from '../history/readCadence';
import { readMetricHistory } from '../history/readMetricHistory';
import type { ProjectState } from '../project/deriveState';
import { unlessRefused } from './refusal';

interface Learned {
  readonly git: GitHistory;
  readonly versions: MetricVersionReader;
}

/** Tells how projects developed, and keeps what it learned of them until it is to forget. Starts git. */
export class Trends {
  readonly #env: NodeJS.ProcessEnv;
  readonly #learned = new Map<string, Learned>();

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  /** The metrics through the commits; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async metrics(root: string, state: ProjectState): Promise<EngineRequests['metricHistory']['result']> {
    const { git, versions } = this.#of(root);
    const { history, isShallow } = unlessRefused(await readMetricHistory(git, versions, state));
    return { history, isShallow };
  }

  /** The pace of the wheels; throws `Refusal` where git cannot tell. `state` is the project's now. */
  async cadence(root: string, state: ProjectState): Promise<EngineRequests['cadence']['result']> {
    const { cadence, isShallow } = unlessRefused(await readCadence(this.#of(root).git, state));
    return { cadence, isShallow };
  }

  forget(): void {
    this.#learned.clear();
  }

  #of(root: string): Learned {
    const known = this.#learned.get(root);
    if (known !== undefined) return known;
    const learned = { git: new GitHistory(root, this.#env), versions: new MetricVersionReader() };
    this.#learned.set(root, learned);
    return learned;
  }
}
