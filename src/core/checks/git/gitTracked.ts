import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { boundFindings } from '../../results/boundFindings';
import { say } from '../../text/message';
import type { BuiltinCheckOf, CheckScope, Consumption } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { silentGit, withoutCommit } from './committedProject';
import { dvcCandidates, dvcOutputs, isDvcFile } from './dvcFiles';
import { filesParameter, judgedFiles } from './linkedFiles';

const parameters = z.strictObject({ files: filesParameter('the artifacts linked to the stage') });
type Parameters = z.infer<typeof parameters>;

const MOST_FINDINGS = 100;

/** Whatever is linked has a version. */
export const gitTracked: BuiltinCheckOf<Parameters> = {
  id: 'git.tracked',
  judgement: 1,
  identity: 'bytes',
  title: 'Linked artifacts are under version control',
  description: `Asks git whether it tracks the artifacts that are linked to the stage.

- **warn**: an artifact that git ignores or does not track, unless DVC keeps it: \`<artifact>.dvc\` beside it or for a folder above it, or an output in \`dvc.lock\` or \`dvc.yaml\`. A file of DVC's that is itself not tracked is told too.
- **error**: no file matches, git is missing, the project is in no repository, or nothing was ever committed.

A staged file counts as tracked; whether its changes are committed is judged by \`git.clean\`.

An artifact without versions exists on one machine: nobody else has it, and nobody can tell what it was when the model was trained.

**To mend it**, add the file to git, put it under DVC (\`dvc add\`) or Git LFS if it is large, or remove the link.`,
  stages: ['code', 'collect', 'curate', 'train', 'evaluate', 'release'],
  parameters,
  example: `files: [models/model.onnx, data/processed]`,
  consumes: consumption,
  judge,
};

function consumption({ files }: Parameters, scope: CheckScope): Consumption {
  const judged = files === undefined ? scope.artifacts : listOf(files);
  const named = judged.filter((pattern) => !pattern.startsWith('!'));
  return { patterns: [...new Set([...judged, ...named.flatMap(dvcCandidates)])] };
}

async function judge({ files }: Parameters, world: CheckWorld): Promise<Outcome> {
  const fault = await withoutCommit(world);
  if (fault !== undefined) return cannotJudge([fault]);
  const { paths, faults } = judgedFiles(files, world);
  if (faults.length > 0) return cannotJudge(faults);
  const ofDvc = world.files.filter(isDvcFile);
  const keeps = await keptByDvc(ofDvc, world);
  const all = [...new Set([...paths, ...ofDvc])].sort();
  const states = await world.git.statesOf(all);
  if (states.kind === 'failed') return cannotJudge([silentGit(states)]);
  const findings = all.flatMap((path): Finding[] => {
    const state = states.value.get(path);
    if ((state !== 'ignored' && state !== 'untracked') || keeps(path)) return [];
    return [findingOf(path, state)];
  });
  const metrics = { files: all.length, untracked: findings.length };
  const summary =
    findings.length === 0
      ? say('Artifacts: {0}, all of them under version control.', all.length)
      : say('Artifacts: {0}, not under version control: {1}.', all.length, findings.length);
  return judged(summary, boundFindings(findings, MOST_FINDINGS), metrics);
}

/** Tells whether DVC keeps a file, or a folder that it is in. */
async function keptByDvc(ofDvc: readonly string[], world: CheckWorld): Promise<(path: string) => boolean> {
  const kept = new Set<string>();
  for (const path of ofDvc) {
    const content = await world.readText(path);
    if (content.kind === 'text') for (const output of dvcOutputs(path, content.text)) kept.add(output.path);
  }
  return (path) => {
    const parts = path.split('/');
    return parts.some((_, at) => kept.has(parts.slice(0, at + 1).join('/')));
  };
}

function findingOf(path: string, state: 'ignored' | 'untracked'): Finding {
  if (state === 'ignored') {
    const message = say('{0} is linked, but git ignores it, and DVC does not keep it.', path);
    const next = say(
      'Put it under DVC ("dvc add") or Git LFS, take it out of .gitignore, or remove the link.',
    );
    return { severity: 'warn', message, path, next };
  }
  const message = say('{0} is linked, but git does not track it.', path);
  return { severity: 'warn', message, path, next: say('Add it to git and commit it, or remove the link.') };
}
