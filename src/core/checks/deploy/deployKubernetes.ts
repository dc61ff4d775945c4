import * as z from 'zod/mini';
import type { TreeNode } from '../../project/yamlTree';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { chosenConsumption, filesParameter, type DefaultFiles } from '../chosenFiles';
import type { YamlDocuments } from '../yaml/yamlDocuments';
import { below, isWritten, itemsOf, textOf } from '../yaml/yamlNodes';
import { containerParameters, type Container } from './containerRules';
import { judgeManifests } from './judgeManifests';

const MANIFESTS: DefaultFiles = {
  what: say('manifests of Kubernetes'),
  names: ['**/*.y?(a)ml', '**/*.json'],
};

const parameters = z.strictObject({
  files: filesParameter('the YAML and JSON files'),
  ...containerParameters,
});
type Parameters = z.infer<typeof parameters>;

/** Containers on Kubernetes have limits, probes and versions. */
export const deployKubernetes: BuiltinCheckOf<Parameters> = {
  id: 'deploy.kubernetes',
  judgement: 1,
  identity: 'meaning',
  title: 'Kubernetes workloads have limits, probes and versions',
  description: `Reads manifests of Kubernetes and looks at each container of Deployments, StatefulSets, DaemonSets, Jobs and whatever else carries a pod template.

- **warn**: no limit of memory or processor, no \`readinessProbe\` or \`livenessProbe\` (not asked of jobs and init containers), an image without a tag or with \`latest\`.
- **error**: a file cannot be read, or no file describes a workload.

Without a readiness probe a pod that is still loading its model gets requests; without limits it can push its neighbours off the node; and with \`latest\` nobody can roll back.

**To mend it**, add what is missing to the container. Of templates (Helm, Jsonnet) name the rendered files.`,
  stages: ['deploy', 'operate', 'release'],
  parameters,
  example: 'files: "deploy/*.yaml"',
  consumes: (given, scope) => chosenConsumption(given, scope, MANIFESTS),
  judge: (given, world) =>
    judgeManifests(given, world, MANIFESTS, containersOf, say('No workload of Kubernetes is in the files.')),
};

function containersOf({ roots, placeOf }: YamlDocuments): readonly Container[] {
  return roots.flatMap((root) => {
    const objects = isWritten(below(root, 'items')) ? itemsOf(below(root, 'items')) : [root];
    return objects.flatMap((object) => workload(object, placeOf));
  });
}

function workload(object: TreeNode, placeOf: YamlDocuments['placeOf']): readonly Container[] {
  const kind = textOf(below(object, 'kind')) ?? '';
  const specs: Readonly<Record<string, string>> = {
    Pod: 'spec',
    CronJob: 'spec.jobTemplate.spec.template.spec',
  };
  const pod = below(object, specs[kind] ?? 'spec.template.spec');
  const runsOnce = kind === 'Job' || kind === 'CronJob';
  const containers = itemsOf(below(pod, 'containers')).map((node) => container(node, placeOf, !runsOnce));
  const first = itemsOf(below(pod, 'initContainers')).map((node) => {
    // A sidecar is an init container that keeps running.
    return container(node, placeOf, textOf(below(node, 'restartPolicy')) === 'Always');
  });
  return [...containers, ...first].flatMap((found) => found ?? []);
}

function container(
  node: TreeNode,
  placeOf: YamlDocuments['placeOf'],
  probed: boolean,
): Container | undefined {
  if (node.kind !== 'map') return undefined;
  const name = node.entries.get('name');
  const missing = (paths: readonly string[]): readonly string[] =>
    paths.filter((path) => !isWritten(below(node, path))).map((path) => path.split('.').at(-1) ?? path);
  return {
    name: textOf(name?.value) ?? '',
    placeOf,
    span: name?.value.span ?? node.span,
    image: below(node, 'image'),
    missingLimits: missing(['resources.limits.memory', 'resources.limits.cpu']),
    missingProbes: probed ? missing(['readinessProbe', 'livenessProbe']) : [],
  };
}
