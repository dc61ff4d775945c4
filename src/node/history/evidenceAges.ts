import type { EvidenceAge } from '../../core/boardView/evidenceAge';
import { EVIDENCE_FOLDER, evidencePath } from '../../core/evidence/evidencePath';
import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import type { GitFolder } from '../git/gitFolder';
import { resolveRevision } from '../git/resolveRevision';
import { STATUS, statusRecords } from '../git/statusRecords';
import { GitHistory, type Refused } from './gitHistory';
import { LOG, recordsOf } from './logRecords';

/** Commits that touched evidence are read up to so many; evidence that none of them touched has no date. */
const MOST_COMMITS = 5000;

/** How old the evidence of each stage is, or why git cannot tell. */
export type EvidenceAgesReading = { readonly kind: 'ages'; readonly ages: readonly EvidenceAge[] } | Refused;

/** Tells when evidence was committed. The log is read once for each head. Starts git, so it is for trusted workspaces only. */
export class EvidenceAges {
  readonly #history: GitHistory;
  #last: { readonly head: string; readonly dates: ReadonlyMap<string, string> } | undefined;

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#history = new GitHistory(root, env);
  }

  /** Of the stages of a project as it is now; those without evidence are left out. */
  of({ stages }: ProjectSnapshot): Promise<EvidenceAgesReading> {
    return this.#history.ask(async (folder): Promise<EvidenceAgesReading> => {
      const [dates, changed] = await Promise.all([this.#dates(folder), uncommittedEvidence(folder)]);
      return { kind: 'ages', ages: stages.flatMap((stage) => ageOf(stage, dates, changed)) };
    });
  }

  async #dates({ git }: GitFolder): Promise<ReadonlyMap<string, string>> {
    const head = await resolveRevision(git, 'HEAD');
    if (head === undefined) return new Map();
    if (this.#last?.head === head) return this.#last.dates;
    const limit = `--max-count=${String(MOST_COMMITS)}`;
    const dates = new Map<string, string>();
    for (const { date, changes } of recordsOf(await git.text([...LOG, limit, head, '--', EVIDENCE_FOLDER]))) {
      for (const { path, is } of changes) if (is !== undefined && !dates.has(path)) dates.set(path, date);
    }
    this.#last = { head, dates };
    return dates;
  }
}

/** Paths of evidence that the last commit does not have as it is. */
async function uncommittedEvidence({ git, prefix }: GitFolder): Promise<ReadonlySet<string>> {
  const records = statusRecords(await git.text([...STATUS, '--', EVIDENCE_FOLDER]));
  return new Set(records.map(({ path }) => path.slice(prefix.length)));
}

function ageOf(
  { id, checks }: StageSnapshot,
  dates: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): readonly EvidenceAge[] {
  const files = checks
    .filter(({ freshness }) => freshness !== undefined)
    .map((check) => evidencePath(id, check.id));
  if (files.length === 0) return [];
  const committed = files
    .filter((file) => !changed.has(file))
    .flatMap((file) => dates.get(file) ?? [])
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const [oldest] = committed;
  const newest = committed.at(-1);
  return [
    {
      stage: id,
      ...(oldest === undefined ? {} : { oldest }),
      ...(newest === undefined ? {} : { newest }),
      uncommitted: files.filter((file) => changed.has(file)).length,
    },
  ];
}
