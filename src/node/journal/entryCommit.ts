import { JOURNAL_FILE } from '../../core/journal/entry';
import { say } from '../../core/text/message';
import { OBJECT_ID } from '../git/resolveRevision';
import { GitHistory, refused, type Refused } from '../history/gitHistory';

/** Of a commit no more is shown: 1 MiB. */
const MOST_SHOWN = 1024 * 1024;

/** The commit that added an entry to the journal. Starts git, so it is for trusted workspaces only. */
export async function entryCommit(
  root: string,
  entry: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly kind: 'commit'; readonly commit: string } | Refused> {
  const found = await new GitHistory(root, env).ask(async ({ git }) => {
    // The earliest: a later one may have taken the entry away, or moved it.
    const log = await git.text(['log', `-S${JSON.stringify(entry)}`, '--format=%H', '--', JOURNAL_FILE]);
    return log.trim().split('\n').at(-1);
  });
  if (typeof found === 'object') return found;
  if (found !== undefined && OBJECT_ID.test(found)) return { kind: 'commit', commit: found };
  return refused(
    say('This entry of the journal is in no commit yet.'),
    say('Commit {0} to share it.', JOURNAL_FILE),
  );
}

/** What git shows of a commit: who, when, why, which files, and what it changed in the journal. */
export async function commitText(
  root: string,
  commit: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly kind: 'text'; readonly text: string } | Refused> {
  if (!OBJECT_ID.test(commit))
    return refused(say('"{0}" is no commit.', commit), say('Choose another entry.'));
  const shown = await new GitHistory(root, env).ask(async ({ git }) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const show = ['show', '--no-ext-diff', '--no-textconv', '--stat', '--patch', commit, '--'];
    for await (const chunk of git.bytes(show)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_SHOWN) break;
    }
    return Buffer.concat(chunks).subarray(0, MOST_SHOWN).toString('utf8');
  });
  return typeof shown === 'object' ? shown : { kind: 'text', text: shown };
}
