import { normalisedName } from '../../../python/imports/distributionNames';
import { below, itemsOf, entriesOf, textOf } from '../../yaml/yamlNodes';
import { yamlDocumentsOf, type YamlDocuments } from '../../yaml/yamlDocuments';
import { folderOf, pathFrom } from '../../relativePath';
import type { Declaration, DependencyReading, Inclusion } from './dependencyFile';
import type { Pin } from './requirement';
import { readPipLine } from './requirementsFile';
import type { TreeNode } from '../../../project/yamlTree';

/** Packages that conda offers under another name than the index of Python packages. */
const CONDA_NAMES: Readonly<Partial<Record<string, string>>> = {
  'dask-core': 'dask',
  'faiss-cpu': 'faiss-cpu',
  graphviz: 'graphviz-program',
  libopencv: 'opencv-python',
  'matplotlib-base': 'matplotlib',
  'msgpack-python': 'msgpack',
  opencv: 'opencv-python',
  'py-opencv': 'opencv-python',
  'py-xgboost': 'xgboost',
  'py-xgboost-cpu': 'xgboost',
  'py-xgboost-gpu': 'xgboost',
  'py-lightgbm': 'lightgbm',
  pytables: 'tables',
  'python-duckdb': 'duckdb',
  'python-graphviz': 'graphviz',
  'python-kaleido': 'kaleido',
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-gpu': 'torch',
  'pytorch-cuda': 'pytorch-cuda',
  'seaborn-base': 'seaborn',
};

/** Reads an environment of conda with what pip adds to it. */
export function readCondaEnvironment(path: string, text: string): DependencyReading {
  const yaml = yamlDocumentsOf(path, text);
  if (yaml.kind === 'fault') return yaml;
  const declarations: Declaration[] = [];
  const inclusions: Inclusion[] = [];
  for (const item of itemsOf(below(yaml.roots[0], 'dependencies'))) {
    const written = textOf(item);
    const declaration = written === undefined ? undefined : condaDeclaration(written, item, yaml);
    if (declaration !== undefined) declarations.push(declaration);
    for (const { key, value } of entriesOf(item)) {
      if (key !== 'pip') continue;
      for (const line of itemsOf(value)) readPipItem(line, yaml, declarations, inclusions);
    }
  }
  return {
    kind: 'dependencies',
    path,
    role: 'installed',
    declarations,
    inclusions,
    sourceFolders: [],
  };
}

function condaDeclaration(
  written: string,
  node: TreeNode,
  { placeOf }: YamlDocuments,
): Declaration | undefined {
  const [, bare, rest = ''] = /^(?:[^:\s]+::?)?([A-Za-z0-9_][\w.-]*)\s*(.*)$/s.exec(written) ?? [];
  if (bare === undefined) return undefined;
  const name = bare.toLowerCase();
  const pin = pinOfConda(rest.trim(), name);
  return {
    name: normalisedName(CONDA_NAMES[name] ?? name),
    pin,
    written,
    place: placeOf(node.span),
  };
}

/** `=1.2.3` lets conda choose among builds of that version, `=1.2` among its patches; `==1.2` and a build do not. */
function pinOfConda(written: string, name: string): Pin {
  // What installs the rest is usually named without a version.
  if (written === '' && name === 'pip') return 'local';
  const version = (
    /\bversion\s*=\s*["']?([^"'\]]+)/.exec(written)?.[1] ?? written.replace(/\[.*$/s, '')
  ).trim();
  if (version === '') return 'none';
  if (version.includes('*')) return 'wildcard';
  if (/[<>!~|,]/.test(version)) return 'range';
  // A build behind the version, `=1.2=py311_0`, or two signs.
  if (/^==\s*[^\s=]+$/.test(version) || /^=?[^\s=]+(?:=|\s+)[^\s=]+$/.test(version)) return 'exact';
  const number = version.replace(/^=\s*/, '');
  // The interpreter's patches change nothing that a project relies on; dates have two parts.
  const parts = name === 'python' || /^\d{4}\./.test(number) ? 2 : 3;
  return number.split('.').length >= parts ? 'exact' : 'range';
}

function readPipItem(
  item: TreeNode,
  { path, placeOf }: YamlDocuments,
  declarations: Declaration[],
  inclusions: Inclusion[],
): void {
  const line = textOf(item);
  if (line === undefined) return;
  const place = placeOf(item.span);
  const file = /^(?:-r|--requirement)(?:\s*=\s*|\s+)(.+)$/.exec(line)?.[1];
  const named = file === undefined ? undefined : pathFrom(folderOf(path), file.trim());
  if (named !== undefined) inclusions.push({ path: named, constrains: false, place });
  const requirement = file === undefined ? readPipLine(line) : undefined;
  if (requirement !== undefined) declarations.push({ ...requirement, written: line, place });
}
