import type { Cause, Change } from '../../core/evidence/evidence';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { GitProcess } from './gitProcess';

/** Of so many files at most git is asked: a branch switch may change thousands. */
const MOST_FILES = 20;
/** A git that is silent for so long is given up: ms. */
const PATIENCE_MS = 5000;

const LAST_COMMIT = ['log', '-1', '--raw', '--no-abbrev', '--no-renames', '--format=%H%x00%an%x00%aI%x00'];

type FileCause = Extract<Cause, { readonly path: string }>;

/** Finds the commits behind the causes of staleness. Starts git, so it is for trusted workspaces only. */
export class ChangeAuthors {
  readonly #root: string;
  readonly #commit: string;
  readonly #known = new Map<string, Change | undefined>();

  /** `commit`: the one that is looked back from. */
  constructor(root: string, commit = 'HEAD') {
    this.#root = root;
    this.#commit = commit;
  }

  /** The snapshot with `by` at those causes whose commit is known already. */
  withKnown(snapshot: ProjectSnapshot): ProjectSnapshot {
    return withCauses(snapshot, (cause) => {
      const by = this.#known.get(keyOf(cause));
      return by === undefined ? cause : { ...cause, by };
    });
  }

  /** The snapshot with `by` wherever a commit explains the cause; without git, or outside a repository, as it is. */
  async attribute(snapshot: ProjectSnapshot): Promise<ProjectSnapshot> {
    const unknown = fileCauses(snapshot).filter((cause) => !this.#known.has(keyOf(cause)));
    try {
      await this.#learn(unknown.slice(0, MOST_FILES));
    } catch {
      // No git, no repository, no commit yet: nobody can be named.
    }
    return this.withKnown(snapshot);
  }

  async #learn(causes: readonly FileCause[]): Promise<void> {
    if (causes.length === 0) return;
    const git = new GitProcess(this.#root, process.env, [], PATIENCE_MS);
    await Promise.all(
      causes.map(async (cause) => {
        const log = await git.text([...LAST_COMMIT, this.#commit, '--', cause.path]);
        this.#known.set(keyOf(cause), parseChange(log, cause));
      }),
    );
  }
}

/** The author of the last commit of a file, if that commit left it as the cause says; what came later is not committed. */
function parseChange(log: string, cause: FileCause): Change | undefined {
  const [commit, author, date, raw] = log.split('\0');
  // `:100644 100644 <old id> <new id> M`, then the path.
  const [, , , id, status] = raw?.trim().split(/\s+/) ?? [];
  const explains = cause.kind === 'removed' ? status === 'D' : id === cause.is || isNew(cause, status);
  return explains && commit && author && date ? { commit, author, date } : undefined;
}

/** Only that a file came counts, not what is in it. */
function isNew(cause: FileCause, status: string | undefined): boolean {
  return cause.kind === 'added' && cause.is === undefined && status === 'A';
}

function fileCauses(snapshot: ProjectSnapshot): readonly FileCause[] {
  const causes = snapshot.stages.flatMap((stage) => stage.checks.flatMap((check) => check.causes));
  const files = causes.filter((cause): cause is FileCause => 'path' in cause);
  return [...new Map(files.map((cause) => [keyOf(cause), cause])).values()];
}

function keyOf(cause: FileCause): string {
  return [cause.kind, cause.path, 'is' in cause ? cause.is : ''].join('\0');
}

function withCauses(snapshot: ProjectSnapshot, change: (cause: FileCause) => Cause): ProjectSnapshot {
  const stages = snapshot.stages.map((stage) => ({
    ...stage,
    checks: stage.checks.map((check) =>
      check.causes.length === 0
        ? check
        : { ...check, causes: check.causes.map((cause) => ('path' in cause ? change(cause) : cause)) },
    ),
  }));
  return { ...snapshot, stages };
}
