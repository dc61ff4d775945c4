import { builtinCheck } from '../../core/checks/catalogue';
import { consumedPatterns } from '../../core/evidence/consumption';
import type { Revision } from '../../core/history/revision';
import type { Link } from '../../core/links/artifact';
import { compileGlobs, escapeGlob, normalisePattern } from '../../core/links/globs';
import { PROJECT_FILE } from '../../core/project/project';
import { STORE } from '../../core/evidence/evidencePath';
import { resolveRevision } from '../git/resolveRevision';
import type { ProjectState } from '../project/deriveState';
import { noCommitYet, type GitHistory, type Refused } from './gitHistory';
import { linksOfAll } from './linksOfAll';
import { LOG, recordsOf, type LogRecord } from './logRecords';

/** Nobody looks at more moments one by one; older ones are found by their commits. */
export const MOST_MOMENTS = 2000;

/** The moments of a project's past, or why they cannot be told. */
export type MomentsReading =
  | {
      readonly kind: 'moments';
      /** The commits that touched the lifecycle, the oldest first. */
      readonly moments: readonly Revision[];
      /** There are more than these, older ones. */
      readonly isCut: boolean;
      /** A shallow clone may lack older ones. */
      readonly isShallow: boolean;
    }
  | Refused;

/**
 * The commits of the current branch that changed what the lifecycle is told by: the project file, evidence, the journal,
 * linked files and those that checks consume, by the project file of now. `state` is the project's now.
 */
export function readMoments(history: GitHistory, state: ProjectState): Promise<MomentsReading> {
  return history.ask(async ({ git, isShallow }): Promise<MomentsReading> => {
    if ((await resolveRevision(git, 'HEAD')) === undefined) return noCommitYet();
    const records = sinceTheProject(joined(recordsOf(await git.text([...LOG, '-m', 'HEAD', '--', '.']))));
    const touches = touchOf(state, records);
    const found = records.filter(({ changes }) => changes.some(({ path }) => touches(path)));
    const moments = found.slice(0, MOST_MOMENTS).reverse().map(revisionOf);
    return { kind: 'moments', moments, isCut: found.length > MOST_MOMENTS, isShallow };
  });
}

/** A merge is told once for each of its sides: it brings together what no commit before it had, whatever that is. */
function joined(records: readonly LogRecord[]): readonly LogRecord[] {
  const byCommit = new Map<string, LogRecord>();
  for (const record of records) {
    const known = byCommit.get(record.commit);
    byCommit.set(
      record.commit,
      known ? { ...known, changes: [...known.changes, ...record.changes] } : record,
    );
  }
  return [...byCommit.values()];
}

/** The records from the first that has the project file, in their order: the last first. */
function sinceTheProject(records: readonly LogRecord[]): readonly LogRecord[] {
  const first = records.findLastIndex(({ changes }) =>
    changes.some(({ path, is }) => path === PROJECT_FILE && is !== undefined),
  );
  return records.slice(0, first + 1);
}

function revisionOf({ commit, author, date, subject }: LogRecord): Revision {
  return { commit, author, date, subject };
}

/** Whether a change of a path touches the lifecycle. */
function touchOf(state: ProjectState, records: readonly LogRecord[]): (path: string) => boolean {
  const paths = [...new Set(records.flatMap(({ changes }) => changes.map(({ path }) => path)))];
  const links = linksOfAll(state, paths);
  const linked = new Set(links.map(({ path }) => path));
  const consumed = compileGlobs([...consumedBy(state, links)].filter((pattern) => !pattern.startsWith('!')));
  const touching = paths.filter(
    (path) =>
      path === PROJECT_FILE ||
      path.startsWith(`${STORE}/`) ||
      // What DVC keeps is known by these.
      /(?:\.dvc|(?:^|\/)dvc\.lock)$/.test(path) ||
      linked.has(path) ||
      consumed(path) !== undefined,
  );
  const known = new Set(touching);
  return (path) => known.has(path);
}

/** Patterns of all that stages and checks read; a folder stands for what is in it. */
function consumedBy({ project }: ProjectState, links: readonly Link[]): ReadonlySet<string> {
  const patterns = project.stages.flatMap((stage) => {
    const own = links.filter((link) => link.stage === stage.id);
    const consumed = stage.checks.flatMap((check) => {
      const builtin = check.kind === 'builtin' ? builtinCheck(check.uses) : undefined;
      return consumedPatterns(check, stage, own, builtin).include;
    });
    return [...stage.inputs, ...stage.outputs, ...consumed];
  });
  const linked = new Set(links.map(({ path }) => escapeGlob(path)));
  // Linked files are known by their paths: thousands of patterns would be slow to match.
  const others = new Set(patterns.map(normalisePattern).filter((pattern) => !linked.has(pattern)));
  return new Set([...others].flatMap((pattern) => [pattern, `${pattern}/**`]));
}
