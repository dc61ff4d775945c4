import type { Message } from '../../text/message';

/** What git answers, or why it cannot: no git, no repository, no such revision. */
export type GitAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'failed'; readonly reason: Message; readonly next: Message };

/** A commit as far as checks ask for it. */
export interface GitCommit {
  readonly id: string;
  /** Committer's date, ISO 8601. */
  readonly date: string;
}

/** State of a file against the last commit. */
export type GitFileState = 'tracked' | 'modified' | 'untracked' | 'ignored';

/** Questions to the repository that the project is in. Paths are relative to the project's root. */
export interface GitQuery {
  /** The commit that a revision names; `undefined` where it names none. */
  commitOf(revision: string): Promise<GitAnswer<GitCommit | undefined>>;
  /** Text of a file at a revision; `undefined` where the revision does not have it. */
  fileAt(revision: string, path: string): Promise<GitAnswer<string | undefined>>;
  /** The state of each of the files. */
  statesOf(paths: readonly string[]): Promise<GitAnswer<ReadonlyMap<string, GitFileState>>>;
  /** Commits that changed a file, newest first, renames followed. */
  historyOf(path: string, limit: number): Promise<GitAnswer<readonly GitCommit[]>>;
}
