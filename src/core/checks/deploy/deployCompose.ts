import * as z from 'zod/mini';
import type { MapNode } from '../../project/yamlTree';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { chosenConsumption, filesParameter, type DefaultFiles } from '../chosenFiles';
import { below, entriesOf, isWritten, itemsOf, textOf } from '../yaml/yamlNodes';
import type { YamlDocuments } from '../yaml/yamlDocuments';
import { containerParameters, type Container } from './containerRules';
import { judgeManifests } from './judgeManifests';

const COMPOSE_FILES: DefaultFiles = {
  what: say('Compose files'),
  names: ['**/compose*.y?(a)ml', '**/docker-compose*.y?(a)ml'],
};

const parameters = z.strictObject({ files: filesParameter('the Compose files'), ...containerParameters });
type Parameters = z.infer<typeof parameters>;

/** Services of Docker Compose have limits, health checks and versions. */
export const deployCompose: BuiltinCheckOf<Parameters> = {
  id: 'deploy.compose',
  judgement: 1,
  identity: 'meaning',
  title: 'Compose services have limits, health checks and versions',
  description: `Reads Compose files and looks at each service.

- **warn**: no limit of memory or processor (\`deploy.resources.limits\`, or \`mem_limit\` and \`cpus\`), no \`healthcheck\` or one that is disabled, an image without a tag or with \`latest\`.
- **error**: a file cannot be read, or names no service.

A model that needs more memory than expected takes the whole machine with it when nothing limits it; a service that hangs is restarted only when somebody asks how it is; and \`latest\` makes two machines run two different things.

A service that is built from a Dockerfile may have its health check there: leave \`probes\` out of \`require\` then. Variables count with their defaults; anchors, aliases and \`<<\` are understood.

**To mend it**, add what is missing to the service.`,
  stages: ['deploy', 'build', 'operate'],
  parameters,
  example: 'files: compose.yaml',
  consumes: (given, scope) => chosenConsumption(given, scope, COMPOSE_FILES),
  judge: (given, world) =>
    judgeManifests(given, world, COMPOSE_FILES, servicesOf, say('No service is described in the files.')),
};

function servicesOf({ roots, placeOf }: YamlDocuments): readonly Container[] {
  return roots.flatMap((root) =>
    entriesOf(below(root, 'services')).flatMap(({ key, keySpan, value }): readonly Container[] => {
      if (value.kind !== 'map') return [];
      return [
        {
          name: key,
          placeOf,
          span: keySpan,
          image: below(value, 'image'),
          missingLimits: missingLimits(value),
          missingProbes: hasHealthCheck(value) ? [] : ['healthcheck'],
        },
      ];
    }),
  );
}

function missingLimits(service: MapNode): readonly string[] {
  const has = (...paths: string[]): boolean => paths.some((path) => isWritten(below(service, path)));
  return [
    ...(has('deploy.resources.limits.memory', 'mem_limit') ? [] : ['memory']),
    ...(has('deploy.resources.limits.cpus', 'cpus', 'cpu_quota') ? [] : ['cpus']),
  ];
}

function hasHealthCheck(service: MapNode): boolean {
  const test = below(service, 'healthcheck.test');
  if (textOf(below(service, 'healthcheck.disable')) === 'true') return false;
  if (textOf(test)?.toUpperCase() === 'NONE' || textOf(itemsOf(test)[0])?.toUpperCase() === 'NONE')
    return false;
  return isWritten(test);
}
