import { folderOf, pathFrom } from '../checks/relativePath';
import { below, entriesOf, itemsOf, textOf } from '../checks/yaml/yamlNodes';
import { entryOf, type MapEntry, type TreeNode } from '../project/yamlTree';
import { commandFiles } from './commandFiles';
import type { DeclaredYaml } from './declaredYaml';
import type { Listing } from './listing';
import { NOTHING_DECLARED, type Declared, type NamedPath, type Step } from './suggestion';

/** The parameters of a stage that names no file. */
const PARAMETERS = 'params.yaml';

/**
 * Stages of a `dvc.yaml`: their commands, dependencies, outputs, metrics and parameters; what it declares beside them.
 * `locked`: the `dvc.lock` beside it, which tells better what variables stand for.
 */
export function readDvc(
  path: string,
  yaml: DeclaredYaml | undefined,
  locked: DeclaredYaml | undefined,
  listing: Listing,
): Declared {
  if (yaml === undefined) return NOTHING_DECLARED;
  const folder = folderOf(path);
  const lock = below(locked?.root, 'stages');
  const stages = entriesOf(below(yaml.root, 'stages')).flatMap((entry) => {
    const step = stepOf(entry, definitionOf(entry.value), { yaml, folder, listing });
    if (step === undefined) return [];
    return entryOf(lock, entry.key) === undefined ? [step] : [withoutGlobs(step)];
  });
  return { steps: [...stages, ...artifactsOf(yaml, folder, listing)], problems: yaml.problems };
}

/**
 * Stages of a `dvc.lock`, which tells what templates and lists of a `dvc.yaml` came to. `definitions`: the `dvc.yaml`
 * beside it, which tells in which folders stages run; what it no longer defines is left out.
 */
export function readDvcLock(
  path: string,
  yaml: DeclaredYaml | undefined,
  definitions: DeclaredYaml | undefined,
  listing: Listing,
): Declared {
  if (yaml === undefined) return NOTHING_DECLARED;
  const folder = folderOf(path);
  const defined = below(definitions?.root, 'stages');
  const steps = entriesOf(below(yaml.root, 'stages')).flatMap((entry) => {
    const definition = entryOf(defined, entry.key.replace(/@.*$/, ''))?.value;
    if (defined !== undefined && definition === undefined) return [];
    const wdir = textOf(below(definition && definitionOf(definition), 'wdir'));
    return stepOf(entry, entry.value, { yaml, folder, listing }, wdir) ?? [];
  });
  return { steps, problems: yaml.problems };
}

function withoutGlobs(step: Step): Step {
  const plain = (named: readonly NamedPath[]): readonly NamedPath[] => named.filter((one) => !one.isGlob);
  return { ...step, reads: plain(step.reads), writes: plain(step.writes), metrics: plain(step.metrics) };
}

interface Reading {
  readonly yaml: DeclaredYaml;
  readonly folder: string;
  readonly listing: Listing;
}

/** What a stage that is repeated (`foreach`) does, or the stage itself. */
function definitionOf(node: TreeNode): TreeNode {
  return below(node, 'do') ?? node;
}

function stepOf(
  entry: MapEntry,
  stage: TreeNode,
  { yaml, folder, listing }: Reading,
  wdir = textOf(below(stage, 'wdir')),
): Step | undefined {
  const own = pathFrom(folder, wdir ?? '.');
  if (own === undefined) return undefined;
  const named = (key: string): readonly NamedPath[] =>
    writtenIn(below(stage, key)).flatMap((path) => listing.named(path, [own], 'dvc') ?? []);
  const commands = itemsOrOne(below(stage, 'cmd')).flatMap((item) => textOf(item) ?? []);
  return {
    tool: 'dvc',
    name: entry.key.replace(/@.*$/, ''),
    source: yaml.at(entry),
    runs: commands.flatMap((command) => commandFiles(command, [own], listing)),
    reads: named('deps'),
    writes: [...named('outs'), ...named('metrics'), ...named('plots')],
    metrics: named('metrics'),
    settings: parameterFiles(below(stage, 'params')).flatMap((path) => listing.named(path, [own]) ?? []),
  };
}

/** `path`, `{path: …}` as in `dvc.lock`, or a path with settings. */
function writtenIn(list: TreeNode | undefined): readonly string[] {
  return itemsOrOne(list).flatMap(
    (item) => textOf(item) ?? textOf(below(item, 'path')) ?? entriesOf(item)[0]?.key ?? [],
  );
}

/** Files of parameters: of a list those that its maps name, of a map (`dvc.lock`) its keys. */
function parameterFiles(node: TreeNode | undefined): readonly string[] {
  if (node?.kind === 'map') return entriesOf(node).map(({ key }) => key);
  return itemsOf(node).flatMap((item) =>
    item.kind === 'map' ? entriesOf(item).map(({ key }) => key) : [PARAMETERS],
  );
}

/** Metrics of the whole file, and what it declares as a model. */
function artifactsOf(yaml: DeclaredYaml, folder: string, listing: Listing): readonly Step[] {
  const nothing = { tool: 'dvc' as const, runs: [], reads: [], settings: [], metrics: [] };
  const step = (entry: MapEntry, stage: string, written: readonly string[]): readonly Step[] => {
    const writes = written.flatMap((path) => listing.named(path, [folder], 'dvc') ?? []);
    return writes.length === 0
      ? []
      : [{ ...nothing, name: entry.key, source: yaml.at(entry), stage, writes }];
  };
  const metrics = entryOf(yaml.root, 'metrics');
  const models = entriesOf(below(yaml.root, 'artifacts')).filter(
    ({ value }) => textOf(below(value, 'type')) === 'model',
  );
  return [
    ...models.flatMap((entry) => step(entry, 'train', writtenPath(entry))),
    ...(metrics === undefined ? [] : step(metrics, 'evaluate', writtenIn(metrics.value))),
  ];
}

function writtenPath({ value }: MapEntry): readonly string[] {
  const path = textOf(below(value, 'path'));
  return path === undefined ? [] : [path];
}

function itemsOrOne(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === 'scalar' ? [node] : itemsOf(node);
}
