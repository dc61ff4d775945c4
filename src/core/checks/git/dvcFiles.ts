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

/** A file or folder that DVC keeps. */
export interface DvcOutput {
  readonly path: string;
  /** MD5 of its content, of a folder with `.dir` behind it; absent where none is recorded. */
  readonly md5?: string;
}

const MD5 = /^[0-9a-f]{32}(?:\.dir)?$/;

/**
 * What one of DVC's files keeps; a malformed one keeps nothing. `definitions`: for a `dvc.lock` the text of the
 * `dvc.yaml` beside it, which alone tells in which folders stages run and what of theirs is git's.
 */
export function dvcOutputs(path: string, text: string, definitions?: string): readonly DvcOutput[] {
  const root = rootOf(path, text);
  const folder = folderOf(path);
  if (!/(?:^|\/)dvc\.(?:yaml|lock)$/.test(path)) {
    const own = pathFrom(folder, textOf(below(root, 'wdir')) ?? '.');
    return own === undefined ? [] : outputsOf(root, own);
  }
  const defined =
    definitions === undefined ? undefined : entriesOf(below(rootOf(path, definitions), 'stages'));
  // Stages that a list repeats (`foreach`, `matrix`) have what they make written with placeholders; `dvc.lock` names it.
  return namedMaps(below(root, 'stages')).flatMap(({ name = '', node }) => {
    const stage = stageOf(node);
    const definition = stageOf(defined?.find(({ key }) => key === name.replace(/@.*$/, ''))?.value);
    // What is no longer defined stays in `dvc.lock`.
    if (defined !== undefined && definition === undefined) return [];
    const own = pathFrom(folder, textOf(below(definition ?? stage, 'wdir')) ?? '.');
    if (own === undefined) return [];
    const ofGit = outputsOf(definition, own, 'git');
    return outputsOf(stage, own).filter(
      ({ path: file }) => !ofGit.some((output) => isMadeOf(output.path, file)),
    );
  });
}

/** Whether a path is one that a template such as `${item}.csv` may stand for. */
function isMadeOf(template: string, path: string): boolean {
  const parts = template.split(/\$\{[^}]*\}/);
  return parts.length === 1
    ? template === path
    : path.startsWith(parts[0] ?? '') && path.endsWith(parts.at(-1) ?? '');
}

function rootOf(path: string, text: string): TreeNode | undefined {
  const yaml = yamlDocumentsOf(path, text);
  return yaml.kind === 'fault' ? undefined : yaml.roots[0];
}

function stageOf(node: TreeNode | undefined): TreeNode | undefined {
  return below(node, 'do') ?? node;
}

/** What `outs`, `metrics` and `plots` name: a path, `{path: …}`, or a path with settings. What DVC does not keep is git's. */
function outputsOf(
  owner: TreeNode | undefined,
  folder: string,
  keeper: 'dvc' | 'git' = 'dvc',
): readonly DvcOutput[] {
  return ['outs', 'metrics', 'plots'].flatMap((key) =>
    itemsOf(below(owner, key)).flatMap((item): readonly DvcOutput[] => {
      const [entry] = entriesOf(item);
      const explicit = textOf(below(item, 'path'));
      const settings = explicit === undefined ? entry?.value : item;
      const written = textOf(item) ?? explicit ?? entry?.key;
      const isOfGit = textOf(below(settings, 'cache')) === 'false';
      if (written === undefined || isOfGit !== (keeper === 'git')) return [];
      const path = pathFrom(folder, written);
      if (path === undefined || path === '') return [];
      const md5 = textOf(below(item, 'md5')) ?? '';
      return [MD5.test(md5) ? { path, md5 } : { path }];
    }),
  );
}
