import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { compileGlobs, escapeGlob, isGlob, normalisePattern } from '../../links/globs';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import { shownNumber } from '../rounding';
import type { CheckWorld } from '../world/checkWorld';
import type { GitEntry } from '../world/gitQuery';
import { silentGit, withoutCommit } from './committedProject';
import { filesParameter } from './linkedFiles';

const parameters = z.strictObject({
  files: filesParameter('the whole project'),
  maxMegabytes: z
    ._default(z.number().check(z.gt(0), z.lte(1_000_000)), 50)
    .check(z.describe('The largest file that git may hold, in megabytes of 1,000,000 bytes.')),
});
type Parameters = z.infer<typeof parameters>;

const MEGABYTE = 1_000_000;

/** Nothing large is in git. */
export const gitLargeFiles: BuiltinCheckOf<Parameters> = {
  id: 'git.large-files',
  judgement: 1,
  identity: 'bytes',
  title: 'Git holds no large files',
  description: `Asks git for the files of the project that take more than \`maxMegabytes\` in the repository.

- **fail**: a file that is committed or staged and larger than that, with its size.
- **warn**: one that the next \`git add\` would take, because git neither knows nor ignores it.
- **error**: git is missing, the project is in no repository, or nothing was ever committed.

What counts is the size that git stores: files of Git LFS, git-annex and DVC are small pointers there, and pass. Ignored files and submodules are not judged.

Every clone downloads every version of such a file for ever; hosting services refuse files above 100 MB.

**To mend it**, put the file under Git LFS or DVC, or ignore it: \`git rm --cached\` takes it out of the next commit. The history keeps it until it is rewritten.`,
  stages: ['collect', 'curate', 'train', 'code', 'build'],
  parameters,
  example: `maxMegabytes: 10`,
  // The question is about the repository; its answer is asked for anew when what belongs to the stage changes.
  consumes: ({ files }, scope) => ({
    patterns: files === undefined ? [...scope.artifacts, ...scope.outputs] : listOf(files),
  }),
  judge,
};

async function judge({ files, maxMegabytes }: Parameters, world: CheckWorld): Promise<Outcome> {
  const fault = await withoutCommit(world);
  if (fault !== undefined) return cannotJudge([fault]);
  const answer = await world.git.filesAbove(Math.floor(maxMegabytes * MEGABYTE));
  if (answer.kind === 'failed') return cannotJudge([silentGit(answer)]);
  const accepts = files === undefined ? () => '' : compileGlobs(listOf(files).flatMap(alternatives));
  const large = answer.value.filter(({ path }) => accepts(path) !== undefined);
  const findings = [...large]
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
    .map((entry) => findingOf(entry, maxMegabytes));
  const summary =
    large.length === 0
      ? say('No file in git is larger than {0} MB.', maxMegabytes)
      : say('Files larger than {0} MB: {1}.', maxMegabytes, large.length);
  return judged(summary, findings, { largeFiles: large.length, maxMegabytes });
}

function findingOf({ path, size, state }: GitEntry, maxMegabytes: number): Finding {
  const megabytes = shownNumber(size / MEGABYTE, maxMegabytes);
  if (state === 'tracked') {
    const message = say('{0} takes {1} MB in git; the most is {2} MB.', path, megabytes, maxMegabytes);
    const next = say('Put it under Git LFS or DVC, or take it out of git and ignore it.');
    return { severity: 'fail', message, path, next };
  }
  const message = say(
    '{0} has {1} MB, and git would take it; the most is {2} MB.',
    path,
    megabytes,
    maxMegabytes,
  );
  const next = say('Put it under Git LFS or DVC, or ignore it, before somebody commits it.');
  return { severity: 'warn', message, path, next };
}

function alternatives(pattern: string): readonly string[] {
  const normal = normalisePattern(pattern);
  return pattern.startsWith('!') || isGlob(normal) ? [pattern] : [pattern, `${escapeGlob(normal)}/**`];
}
