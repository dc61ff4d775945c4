import { readDrift } from '../../core/charts/driftChart';
import { driftHistory } from '../../core/charts/driftHistory';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { EngineRequests, ToEngine } from '../../protocol/engine';
import { EvidenceHistory } from '../history/evidenceHistory';
import { PerRoot } from './perRoot';
import { Refusal, unlessRefused } from './refusal';

export type DriftRequest = Extract<ToEngine, { readonly request: 'driftHistory' | 'driftAt' }>;
type Answer = EngineRequests[DriftRequest['request']]['result'];

/** Tells how drift went through the commits; keeps what it learned until it is to forget. Starts git. */
export class Drifts {
  readonly #histories: PerRoot<EvidenceHistory>;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#histories = new PerRoot((root) => new EvidenceHistory(root, env));
  }

  /** Answers for a check of the project; throws `Refusal` where there is none, or where git cannot tell. */
  async answer({ request, params }: DriftRequest, project: ProjectSnapshot): Promise<Answer> {
    const { root, stage, check } = params;
    const found = project.stages.find(({ id }) => id === stage)?.checks.find(({ id }) => id === check);
    if (found === undefined) throw new Refusal(say('The project has no check {0}/{1}.', stage, check));
    const reading = unlessRefused(await this.#histories.of(root).of(stage, check));
    if (request === 'driftHistory') return driftHistory(reading.versions, reading.isShallow);
    const version = reading.versions.findLast(({ commit }) => commit === params.commit);
    const chart = version && readDrift(version.metrics);
    if (chart === undefined) {
      throw new Refusal(say('Commit {0} measured no drift with {1}.', params.commit.slice(0, 7), check));
    }
    return { chart };
  }

  forget(): void {
    this.#histories.forget();
  }
}
