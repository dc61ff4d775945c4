import { folderOf } from '../checks/relativePath';
import type { StageId } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import type { Problem } from '../project/problem';
import { say } from '../text/message';
import { roleText, type Candidate } from './candidate';
import type { DeclaringText } from './declaringText';
import { kedroCatalog, type KedroDataset } from './kedroCatalog';
import { kedroNodes, type KedroNode } from './kedroNodes';
import { registeredNames } from './kedroRegistry';
import type { Listing } from './listing';
import { agreed, type StageFinder } from './stageFinder';
import type { DeclaredAt } from './suggestion';

/** A pipeline of Kedro: a folder with a `pipeline.py`. */
interface Pipeline {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly stage?: StageId;
  readonly nodes: readonly (KedroNode & { readonly stage?: StageId })[];
}

/** What the catalogs, pipelines and registries of Kedro projects link. */
export function kedroCandidates(
  texts: readonly DeclaringText[],
  finder: StageFinder,
  listing: Listing,
): { readonly candidates: readonly Candidate[]; readonly problems: readonly Problem[] } {
  const of = (kind: DeclaringText['kind']) => texts.filter((one) => one.kind === kind);
  const registered = new Map(of('kedroRegistry').flatMap(({ text }) => [...registeredNames(text)]));
  const pipelines = of('kedroPipeline').map(({ path, text }) => pipelineOf(path, text, registered, finder));
  const catalogs = of('kedroCatalog').map(({ path, text }) =>
    kedroCatalog(path, text, path.slice(0, path.lastIndexOf('conf/')).replace(/\/$/, ''), listing),
  );
  const datasets = catalogs.flatMap((catalog) => catalog.datasets);
  return {
    candidates: [
      ...pipelines.flatMap((pipeline) => pipelineFiles(pipeline, listing)),
      ...datasets.flatMap((dataset) => datasetLink(dataset, pipelines, finder) ?? []),
    ],
    problems: catalogs.flatMap(({ problems }) => problems),
  };
}

function pipelineOf(
  path: string,
  text: string,
  registered: ReadonlyMap<string, string>,
  finder: StageFinder,
): Pipeline {
  const folder = folderOf(path);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const nodes = kedroNodes(text).map((node) => {
    const stage = finder.ofName(node.name);
    return { ...node, ...(stage && { stage }) };
  });
  const stage =
    finder.ofName(name) ??
    finder.ofName(registered.get(name) ?? '') ??
    agreed(nodes.map((node) => node.stage));
  return { name, folder, path, nodes, ...(stage && { stage }) };
}

/** The modules of a pipeline, and the parameters that are called after it. */
function pipelineFiles({ name, folder, path, stage }: Pipeline, listing: Listing): readonly Candidate[] {
  if (stage === undefined) return [];
  const code = listing
    .filesOf({ path: folder, isGlob: false })
    .filter((file) => file.endsWith('.py') && !file.endsWith('/__init__.py'));
  const root = folder.replace(/(?:^|\/)src\/[^/]+\/pipelines\/[^/]+$/, '');
  const parameters = ['yml', 'yaml']
    .map((ending) => `${root === '' ? '' : `${root}/`}conf/base/parameters_${name}.${ending}`)
    .filter((file) => listing.has(file));
  const link = (file: string, reason: Candidate['reason']): Candidate => ({
    stage,
    named: { path: file, isGlob: false, exists: true },
    source: { path },
    reason,
  });
  return [
    ...code.map((file) => link(file, say('code of the Kedro pipeline "{0}"', shown(name)))),
    ...parameters.map((file) => link(file, say('settings of the Kedro pipeline "{0}"', shown(name)))),
  ];
}

/** A dataset goes by its layer, else by the node that writes it, else, where nodes only read it, it is collected. */
function datasetLink(
  { name, source, named, layer }: KedroDataset,
  pipelines: readonly Pipeline[],
  finder: StageFinder,
): Candidate | undefined {
  const layerStage = finder.own(layer?.stage);
  if (layer !== undefined && layerStage !== undefined) {
    const reason = say('Kedro dataset "{0}" of the layer "{1}"', shown(name), layer.name);
    return named.exists ? { stage: layerStage, named, source, reason } : undefined;
  }
  const nodes = pipelines.flatMap((pipeline) =>
    pipeline.nodes.map((node) => ({ pipeline, node, stage: node.stage ?? pipeline.stage })),
  );
  const writer = nodes.find(({ node }) => node.outputs.includes(name));
  const reader = nodes.find(({ node }) => node.inputs.includes(name));
  const used = writer ?? reader;
  const stage = writer === undefined ? reader && finder.own('collect') : writer.stage;
  if (used === undefined || stage === undefined || !named.exists) return undefined;
  const at: DeclaredAt = { path: used.pipeline.path, line: used.node.line };
  const step = { tool: 'kedro', name: used.node.name } as const;
  return { stage, named, source: at, reason: roleText(writer === undefined ? 'raw' : 'writes', step) };
}
