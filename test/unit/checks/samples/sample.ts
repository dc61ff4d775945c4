/** A check with a project that it passes, for tests that spoil its input in every way. */
export interface CheckSample {
  readonly uses: string;
  /** Its `with:`. */
  readonly with: Readonly<Record<string, unknown>>;
  /** Files of a project in which it passes. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** The file among them that is spoilt; absent for a check that reads none. */
  readonly input?: string;
  /** Links of its stage, where the check goes by them. */
  readonly links?: readonly string[];
  /** Ways of spoiling after which another verdict than `error` is right, with the reason in a comment. */
  readonly exceptions?: Readonly<Partial<Record<Spoilt, 'fail' | 'warn' | 'pass'>>>;
  /** What must be done with the folder before: `git` makes a repository and commits all. */
  readonly needs?: 'git';
}

/** Ways in which an input is spoilt. `truncated`: the first half of its bytes. `loop`: a symbolic link to itself. */
export type Spoilt = 'missing' | 'empty' | 'folder' | 'binary' | 'truncated' | 'enormous' | 'loop';
