import { execFileSync } from 'node:child_process';
import { put } from '../scratch';

/** The first commit of a test's history; each later one is a day younger. */
const FIRST_DAY = Date.UTC(2026, 0, 1, 12);

/** A real repository for one test, whose commits have the same ids in every run. */
export class Repository {
  readonly root: string;
  #commits = 0;

  constructor(root: string, ...init: readonly string[]) {
    this.root = root;
    this.git('init', '--quiet', '--initial-branch=main', ...init);
    for (const setting of [
      'user.name=Ana',
      'user.email=ana@example.org',
      'commit.gpgSign=false',
      'core.autocrlf=false',
    ]) {
      this.git('config', ...setting.split('='));
    }
  }

  git(...args: readonly string[]): string {
    const date = new Date(FIRST_DAY + this.#commits * 86_400_000).toISOString();
    return execFileSync('git', args, {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    }).trim();
  }

  /** Writes files and commits everything; the result is the commit's id. */
  commit(files: Readonly<Record<string, string | Buffer>> = {}, message = 'change'): string {
    for (const [file, content] of Object.entries(files)) put(this.root, file, content);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
    this.#commits++;
    return this.git('rev-parse', 'HEAD');
  }
}
