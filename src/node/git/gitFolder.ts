import { filterOverrides, LIST_FILTERS } from './filterSettings';
import { GitProcess } from './gitProcess';
import { noRepository, noWorkTree } from './gitSilence';
import type { GitSilence } from '../../core/checks/world/gitQuery';

/** A folder of a work tree, ready for questions. */
export interface GitFolder {
  readonly git: GitProcess;
  /** The folder from the repository's root, with a slash at its end; `''` for the root itself. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

/** Finds out which repository a folder is in, and takes from that repository what could run programs. */
export async function openGitFolder(folder: string, env: NodeJS.ProcessEnv): Promise<GitFolder | GitSilence> {
  const plain = new GitProcess(folder, env);
  // One after the other: outside a repository the second would answer too.
  const place = await plain.text([
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-prefix',
  ]);
  const [inside, shallow, ...prefix] = place.split('\n');
  if (inside === undefined || shallow === undefined) return noRepository();
  if (inside !== 'true') return noWorkTree();
  const git = plain.with(filterOverrides(await plain.text(LIST_FILTERS)));
  return { git, prefix: prefix.slice(0, -1).join('\n'), isShallow: shallow === 'true' };
}
