import { pathFault } from '../../project/projectPath';
import { folderOf, pathFrom } from '../relativePath';
import { below, entriesOf, itemsOf, namedMaps, textOf } from '../yaml/yamlNodes';
import { yamlDocumentsOf } from '../yaml/yamlDocuments';
import type { TreeNode } from '../../project/yamlTree';

/** Deeper folders are not looked for above a file. */
const MOST_FOLDERS = 20;

/** Paths of the files by which DVC may keep a file: beside it, and beside and in the folders above it. */
export function dvcCandidates(path: string): readonly string[] {
  // What is wrong with a path is said once, of the path itself.
  if (pathFault(path) !== undefined) return [];
  const parts = path.replace(/\/+$/, '').split('/').slice(0, MOST_FOLDERS);
  return parts.flatMap((_, at) => {
    const whole = parts.slice(0, at + 1).join('/');
    const folder = parts.slice(0, at).join('/');
    const prefix = folder === '' ? '' : `${folder}/`;
    return [`${whole}.dvc`, `${prefix}dvc.yaml`, `${prefix}dvc.lock`];
  });
}

/** Whether a file is one of DVC's. */
export function isDvcFile(path: string): boolean {
  return /(?:^|\/)dvc\.(?:yaml|lock)$|[^/]\.dvc$/.test(path);
}

/** Paths of the files and folders that one of DVC's files keeps; a malformed one keeps none. */
export function dvcOutputs(path: string, text: string): readonly string[] {
  const yaml = yamlDocumentsOf(path, text);
  if (yaml.kind === 'fault') return [];
  const [root] = yaml.roots;
  const folder = folderOf(path);
  if (!/(?:^|\/)dvc\.(?:yaml|lock)$/.test(path)) {
    const own = pathFrom(folder, textOf(below(root, 'wdir')) ?? '.');
    return own === undefined ? [] : outputsOf(root, own);
  }
  // Stages that a list repeats (`foreach`, `matrix`) have what they make written with placeholders; `dvc.lock` names it.
  return namedMaps(below(root, 'stages')).flatMap(({ node }) => {
    const stage = below(node, 'do') ?? node;
    const own = pathFrom(folder, textOf(below(stage, 'wdir')) ?? '.');
    return own === undefined ? [] : outputsOf(stage, own);
  });
}

/** What `outs`, `metrics` and `plots` name: a path, `{path: …}`, or a path with settings. What DVC does not keep is git's. */
function outputsOf(owner: TreeNode | undefined, folder: string): readonly string[] {
  return ['outs', 'metrics', 'plots'].flatMap((key) =>
    itemsOf(below(owner, key)).flatMap((item): readonly string[] => {
      const [entry] = entriesOf(item);
      const explicit = textOf(below(item, 'path'));
      const settings = explicit === undefined ? entry?.value : item;
      const written = textOf(item) ?? explicit ?? entry?.key;
      if (written === undefined || textOf(below(settings, 'cache')) === 'false') return [];
      const path = pathFrom(folder, written);
      return path === undefined || path === '' ? [] : [path];
    }),
  );
}
