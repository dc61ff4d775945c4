import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { StageSnapshot } from '../../snapshot/snapshot';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { PROJECT_FILE } from '../../project/project';

const parameters = z.strictObject({
  ignore: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(100)), [])
    .check(z.describe('Stages that need no owner.')),
});
type Parameters = z.infer<typeof parameters>;

/** Every stage in use has an owner. */
export const projectOwners: BuiltinCheckOf<Parameters> = {
  id: 'project.owners',
  judgement: 1,
  identity: 'meaning',
  title: 'Every stage in use has an owner',
  description: `Looks at each stage that has artifacts or checks.

- **warn**: it has no \`owner\`.
- **error**: no stage is in use.

Most projects of this kind fail between two crafts, where each thought the other one was looking. An owner answers for a stage; that does not mean that nobody else works on it.

**To mend it**, write \`owner\` below the stage in the project file: a person, or better a team.`,
  stages: ['plan', 'operate'],
  parameters,
  example: 'ignore: [explore]',
  consumes: () => ({ patterns: [PROJECT_FILE] }),
  judge,
};

async function judge({ ignore }: Parameters, world: CheckWorld): Promise<Outcome> {
  const { stages } = await world.project();
  const used = stages.filter((stage) => isInUse(stage) && !ignore.includes(stage.id));
  if (used.length === 0) {
    const message = say('No stage is in use.');
    return cannotJudge([
      { path: PROJECT_FILE, message, next: say('Link files to stages, or give stages checks.') },
    ]);
  }
  const findings = used.filter(({ owner }) => owner === undefined).map(ownerless);
  const summary = findings[0]?.message ?? say('Stages in use, all with an owner: {0}.', used.length);
  return judged(summary, findings, { stages: used.length, ownerless: findings.length });
}

function isInUse({ artifacts, checks }: StageSnapshot): boolean {
  return artifacts.length > 0 || checks.length > 0;
}

function ownerless({ title, id, range }: StageSnapshot): Finding {
  return {
    severity: 'warn',
    path: PROJECT_FILE,
    ...(range === undefined ? {} : { range }),
    message: say('The stage "{0}" is in use and has no owner.', title),
    next: say('Write "owner" below "{0}" in the project file.', id),
  };
}
