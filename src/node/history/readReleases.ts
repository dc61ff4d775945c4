import type { Release } from '../../core/history/metricHistory';
import type { GitProcess } from '../git/gitProcess';

/** More tags than this nobody can read on an axis; the newest are told. */
const MOST_TAGS = 200;

/** Name, and the date of the commit: of an annotated tag that of what it points at. A name holds no blank. */
const FORMAT =
  '--format=%(refname:short) %(if)%(*committerdate)%(then)%(*committerdate:iso-strict)%(else)%(committerdate:iso-strict)%(end)';

/** The tags of commits on the current branch, with the dates of these, in no order. */
export async function readTags(git: GitProcess): Promise<readonly Release[]> {
  const output = await git.text([
    'for-each-ref',
    'refs/tags',
    '--merged=HEAD',
    '--sort=-creatordate',
    `--count=${String(MOST_TAGS)}`,
    FORMAT,
  ]);
  return output.split('\n').flatMap((line): Release[] => {
    const [name = '', date = ''] = line.split(' ');
    // Tags of files and trees have no date.
    return name === '' || Number.isNaN(Date.parse(date)) ? [] : [{ kind: 'tag', name, date }];
  });
}
