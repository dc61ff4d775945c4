import { say, type Message } from '../../core/text/message';
import { openGitFolder, type GitFolder } from '../git/gitFolder';
import { silenceOf } from '../git/gitSilence';

/** Why the past cannot be told, and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly message: Message;
  readonly next: Message;
}

/** The repository around a project, asked about the past. Starts git, so it is for trusted workspaces only. */
export class GitHistory {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  #opened: GitFolder | undefined;

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#env = env;
  }

  /** Asks; whatever git refuses is a value. */
  async ask<T>(question: (folder: GitFolder) => Promise<T>): Promise<T | Refused> {
    try {
      const folder = this.#opened ?? (await openGitFolder(this.#root, this.#env));
      if ('kind' in folder) return refused(say('The past cannot be read: {0}.', folder.reason), folder.next);
      this.#opened = folder;
      return await question(folder);
    } catch (error) {
      const { reason, next } = silenceOf(error);
      return refused(say('The past cannot be read: {0}.', reason), next);
    }
  }
}

/** Makes a refusal. */
export function refused(message: Message, next: Message): Refused {
  return { kind: 'refused', message, next };
}

/** Refuses where nothing was committed yet. */
export function noCommitYet(): Refused {
  return refused(say('The repository has no commit yet.'), say('Commit the project first.'));
}

/** Refuses since a shallow clone may lack what is asked for. */
export function notInShallowClone(revision: string): Refused {
  return refused(
    say('There is no revision "{0}" in this clone, which is shallow.', revision),
    say('Fetch the rest: "git fetch --unshallow".'),
  );
}
