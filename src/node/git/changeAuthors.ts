import type { Cause, Change } from '../../core/evidence/evidence';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';

/** Of so many files at most git is asked: a branch switch may change thousands. */
const MOST_FILES = 20;
/** A git that is silent for so long is given up: ms. */
const PATIENCE_MS = 5000;

const LOG = ['log', '-1', '--format=%H%x00%an%x00%aI', '--'];

type FileCause = Extract<Cause, { readonly path: string }>;

/** Finds the commits behind the causes of staleness. Starts git, so it is for trusted workspaces only. */
export class ChangeAuthors {
  readonly #root: string;
  readonly #known = new Map<string, Change | undefined>();

  constructor(root: string) {
    this.#root = root;
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
    const { simpleGit } = await import('simple-git');
    const git = simpleGit(this.#root, { timeout: { block: PATIENCE_MS } });
    const paths = causes.map((cause) => cause.path);
    const committed = parseTree(
      await git.raw(['--literal-pathspecs', 'ls-tree', '-z', 'HEAD', '--', ...paths]),
    );
    for (const cause of causes) {
      const id = committed.get(cause.path);
      const isCommitted = cause.kind === 'removed' ? id === undefined : id === cause.is;
      const log = isCommitted && (await git.raw(['--literal-pathspecs', ...LOG, cause.path]));
      this.#known.set(keyOf(cause), log ? parseChange(log) : undefined);
    }
  }
}

function parseTree(text: string): ReadonlyMap<string, string> {
  const entries = text.split('\0').flatMap((line) => {
    const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[2], match[1]] as const];
  });
  return new Map(entries);
}

function parseChange(text: string): Change | undefined {
  const [commit, author, date] = text.trim().split('\0');
  return commit && author && date ? { commit, author, date } : undefined;
}

function fileCauses(snapshot: ProjectSnapshot): readonly FileCause[] {
  const causes = snapshot.stages.flatMap((stage) => stage.checks.flatMap((check) => check.causes));
  const files = causes.filter((cause): cause is FileCause => 'path' in cause);
  return [...new Map(files.map((cause) => [keyOf(cause), cause])).values()];
}

function keyOf(cause: FileCause): string {
  return `${cause.path}\0${'is' in cause ? cause.is : ''}`;
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
