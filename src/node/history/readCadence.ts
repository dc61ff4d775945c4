import type { Verdict } from '../../core/evidence/evidence';
import { parseEvidence } from '../../core/evidence/evidenceFile';
import { checkOfEvidence, STORE } from '../../core/evidence/evidencePath';
import { cadenceOf, type Cadence, type PacedCommit } from '../../core/history/cadence';
import { readObjects } from '../git/gitObjects';
import { resolveRevision } from '../git/resolveRevision';
import type { ProjectState } from '../project/deriveState';
import { noCommitYet, type GitHistory, type Refused } from './gitHistory';
import { linksOfAll } from './linksOfAll';
import { LOG, recordsOf, type FileChange, type LogRecord } from './logRecords';

/** Larger evidence is none: bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The pace of a project's wheels, or why it cannot be told. */
export type CadenceReading =
  | {
      readonly kind: 'cadence';
      readonly cadence: Cadence;
      /** A shallow clone may lack older commits. */
      readonly isShallow: boolean;
    }
  | Refused;

/** Counts in one pass over the current branch; merges bring nothing of their own. `state` is the project's now. */
export function readCadence(history: GitHistory, state: ProjectState): Promise<CadenceReading> {
  return history.ask(async ({ git, isShallow }): Promise<CadenceReading> => {
    if ((await resolveRevision(git, 'HEAD')) === undefined) return noCommitYet();
    const records = recordsOf(await git.text([...LOG, '--no-merges', 'HEAD', '--', '.']));
    const evidence = records.flatMap(({ changes }) =>
      changes.filter(({ path }) => checkOfEvidence(path) !== undefined),
    );
    const verdicts = new Map<string, Verdict>();
    const ids = evidence.flatMap(({ was, is }) => [was, is].filter((id) => id !== undefined));
    for await (const { id, bytes } of readObjects(git, ids, MOST_BYTES)) {
      const reading = parseEvidence(bytes.toString('utf8'));
      if (reading.kind === 'evidence') verdicts.set(id, reading.evidence.verdict);
    }
    const commits = records.map((record) => pacedCommit(record, verdicts));
    const links = linksOfAll(
      state,
      commits.flatMap(({ paths }) => paths),
    );
    return { kind: 'cadence', cadence: cadenceOf(state.project.lifecycle, links, commits), isShallow };
  });
}

function pacedCommit({ date, changes }: LogRecord, verdicts: ReadonlyMap<string, Verdict>): PacedCommit {
  const verdictOf = (id: string | undefined) => (id === undefined ? undefined : verdicts.get(id));
  const turnedToPass = ({ was, is }: FileChange): boolean =>
    verdictOf(is) === 'pass' && verdictOf(was) !== 'pass';
  return {
    date,
    paths: changes.map(({ path }) => path).filter((path) => !path.startsWith(`${STORE}/`)),
    passes: changes.filter(turnedToPass).flatMap(({ path }) => checkOfEvidence(path)?.stage ?? []),
  };
}
