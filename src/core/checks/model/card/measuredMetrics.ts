import { stringify } from 'yaml';
import type { TreeNode } from '../../../project/yamlTree';
import { say } from '../../../text/message';
import { unreadableFile, type Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import { yamlDocumentsOf } from '../../yaml/yamlDocuments';
import { metricOf, splitOf, wordsOf } from './metricNames';

/** A number of the metrics file. */
export interface MeasuredMetric {
  /** As `metrics.threshold` addresses it. */
  readonly path: string;
  readonly value: number;
  /** The metric that its key names. */
  readonly metric: string;
  /** The part of the data, and other words around it: `women`, `fold`. */
  readonly split: string | undefined;
  readonly context: readonly string[];
}

/** Words that tell nothing of a metric. */
const EMPTY_WORDS = new Set(
  'metrics metric results result scores score overall value values report summary model mean'.split(' '),
);
const MOST = 2000;

/** All numbers of a metrics file in JSON, YAML or TOML; or why it cannot be read. */
export async function measuredMetrics(
  path: string,
  world: CheckWorld,
): Promise<readonly MeasuredMetric[] | Fault> {
  const content = await world.readText(path);
  if (content.kind === 'unreadable') return unreadableFile(path, content.reason);
  const text = /\.toml$/i.test(path) ? await tomlAsYaml(content.text) : content.text;
  if (text === undefined) return malformed(path);
  if (!/\.(?:json|ya?ml|toml)$/i.test(path)) {
    const message = say('{0} is of no format that a card is compared with.', path);
    return { path, message, next: say('Write the metrics as JSON, YAML or TOML.') };
  }
  const read = yamlDocumentsOf(path, text);
  if (read.kind === 'fault') return /\.toml$/i.test(path) ? malformed(path) : read.fault;
  const found: MeasuredMetric[] = [];
  for (const root of read.roots) collect(root, [], found);
  if (found.length > 0) return found;
  const message = say('{0} holds no number.', path);
  return { path, message, next: say('Run what writes the metrics, then run the check again.') };
}

async function tomlAsYaml(text: string): Promise<string | undefined> {
  const { parse } = await import('smol-toml');
  try {
    return stringify(parse(text, { maxDepth: 50 }), { lineWidth: 0, aliasDuplicateObjects: false });
  } catch {
    return undefined;
  }
}

function malformed(path: string): Fault {
  const message = say('{0} is cut off or malformed.', path);
  return { path, message, next: say('Run what writes the metrics again, or mend the file.') };
}

function collect(node: TreeNode, keys: readonly string[], found: MeasuredMetric[]): void {
  if (found.length >= MOST) return;
  switch (node.kind) {
    case 'map':
      for (const { key, value } of node.entries.values()) collect(value, [...keys, key], found);
      return;
    case 'list':
      for (const [index, item] of node.items.entries()) collect(item, [...keys, String(index)], found);
      return;
    case 'scalar':
      if (typeof node.value === 'number' && Number.isFinite(node.value))
        found.push(metricAt(keys, node.value));
  }
}

function metricAt(keys: readonly string[], value: number): MeasuredMetric {
  const own = wordsOf(keys.at(-1) ?? '');
  const around = keys.slice(0, -1).flatMap(wordsOf);
  const named = own.filter((word) => splitOf(word) === undefined);
  const split = [...own, ...around].map(splitOf).find((one) => one !== undefined);
  const context = around.filter((word) => splitOf(word) === undefined && !EMPTY_WORDS.has(word));
  return { path: keys.join('.'), value, metric: metricOf(named), split, context };
}
