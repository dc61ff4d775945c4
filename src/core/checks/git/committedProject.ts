import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { GitSilence } from '../world/gitQuery';
import type { CheckWorld } from '../world/checkWorld';

/** Why a project cannot be compared with what is committed: no git, no repository, no commit. */
export async function withoutCommit({ git }: CheckWorld): Promise<Fault | undefined> {
  const head = await git.commitOf('HEAD');
  if (head.kind === 'failed') return silentGit(head);
  if (head.value !== undefined) return undefined;
  return {
    message: say('Git cannot tell: {0}.', say('the repository has no commit yet')),
    next: say('Commit the project, then run the check again.'),
  };
}

/** The fault of a question that git does not answer. */
export function silentGit({ reason, next }: GitSilence): Fault {
  return { message: say('Git cannot tell: {0}.', reason), next };
}
