import { parseEvidence } from '../../core/evidence/evidenceFile';
import { evidencePath } from '../../core/evidence/evidencePath';
import type { EvidenceVersion } from '../../core/history/evidenceVersion';
import { checkKey } from '../../core/snapshot/checkKey';
import type { GitFolder } from '../git/gitFolder';
import { readObjects } from '../git/gitObjects';
import type { GitProcess } from '../git/gitProcess';
import { resolveRevision } from '../git/resolveRevision';
import { GitHistory, noCommitYet, type Refused } from './gitHistory';
import { HistoryCache, type KnownVersions } from './historyCache';
import { LOG, recordsOf } from './logRecords';

/** Larger evidence is none: bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** All versions of the evidence of a check, or why they cannot be told. */
export type EvidenceHistoryReading =
  | {
      readonly kind: 'versions';
      /** By the time of their commits, the oldest first. */
      readonly versions: readonly EvidenceVersion[];
      /** A shallow clone may lack older ones. */
      readonly isShallow: boolean;
    }
  | Refused;

/**
 * What the commits of the current branch left of the evidence of checks. Reads each commit once: what it learned is kept
 * in memory and in the project's cache. Starts git, so it is for trusted workspaces only.
 */
export class EvidenceHistory {
  readonly #history: GitHistory;
  readonly #cache: HistoryCache;

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#history = new GitHistory(root, env);
    this.#cache = new HistoryCache(root);
  }

  /** Versions that removed the evidence, or left it unusable, are left out. `stage` and `check` are ids. */
  of(stage: string, check: string): Promise<EvidenceHistoryReading> {
    return this.#history.ask(async (folder): Promise<EvidenceHistoryReading> => {
      const head = await resolveRevision(folder.git, 'HEAD');
      if (head === undefined) return noCommitYet();
      const file = evidencePath(stage, check);
      const known = await this.#known(folder, checkKey(stage, check), head);
      if (known?.head === head) return versionsOf(known, folder);
      const learned = { head, versions: await learn(folder.git, file, head, known) };
      // What a shallow clone begins with moves when more of it is fetched.
      if (!folder.isShallow) this.#cache.put(checkKey(stage, check), learned);
      return versionsOf(learned, folder);
    });
  }

  /** What is known of a commit that the head builds on; nothing after a rebase or on another branch. */
  async #known({ git, isShallow }: GitFolder, key: string, head: string): Promise<KnownVersions | undefined> {
    const known = isShallow ? undefined : this.#cache.get(key);
    if (known === undefined || known.head === head) return known;
    if ((await resolveRevision(git, known.head)) === undefined) return undefined;
    const base = (await git.text(['merge-base', known.head, head])).trim();
    return base === known.head ? known : undefined;
  }
}

function versionsOf({ versions }: KnownVersions, { isShallow }: GitFolder): EvidenceHistoryReading {
  return { kind: 'versions', versions, isShallow };
}

async function learn(
  git: GitProcess,
  file: string,
  head: string,
  known: KnownVersions | undefined,
): Promise<readonly EvidenceVersion[]> {
  const range = known === undefined ? head : `${known.head}..${head}`;
  const output = await git.text([...LOG, range, '--', file]);
  const records = recordsOf(output).toReversed();
  const ids = records.flatMap(({ changes }) => changes[0]?.is ?? []);
  const contents = new Map<string, Pick<EvidenceVersion, 'verdict' | 'metrics'>>();
  for await (const { id, bytes } of readObjects(git, ids, MOST_BYTES)) {
    const reading = parseEvidence(bytes.toString('utf8'));
    if (reading.kind !== 'evidence') continue;
    const { verdict, metrics = {} } = reading.evidence;
    contents.set(id, { verdict, metrics });
  }
  const versions = records.flatMap(({ commit, author, date, changes }) => {
    const content = contents.get(changes[0]?.is ?? '');
    return content === undefined ? [] : [{ commit, author, date, ...content }];
  });
  return inOrder([...(known?.versions ?? []), ...versions]);
}

/** By time; commits of the same second stay as they are. */
function inOrder(versions: readonly EvidenceVersion[]): readonly EvidenceVersion[] {
  const timed = versions.map((version) => ({ version, time: Date.parse(version.date) }));
  return timed.sort((a, b) => a.time - b.time).map(({ version }) => version);
}
