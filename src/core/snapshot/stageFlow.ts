import type { StageId } from '../lifecycle/lifecycle';
import type { UpstreamStage } from './snapshot';

/** Which stage reads what another writes: by the reading stage, the stages that write and one path of each. */
export type StageFlow = ReadonlyMap<StageId, readonly UpstreamStage[]>;

/** What a stage declares to read and to write: paths, globs, and the files that match them now. */
export interface StageTraffic {
  readonly stage: StageId;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** Joins the stages by what one declares to write and another to read; a stage that reads its own outputs is no flow. */
export function stageFlow(traffic: readonly StageTraffic[]): StageFlow {
  const writers = new Map<string, StageId[]>();
  for (const { stage, writes } of traffic) {
    for (const path of writes) writers.set(path, [...(writers.get(path) ?? []), stage]);
  }
  const flow = traffic.map(({ stage, reads }) => {
    const from = new Map<StageId, string>();
    for (const path of [...reads].sort()) {
      for (const writer of writers.get(path) ?? []) {
        if (writer !== stage && !from.has(writer)) from.set(writer, path);
      }
    }
    return [stage, [...from].map(([writer, path]): UpstreamStage => ({ stage: writer, path }))] as const;
  });
  return new Map(flow.filter(([, from]) => from.length > 0));
}

/**
 * The stale stages that a stage builds on, directly or through others, the nearest first; each once, whatever the number
 * of ways to it, and never the stage itself.
 */
export function staleUpstream(
  flow: StageFlow,
  stage: StageId,
  stale: ReadonlySet<StageId>,
): readonly UpstreamStage[] {
  const seen = new Set([stage]);
  const found: UpstreamStage[] = [];
  let ring: readonly StageId[] = [stage];
  while (ring.length > 0) {
    const next = ring.flatMap((id) => flow.get(id) ?? []).filter((item) => !seen.has(item.stage));
    const fresh = next.filter((item, at) => next.findIndex((other) => other.stage === item.stage) === at);
    for (const item of fresh) seen.add(item.stage);
    found.push(...fresh.filter((item) => stale.has(item.stage)));
    ring = fresh.map((item) => item.stage);
  }
  return found;
}
