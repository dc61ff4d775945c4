import type { Message } from '../../text/message';
import type { TextStream } from './textStream';

/** What git answers, or why it cannot: no git, no repository, a setting in the way. */
export type GitAnswer<T> = { readonly kind: 'answer'; readonly value: T } | GitSilence;

/** Why git gives no answer, in words that may go into evidence, and what to do. */
export interface GitSilence {
  readonly kind: 'failed';
  readonly reason: Message;
  readonly next: Message;
}

/** A commit as far as checks ask for it. */
export interface GitCommit {
  readonly id: string;
  /** Committer's date, ISO 8601. */
  readonly date: string;
}

/** What a commit left of a file. */
export interface GitVersion extends GitCommit {
  /** Object id of the content, for `contentOf`; absent where the commit removed the file. */
  readonly content?: string;
}

/** The first time that a path appeared in the history. */
export interface GitAddition extends GitCommit {
  readonly path: string;
}

/**
 * State of a file against the last commit. `modified` is everything that a commit would still have to record of a
 * tracked file: changed, staged, deleted, in conflict.
 */
export type GitFileState = 'tracked' | 'modified' | 'untracked' | 'ignored';

/** A file as git stores it, or would store it once it is added. */
export interface GitEntry {
  readonly path: string;
  /** Bytes: of the stored content, or of the file where git does not have that content yet. */
  readonly size: number;
  readonly state: 'tracked' | 'untracked';
}

/**
 * Questions to the repository that the project is in. Paths are relative to the project's root and go with `/`;
 * whatever their characters, they are never patterns. A path in a submodule is asked of the submodule.
 */
export interface GitQuery {
  /** The commit that a revision names; `undefined` where it names none. */
  commitOf(revision: string): Promise<GitAnswer<GitCommit | undefined>>;
  /** Text of a file at a revision; `undefined` where the revision does not have it. */
  fileAt(revision: string, path: string): Promise<GitAnswer<string | undefined>>;
  /** The state of each of the files. One that is neither tracked nor there is left out. */
  statesOf(paths: readonly string[]): Promise<GitAnswer<ReadonlyMap<string, GitFileState>>>;
  /** What is not committed in the whole project, deleted files included; ignored files are not. */
  changes(): Promise<GitAnswer<ReadonlyMap<string, 'modified' | 'untracked'>>>;
  /** Commits that changed a file, newest first, renames followed. */
  historyOf(path: string, limit: number): Promise<GitAnswer<readonly GitVersion[]>>;
  /** A content that `historyOf` named, as text. */
  contentOf(id: string, path: string): Promise<GitAnswer<TextStream>>;
  /**
   * Every path below one of the folders that the history ever had, with the commit that brought it first: parents
   * before children, and by date where neither comes before the other. `''` is the whole project.
   */
  additionsIn(folders: readonly string[]): Promise<GitAnswer<readonly GitAddition[]>>;
  /** Whether the clone was cut off, so that older commits are missing. */
  isShallow(): Promise<GitAnswer<boolean>>;
  /**
   * Files above a size that git tracks or, as they are not ignored, may be about to track. What a filter replaces
   * by a pointer (LFS, annex) counts with the pointer that git stores.
   */
  filesAbove(bytes: number): Promise<GitAnswer<readonly GitEntry[]>>;
}
