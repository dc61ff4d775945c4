import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { compileGlobs, escapeGlob, isGlob, normalisePattern } from '../../links/globs';
import { boundFindings } from '../../results/boundFindings';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { silentGit, withoutCommit } from './committedProject';
import { filesParameter, judgedFiles } from './linkedFiles';

const parameters = z.strictObject({
  files: filesParameter('the artifacts linked to the stage and its outputs'),
});
type Parameters = z.infer<typeof parameters>;

/** More are counted, not listed. */
const MOST_FINDINGS = 100;

/** What a stage made is committed. */
export const gitClean: BuiltinCheckOf<Parameters> = {
  id: 'git.clean',
  judgement: 1,
  identity: 'bytes',
  title: 'What belongs to the stage is committed',
  description: `Asks git whether the stage's artifacts and outputs are as the last commit has them.

- **warn**: a file that was changed or staged and not committed, or that git does not know yet.
- **error**: no file matches, git is missing, the project is in no repository, or nothing was ever committed.

Files that git ignores are not judged; \`git.tracked\` tells of those that are linked. Deleted files are told where \`files\` names them. Files in submodules are compared with the submodule. What matters is the moment when the check runs: after a commit, run it again.

A result that is not committed cannot be reproduced by anybody else, and the next run overwrites it.

**To mend it**, commit the files, or undo their changes.`,
  stages: ['train', 'evaluate', 'code', 'build', 'transform', 'release', 'deploy'],
  parameters,
  example: `files: [src, models/model.onnx]`,
  consumes: ({ files }, scope) => ({
    patterns: files === undefined ? [...scope.artifacts, ...scope.outputs] : listOf(files),
  }),
  judge,
};

async function judge({ files }: Parameters, world: CheckWorld): Promise<Outcome> {
  const fault = await withoutCommit(world);
  if (fault !== undefined) return cannotJudge([fault]);
  const changes = files === undefined ? undefined : await world.git.changes();
  if (changes?.kind === 'failed') return cannotJudge([silentGit(changes)]);
  const gone =
    changes === undefined ? [] : deleted(listOf(files ?? []), [...changes.value.keys()], world.files);
  const { paths, faults } = judgedFiles(files, world);
  // A pattern whose only files were deleted has not matched nothing.
  if (faults.length > 0 && gone.length === 0) return cannotJudge(faults);
  const states = await world.git.statesOf([...paths, ...gone]);
  if (states.kind === 'failed') return cannotJudge([silentGit(states)]);
  const findings = [...states.value]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, state]): Finding[] => {
      if (state === 'tracked' || state === 'ignored') return [];
      return [
        { severity: 'warn', message: messageOf(path, state, gone.includes(path)), path, next: nextStep() },
      ];
    });
  const metrics = { files: states.value.size, uncommitted: findings.length };
  const summary =
    findings.length === 0
      ? say('Files: {0}, all of them committed.', states.value.size)
      : say('Files: {0}, not committed: {1}.', states.value.size, findings.length);
  return judged(summary, boundFindings(findings, MOST_FINDINGS), metrics);
}

function messageOf(path: string, state: 'modified' | 'untracked', isGone: boolean) {
  if (isGone) return say('{0} was deleted, and that is not committed.', path);
  return state === 'modified'
    ? say('{0} has changes that are not committed.', path)
    : say('{0} was never committed.', path);
}

function nextStep() {
  return say('Commit it, or undo the change; then run the check again.');
}

/** Files that patterns name, that git would record as deleted. */
function deleted(
  patterns: readonly string[],
  changed: readonly string[],
  existing: readonly string[],
): readonly string[] {
  const accepts = compileGlobs(
    patterns.flatMap((pattern) => {
      const normal = normalisePattern(pattern);
      return pattern.startsWith('!') || isGlob(normal) ? [pattern] : [pattern, `${escapeGlob(normal)}/**`];
    }),
  );
  const there = new Set(existing);
  return changed.filter((path) => !path.endsWith('/') && !there.has(path) && accepts(path) !== undefined);
}
