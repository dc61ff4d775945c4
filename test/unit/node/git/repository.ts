import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { put } from '../scratch';

/** The first commit of a test's history; each later one is a day younger. */
const FIRST_DAY = Date.UTC(2026, 0, 1, 12);

const SETTINGS = `[user]
	name = Ana
	email = ana@example.org
[commit]
	gpgSign = false
[core]
	autocrlf = false
	fsync = none
[maintenance]
	auto = false
`;

/** A real repository for one test, whose commits have the same ids in every run. */
export class Repository {
  readonly root: string;
  #commits = 0;

  /** Makes the repository, but for one that is there already. */
  constructor(root: string, ...init: readonly string[]) {
    this.root = root;
    const folder = init.includes('--bare') ? root : path.join(root, '.git');
    if (existsSync(path.join(folder, 'config'))) return;
    this.git('init', '--quiet', '--initial-branch=main', '--template=', ...init);
    appendFileSync(path.join(folder, 'config'), SETTINGS);
  }

  /** The same with all its files in an empty folder. */
  copyTo(root: string): Repository {
    cpSync(this.root, root, { recursive: true, verbatimSymlinks: true });
    const copy = new Repository(root);
    copy.#commits = this.#commits;
    return copy;
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
    return this.#head();
  }

  /** The id of the commit that was just made: read, because asking git takes a process. */
  #head(): string {
    const folder = path.join(this.root, '.git');
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return this.git('rev-parse', 'HEAD');
    const head = readFileSync(path.join(folder, 'HEAD'), 'utf8').trim();
    const ref = /^ref: (.+)$/.exec(head)?.[1];
    return ref === undefined ? head : readFileSync(path.join(folder, ref), 'utf8').trim();
  }
}
