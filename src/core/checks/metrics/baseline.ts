import { normalisePattern } from '../../links/globs';
import { say, type Message } from '../../text/message';
import type { CheckWorld } from '../world/checkWorld';
import { measure, readRunFile, runFiles, type Measured, type MetricSource } from './metricSource';
import { readMetric } from './metricValue';

/** A number to compare with: one of a file as it is now, or as it was at a revision of git. */
export interface Baseline extends MetricSource {
  readonly revision?: string | undefined;
}

/** Reads the number to compare with. */
export async function readBaseline(baseline: Baseline, world: CheckWorld): Promise<Measured> {
  const { revision } = baseline;
  if (revision === undefined) return measure(baseline, world);
  const commit = await world.git.commitOf(revision);
  if (commit.kind === 'failed') {
    return fault(say('There is no baseline at {0}: {1}.', revision, commit.reason), commit.next);
  }
  if (commit.value === undefined) {
    const next = say('Name a commit, tag or branch that git knows here; a shallow clone does not have all.');
    return fault(say('There is no revision "{0}" to compare with.', revision), next);
  }
  return atCommit(baseline, revision, commit.value.id, world);
}

/** Asks for the commit rather than the revision: a branch that moves meanwhile must not mix two states. */
async function atCommit(
  { file, metric }: MetricSource,
  revision: string,
  commit: string,
  world: CheckWorld,
): Promise<Measured> {
  const path = normalisePattern(file);
  for (const candidate of [path, ...runFiles(path, metric)]) {
    const answer = await world.git.fileAt(commit, candidate);
    if (answer.kind === 'failed') {
      return fault(say('There is no baseline at {0}: {1}.', revision, answer.reason), answer.next);
    }
    const text = answer.value;
    // Of a folder git shows a list that begins so.
    if (text === undefined || text.startsWith(`tree ${commit}:`)) continue;
    const isRun = candidate !== path;
    const reading = isRun ? readRunFile(candidate, text, metric, path) : await readMetric(path, text, metric);
    if (reading.kind === 'value') return { kind: 'value', value: reading.value, place: {} };
    return fault(say('{0} at {1}: {2}', candidate, revision, reading.message), reading.next);
  }
  const next = say('Commit what holds the metric, or name a revision that has it.');
  return fault(say('{0} is not there at {1}: there is nothing to compare with.', path, revision), next);
}

function fault(message: Message, next: Message): Measured {
  return { kind: 'fault', fault: { message, next } };
}
