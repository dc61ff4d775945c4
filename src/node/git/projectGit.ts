import type { SimpleGit } from 'simple-git';
import type { GitAnswer, GitCommit, GitFileState, GitQuery } from '../../core/checks/world/gitQuery';
import { say } from '../../core/text/message';

/** The repository of a project, by the user's own git. */
export class ProjectGit implements GitQuery {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  commitOf(revision: string): Promise<GitAnswer<GitCommit | undefined>> {
    return this.#ask(async (git) => {
      if (revision.startsWith('-')) return undefined;
      const format = ['log', '-1', '--format=%H %cI', '--end-of-options', revision, '--'];
      const answer = await git.raw(format).catch(() => '');
      const [id, date] = answer.trim().split(' ');
      return id && date ? { id, date } : undefined;
    });
  }

  fileAt(revision: string, path: string): Promise<GitAnswer<string | undefined>> {
    return this.#ask(async (git) => {
      if (revision.startsWith('-')) return undefined;
      return git.raw(['show', '--end-of-options', `${revision}:./${path}`]).catch(() => undefined);
    });
  }

  statesOf(): Promise<GitAnswer<ReadonlyMap<string, GitFileState>>> {
    return this.#ask(() => Promise.resolve(new Map()));
  }

  historyOf(): Promise<GitAnswer<readonly GitCommit[]>> {
    return this.#ask(() => Promise.resolve([]));
  }

  async #ask<T>(question: (git: SimpleGit) => Promise<T>): Promise<GitAnswer<T>> {
    const { simpleGit } = await import('simple-git');
    const git = simpleGit(this.#root, { completion: { onClose: true, onExit: false } });
    try {
      await git.raw(['rev-parse', '--git-dir']);
    } catch {
      return {
        kind: 'failed',
        reason: say('the project is in no git repository'),
        next: say('Put the project under version control with git.'),
      };
    }
    return { kind: 'answer', value: await question(git) };
  }
}
