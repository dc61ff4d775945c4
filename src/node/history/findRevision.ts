import type { Revision } from '../../core/history/revision';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { suggest } from '../../core/text/suggest';
import type { GitFolder } from '../git/gitFolder';
import type { GitProcess } from '../git/gitProcess';
import { resolveRevision } from '../git/resolveRevision';
import { noCommitYet, notInShallowClone, refused, type Refused } from './gitHistory';

/** Of longer words only the beginning is repeated. */
const LONGEST_SHOWN = 80;

/** The commit that a revision names, or why there is none. Rejects with what git says when it fails. */
export async function findRevision(folder: GitFolder, revision: string): Promise<Revision | Refused> {
  const { git } = folder;
  const commit = await resolveRevision(git, revision);
  return commit === undefined ? unknownRevision(folder, revision) : readRevision(git, commit);
}

async function readRevision(git: GitProcess, commit: string): Promise<Revision> {
  const format = '--format=%an%x00%aI%x00%s';
  const log = await git.text(['log', '-1', '--encoding=UTF-8', format, commit, '--']);
  const [author = '', date = '', subject = ''] = log.trim().split('\0');
  return { commit, author, date, subject };
}

async function unknownRevision({ git, isShallow }: GitFolder, revision: string): Promise<Refused> {
  if ((await resolveRevision(git, 'HEAD')) === undefined) return noCommitYet();
  const shown = plainLine(revision, LONGEST_SHOWN);
  if (isShallow) return notInShallowClone(shown);
  const names = (await git.text(['for-each-ref', '--format=%(refname:short)'])).split('\n');
  const isName = /^[\w./-]+$/.test(revision);
  const near = isName ? suggest(revision, ['HEAD', ...names.filter((name) => name !== '')]) : undefined;
  return refused(
    say('There is no revision "{0}".', shown),
    near === undefined
      ? say('Write a branch, a tag, the id of a commit, or HEAD~1 for the one before the last.')
      : say('Did you mean "{0}"?', near),
  );
}
