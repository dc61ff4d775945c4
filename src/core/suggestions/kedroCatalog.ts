import { below, entriesOf, textOf } from '../checks/yaml/yamlNodes';
import type { StageId } from '../lifecycle/lifecycle';
import type { Problem } from '../project/problem';
import { declaredYaml } from './declaredYaml';
import type { Listing } from './listing';
import type { DeclaredAt, NamedPath } from './suggestion';

/** A dataset of Kedro that is a file or folder. */
export interface KedroDataset {
  readonly name: string;
  readonly source: DeclaredAt;
  readonly named: NamedPath;
  /** The stage of its layer by its name in the preset `mlops`, where it tells one. */
  readonly layer?: { readonly name: string; readonly stage: StageId };
}

/** Kedro's layers, which its folders are named after: `data/01_raw`. */
const LAYERS: Readonly<Record<string, StageId>> = {
  raw: 'collect',
  intermediate: 'curate',
  primary: 'transform',
  feature: 'transform',
  model_input: 'transform',
  models: 'train',
  model_output: 'evaluate',
  reporting: 'evaluate',
};
const LAYER_FOLDER = /(?:^|\/)data\/0\d_(\w{1,40})(?:\/|$)/;

/** The datasets of one file of a catalog. `root`: the folder of the Kedro project. */
export function kedroCatalog(
  path: string,
  text: string,
  root: string,
  listing: Listing,
): { readonly datasets: readonly KedroDataset[]; readonly problems: readonly Problem[] } {
  const yaml = declaredYaml(path, text);
  const datasets = entriesOf(yaml.root).flatMap((entry): readonly KedroDataset[] => {
    const { key, value } = entry;
    const written = textOf(below(value, 'filepath')) ?? textOf(below(value, 'path'));
    const named = written === undefined ? undefined : listing.named(written, [root], 'kedro');
    // Kedro takes what begins with a line for a template of other entries.
    if (named === undefined || key.startsWith('_')) return [];
    const layer = layerOf(
      textOf(below(value, 'metadata.kedro-viz.layer')) ?? textOf(below(value, 'layer')),
      named.path,
    );
    return [{ name: datasetName(key), source: yaml.at(entry), named, ...(layer && { layer }) }];
  });
  return { datasets, problems: yaml.problems };
}

/** The name that nodes know a dataset by: `cars@pandas` and `cars@spark` are one. */
export function datasetName(written: string): string {
  return written.replace(/@.*$/, '');
}

function layerOf(said: string | undefined, path: string): KedroDataset['layer'] {
  for (const name of [said, LAYER_FOLDER.exec(path)?.[1]]) {
    const stage = name !== undefined && Object.hasOwn(LAYERS, name) ? LAYERS[name] : undefined;
    if (name !== undefined && stage !== undefined) return { name, stage };
  }
  return undefined;
}
