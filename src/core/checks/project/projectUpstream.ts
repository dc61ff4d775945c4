import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil } from '../../evidence/heldUntil';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../snapshot/snapshot';
import { say, type Message } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { PROJECT_FILE } from '../../project/project';

const parameters = z.strictObject({
  stages: z
    .array(z.string().check(z.minLength(1), z.maxLength(100)))
    .check(z.minLength(1), z.maxLength(50), z.describe('Stages that must be green and fresh.')),
  warnings: z
    ._default(z.boolean(), false)
    .check(z.describe('Whether a stage with warnings counts as green.')),
});
type Parameters = z.infer<typeof parameters>;

/** What this stage builds upon is green and fresh. */
export const projectUpstream: BuiltinCheckOf<Parameters> = {
  id: 'project.upstream',
  judgement: 1,
  identity: 'meaning',
  title: 'The stages before are green and fresh',
  description: `Looks at the checks of other stages, as they stand when this check runs; in a run of several checks it waits for the others.

- **fail**: a named stage has no checks; one of its checks failed, warned, could not judge, was not run, or is stale.
- **error**: the lifecycle has no stage of that name.

A model that was trained on data nobody validated since is a guess, however good its numbers are.

It consumes the evidence of the named stages: whenever one of their checks is run with another result, this one is stale; it is so too once evidence or a waiver that it built on has had its last day.

**To mend it**, run the checks of the named stage and mend what they find.`,
  stages: ['train', 'evaluate', 'release', 'deploy'],
  parameters,
  example: 'stages: [validate, evaluate, test]',
  runsLast: true,
  consumes: ({ stages }) => ({
    patterns: [PROJECT_FILE, ...stages.filter(isName).map((stage) => `.ml-lifecycle/evidence/${stage}`)],
  }),
  judge,
};

/** Names of stages become names of folders. */
function isName(stage: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/.test(stage) && !stage.includes('..');
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const project = await world.project();
  const faults: Fault[] = [];
  const findings: Finding[] = [];
  const days: (string | undefined)[] = [];
  for (const name of given.stages) {
    const stage = project.stages.find(({ id }) => id === name);
    if (stage === undefined) faults.push(unknownStage(name, project));
    else {
      findings.push(...judgeStage(stage, given.warnings));
      days.push(...stage.checks.filter((check) => isGreen(check, given.warnings)).flatMap(lastDaysOf));
    }
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = findings[0]?.message ?? say('Green and fresh: {0}.', given.stages.join(', '));
  const metrics = { stages: given.stages.length, findings: findings.length };
  return heldUntil(judged(summary, findings, metrics), ...days);
}

function unknownStage(name: string, { stages }: ProjectSnapshot): Fault {
  const ids = stages.map(({ id }) => id);
  const near = suggest(name, ids);
  const message = say('The lifecycle has no stage "{0}".', name);
  const next =
    near === undefined ? say('Name one of: {0}.', ids.join(', ')) : say('Did you mean "{0}"?', near);
  return { path: PROJECT_FILE, message, next };
}

function judgeStage(stage: StageSnapshot, warnings: boolean): readonly Finding[] {
  const fail = (message: Message, next: Message, range = stage.range): Finding => ({
    severity: 'fail',
    path: PROJECT_FILE,
    ...(range === undefined ? {} : { range }),
    message,
    next,
  });
  if (stage.checks.length === 0) {
    const message = say('The stage "{0}" has no checks: nobody knows how it is.', stage.title);
    return [fail(message, say('Give it checks, or do not build upon it.'))];
  }
  return stage.checks.flatMap((check) => {
    const words = trouble(check, warnings);
    if (words === undefined) return [];
    const next = say('Run "{0}" again and mend what it finds.', `${check.stage}/${check.id}`);
    return [
      fail(say('The stage "{0}" is not green: {1} {2}.', stage.title, check.id, words), next, check.range),
    ];
  });
}

function isGreen(check: CheckSnapshot, warnings: boolean): boolean {
  return trouble(check, warnings) === undefined;
}

/** The last days of what lets a check be green: of its evidence, and of its waiver. */
function lastDaysOf({ health, until, causes, waiver }: CheckSnapshot): readonly (string | undefined)[] {
  if (health === 'waived') return [waiver?.until];
  return causes.some(({ kind }) => kind === 'expired') ? [] : [until];
}

function trouble({ health }: CheckSnapshot, warnings: boolean): Message | undefined {
  switch (health) {
    case 'pass':
    case 'waived':
    case 'empty':
      return undefined;
    case 'warn':
      return warnings ? undefined : say('has warnings');
    case 'stale':
      return say('is stale');
    case 'not-run':
      return say('was not run');
    case 'fail':
      return say('fails');
    case 'error':
      return say('could not judge');
  }
}
