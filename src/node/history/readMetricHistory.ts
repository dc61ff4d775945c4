import { metricHistory, releasesOf, type MetricHistory } from '../../core/history/metricHistory';
import { resolveRevision } from '../git/resolveRevision';
import type { ProjectState } from '../project/deriveState';
import { noCommitYet, type GitHistory, type Refused } from './gitHistory';
import type { MetricVersionReader } from './metricVersions';
import { readTags } from './readReleases';

/** The metrics of a project through its commits, or why they cannot be told. */
export type MetricHistoryReading =
  | {
      readonly kind: 'metrics';
      readonly history: MetricHistory;
      /** A shallow clone may lack older commits. */
      readonly isShallow: boolean;
    }
  | Refused;

/** Tells the metrics of the checks that a project has now. `state` is the project's now. */
export function readMetricHistory(
  git: GitHistory,
  reader: MetricVersionReader,
  { project, snapshot }: ProjectState,
): Promise<MetricHistoryReading> {
  return git.ask(async (folder): Promise<MetricHistoryReading> => {
    if ((await resolveRevision(folder.git, 'HEAD')) === undefined) return noCommitYet();
    const { commits, versions, isCut } = await reader.read(folder.git);
    const releases = [...(await readTags(folder.git)), ...releasesOf(project, snapshot.journal)];
    releases.sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
    const history = metricHistory(project, commits, versions, releases);
    return {
      kind: 'metrics',
      history: { ...history, isCut: history.isCut || isCut },
      isShallow: folder.isShallow,
    };
  });
}
