import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { chosenConsumption, chosenFiles, filesParameter, type DefaultFiles } from '../chosenFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { buildStages, chainOf, defaultsOf, fillIn, readDockerfile, type BuildStage } from './dockerfile';
import { imageReference, isMoving, isOpen } from './imageReference';

const DOCKERFILES: DefaultFiles = {
  what: say('Dockerfiles'),
  names: ['**/Dockerfile', '**/Dockerfile.*', '**/*.Dockerfile', '**/*.dockerfile', '**/Containerfile'],
};

const parameters = z.strictObject({
  files: filesParameter('the Dockerfiles'),
  digest: z
    ._default(z.boolean(), true)
    .check(
      z.describe('Whether the image must be pinned by its digest; a tag may be moved to another image.'),
    ),
  root: z._default(z.boolean(), false).check(z.describe('Whether the image may run as root.')),
});
type Parameters = z.infer<typeof parameters>;

/** Images are built on a base that does not change, and do not run as root. */
export const deployBaseImage: BuiltinCheckOf<Parameters> = {
  id: 'deploy.base-image',
  judgement: 1,
  identity: 'bytes',
  title: 'The image has a pinned base and does not run as root',
  description: `Reads Dockerfiles and follows the last build stage, which becomes the image, down to the image that it begins with.

- **warn**: that base has no digest, no tag or the tag \`latest\`; the process runs as root, because no \`USER\` is set or because it is root.
- **error**: a Dockerfile cannot be read, or has no \`FROM\`.

A tag is a promise that anybody with access to the registry can break: the same commit builds another image tomorrow. A process that runs as root inside a container is root outside of it as soon as one wall gives way.

Build stages that only lend files do not run in production: what they begin with is told as a note when it moves, and does not count. Build arguments count with their defaults.

**To mend it**, name the base with its digest (\`docker buildx imagetools inspect python:3.12-slim\` prints it), keep it current by a bot, and set \`USER\` to a user without rights in the last stage.`,
  stages: ['build', 'deploy', 'release'],
  parameters,
  example: 'files: Dockerfile',
  consumes: (given, scope) => chosenConsumption(given, scope, DOCKERFILES),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { files, faults: unmatched } = chosenFiles(given, world, DOCKERFILES);
  const faults: Fault[] = [...unmatched];
  const findings: Finding[] = [];
  for (const path of files) {
    const content = await world.readText(path);
    if (content.kind === 'unreadable') {
      faults.push(unreadableFile(path, content.reason));
      continue;
    }
    const instructions = readDockerfile(content.text);
    const stages = buildStages(instructions);
    const last = stages.at(-1);
    if (last === undefined) faults.push(noBase(path));
    else findings.push(...judgeImage(path, last, stages, given));
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = findings.find(({ severity }) => severity === 'warn')?.message;
  return judged(summary ?? say('Images with a sound base: {0}.', files.length), findings, {
    files: files.length,
  });
}

function noBase(path: string): Fault {
  return {
    path,
    message: say('{0} has no FROM: it is no Dockerfile, or cut off.', path),
    next: say('Mend the file, or name the right one in the project file.'),
  };
}

function judgeImage(
  path: string,
  last: BuildStage,
  stages: readonly BuildStage[],
  given: Parameters,
): readonly Finding[] {
  const chain = chainOf(last, stages);
  const origin = chain.at(-1) ?? last;
  const isNamed = (stage: BuildStage): boolean => chainOf(stage, stages).length === 1;
  const lenders = stages.filter((stage) => !chain.includes(stage) && isNamed(stage));
  return [
    ...judgeBase(path, origin, given),
    ...lenders.flatMap((stage) => moving(path, stage)),
    ...(given.root ? [] : judgeUser(path, chain, origin)),
  ];
}

function judgeBase(path: string, { base, from }: BuildStage, given: Parameters): readonly Finding[] {
  if (base.toLowerCase() === 'scratch') return [];
  const place = { path, range: from.range };
  const reference = imageReference(base);
  if (isOpen(base)) {
    const message = say('What the image begins with is only known when it is built: {0}.', base);
    return [{ severity: 'warn', ...place, message, next: say('Give the build argument a pinned default.') }];
  }
  const next = say('Name the digest: "{0}@sha256:…".', base.split('@')[0] ?? base);
  if (isMoving(reference)) {
    const message = say('The image begins with {0}, which is another one tomorrow.', base);
    return [{ severity: 'warn', ...place, message, next }];
  }
  if (reference.digest !== undefined || !given.digest) return [];
  const message = say('The image begins with {0}, pinned by a tag but not by its digest.', base);
  return [{ severity: 'warn', ...place, message, next }];
}

function moving(path: string, { base, from }: BuildStage): readonly Finding[] {
  if (base.toLowerCase() === 'scratch' || isOpen(base) || !isMoving(imageReference(base))) return [];
  const message = say('A build stage begins with {0}, which is another one tomorrow.', base);
  return [{ severity: 'info', path, range: from.range, message }];
}

function judgeUser(path: string, chain: readonly BuildStage[], origin: BuildStage): readonly Finding[] {
  const users = chain.flatMap(({ instructions }) =>
    instructions.filter(({ name }) => name === 'USER').reverse(),
  );
  const values = defaultsOf(chain.flatMap(({ instructions }) => instructions));
  const [user] = users;
  const next = say('Set USER to a user without rights at the end of the last stage.');
  if (user === undefined) {
    // Such images set another user themselves and say so in their tags.
    if (origin.base.includes('nonroot')) return [];
    const message = say('The image runs as root: no USER is set.');
    return [{ severity: 'warn', path, range: (chain[0] ?? origin).from.range, message, next }];
  }
  const name = fillIn(user.words, values).split(':')[0]?.trim() ?? '';
  if (!/^(?:root|0+|)$/i.test(name)) return [];
  const message = say('The image runs as root: USER is {0}.', user.words);
  return [{ severity: 'warn', path, range: user.range, message, next }];
}
