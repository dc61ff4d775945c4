import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type Scalar } from 'yaml';
import { parseYaml, type YamlText } from '../../project/yamlText';
import { say } from '../../text/message';
import { manifestFault, type Manifest, type ManifestEntry } from './manifest';

const SUM = /^(?:sha-?256[:=])?([0-9a-f]{64})$/i;
/** Keys whose value is a sum, and keys whose value is the path that it belongs to. */
const SUM_KEYS = /^(?:sha-?_?256(?:_?sum)?|hash|digest|checksum|fingerprint)$/i;
const PATH_KEYS = ['path', 'file', 'filename', 'file_name', 'artifact', 'model', 'uri', 'name', 'target'];

/**
 * Reads a manifest in JSON or YAML, whatever its outline: a sum below a path (`model.pkl: 4189…`), a map below a path
 * (`model.pkl: {sha256: 4189…}`), or a map that names both (`{path: model.pkl, sha256: 4189…}`).
 */
export function digestTree(text: string): Manifest {
  const yaml = parseYaml(text);
  if (yaml.kind !== 'yaml') {
    return manifestFault(
      say('The manifest is too large or too deeply nested.'),
      say('Write a manifest of fewer files.'),
      yaml.range,
    );
  }
  const broken = yaml.documents.flatMap(({ errors }) => errors)[0];
  if (broken !== undefined) {
    return manifestFault(
      say('The manifest is cut off or malformed.'),
      say('Run what writes it again, or mend the file.'),
      yaml.rangeOf(broken.pos),
    );
  }
  const entries: ManifestEntry[] = [];
  for (const document of yaml.documents) collect(document.contents, undefined, { yaml, document, entries });
  return { kind: 'manifest', entries };
}

interface Reading {
  readonly yaml: YamlText;
  readonly document: Document.Parsed;
  readonly entries: ManifestEntry[];
}

/** Collects what stands below a node. `key` is the nearest key that may be a path. */
function collect(node: unknown, key: string | undefined, reading: Reading): void {
  if (isSeq(node)) {
    for (const item of node.items) collect(item, key, reading);
    return;
  }
  if (!isMap(node)) return;
  const named = pathOf(node.items, reading);
  for (const pair of node.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const value = scalarOf(pair.value, reading);
    const sum = typeof value?.value === 'string' ? SUM.exec(value.value)?.[1] : undefined;
    if (value === undefined || sum === undefined) {
      collect(pair.value, SUM_KEYS.test(name) ? key : name, reading);
      continue;
    }
    // Whatever is called neither sum nor path may be the path itself: `model.pkl: 4189…`.
    const path = SUM_KEYS.test(name) ? (named ?? key) : name;
    if (path !== undefined) add(path, sum, value, reading);
  }
}

function pathOf(pairs: readonly Pair[], reading: Reading): string | undefined {
  for (const wanted of PATH_KEYS) {
    for (const pair of pairs) {
      if (!isScalar(pair.key) || String(pair.key.value).toLowerCase() !== wanted) continue;
      const value = scalarOf(pair.value, reading)?.value;
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return undefined;
}

function scalarOf(value: unknown, { document }: Reading): Scalar | undefined {
  const node: unknown = isAlias(value) ? value.resolve(document) : value;
  return isScalar(node) ? node : undefined;
}

function add(path: string, sum: string, node: Node, { yaml, entries }: Reading): void {
  const [start, end] = node.range ?? [0, 0];
  entries.push({ path, sha256: sum.toLowerCase(), range: yaml.rangeOf([start, end]) });
}
