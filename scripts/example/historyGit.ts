import { simpleGit, type SimpleGit } from 'simple-git';
import type { HistoryCommit } from './historyFile';

/** Settings that keep the user's own from changing or refusing a commit. */
const settings: readonly string[] = [
  'init.defaultBranch=main',
  'commit.gpgsign=false',
  'core.hooksPath=/dev/null',
  'core.excludesFile=/dev/null',
  'core.attributesFile=/dev/null',
  'core.autocrlf=false',
  'core.safecrlf=false',
  'i18n.commitEncoding=utf-8',
  'gc.auto=0',
];

const neededNames: ReadonlySet<string> = new Set(['PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR']);

/** Makes an empty repository with the branch `main`. */
export async function initRepository(folder: string): Promise<void> {
  await gitIn(folder).raw('init', '--quiet', '--template=', '--initial-branch=main');
}

/** Commits the files as the author did, at that time; the same input always gives the same commit id. */
export async function commitAs(
  folder: string,
  commit: HistoryCommit,
  files: readonly string[],
): Promise<void> {
  const git = gitIn(folder, identityOf(commit));
  await git.raw('add', '--force', '--', ...files);
  await git.raw('commit', '--quiet', '--no-verify', '--no-gpg-sign', '--message', commit.message);
}

/** Tags the last commit; the tag is the commit's name and no more, so it changes no id. */
export async function tagLast(folder: string, tag: string): Promise<void> {
  await gitIn(folder).raw('tag', '--no-sign', tag);
}

/** Has git look at all files anew, in a copy of a repository. */
export async function refreshIndex(folder: string): Promise<void> {
  await gitIn(folder).raw('update-index', '--refresh', '-q');
}

function identityOf({ author, date }: HistoryCommit): Readonly<Record<string, string>> {
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
}

function gitIn(folder: string, identity: Readonly<Record<string, string>> = {}): SimpleGit {
  return simpleGit({
    baseDir: folder,
    config: [...settings],
    allowEnvironment: Object.keys(identity),
    unsafe: { allowUnsafeHooksPath: true, allowUnsafeTemplateDir: true },
  }).env({ ...bareEnvironment(), ...identity });
}

/** What Git needs to start, and no more: without a home folder it finds no settings of the user. */
function bareEnvironment(): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).filter(([name]) => neededNames.has(name.toUpperCase()));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
