import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';
import type { Range } from '../../place/place';
import { parseYaml, type YamlText } from '../../project/yamlText';
import { say, type Message } from '../../text/message';
import { suggest } from '../../text/suggest';
import { notNumber, type MetricReading } from './metricReading';

/** Names that are offered when a metric is missing; files with more are searched no further. */
const MOST_NAMES = 500;

/** Looks a metric up in JSON or YAML, of which JSON is a part; ranges come from its parser. */
export function treeMetric(text: string, metric: string): MetricReading {
  const yaml = parseYaml(text);
  if (yaml.kind !== 'yaml') {
    return fault(
      say('The file is too large or too deeply nested for metrics.'),
      say('Write the metrics to a file of their own.'),
      yaml.range,
    );
  }
  const [document, ...others] = yaml.documents;
  const broken = yaml.documents.flatMap(({ errors }) => errors)[0];
  if (broken !== undefined) {
    const next = say('Run what writes the metrics again, or mend the file.');
    return fault(say('The file is cut off or malformed.'), next, yaml.rangeOf(broken.pos));
  }
  if (document === undefined || others.length > 0) {
    return fault(say('The file holds several documents.'), say('Write the metrics as one document.'));
  }
  const found = new Lookup(document).find(document.contents, metric.split(/\.|\[(-?\d+)\]/).filter(Boolean));
  if (found === 'repeated') {
    return fault(say('{0} is there more than once.', metric), say('Write each metric once.'));
  }
  return found === undefined ? missing(metric, document) : valueOf(metric, found, document, yaml);
}

function fault(message: Message, next: Message, range?: Range): MetricReading {
  return { kind: 'fault', message, next, ...(range === undefined ? {} : { range }) };
}

/** A node, or that its key is there more than once, or nothing. */
type Found = Node | 'repeated' | undefined;

/** Finds nodes by path. */
class Lookup {
  readonly #document: Document.Parsed;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  /** The node at the path. A key that contains dots itself wins over a nested one. */
  find(node: unknown, path: readonly string[]): Found {
    const target = resolved(node, this.#document);
    const [first, ...rest] = path;
    if (first === undefined) return target;
    if (isSeq(target))
      return /^-?\d{1,9}$/.test(first) ? this.find(target.items.at(Number(first)), rest) : undefined;
    if (!isMap(target)) return undefined;
    for (let length = path.length; length > 0; length--) {
      const pairs = target.items.filter((pair) => keyOf(pair) === path.slice(0, length).join('.'));
      if (pairs.length > 1) return 'repeated';
      const found = pairs[0] && this.find(pairs[0].value, path.slice(length));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function resolved(node: unknown, document: Document.Parsed): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return isNode(node) ? node : undefined;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function valueOf(metric: string, node: Node, document: Document.Parsed, yaml: YamlText): MetricReading {
  if (!isScalar(node)) {
    const names = namesBelow(node, document, metric).slice(0, 5).join(', ');
    const next = names === '' ? say('Name another metric.') : say('Name one of its values: {0}.', names);
    return fault(say('{0} is a group of values, not a number.', metric), next, rangeOf(node, yaml));
  }
  const { value } = node;
  const range = rangeOf(node, yaml);
  if (typeof value === 'number' && Number.isFinite(value)) {
    return { kind: 'value', value, ...(range === undefined ? {} : { range }) };
  }
  const origin = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  return notNumber(metric, value === null ? '' : (node.source ?? typeof value), range ?? origin);
}

function rangeOf(node: Node, yaml: YamlText): Range | undefined {
  const { range } = node;
  return range ? yaml.rangeOf([range[0], range[1]]) : undefined;
}

function missing(metric: string, document: Document.Parsed): MetricReading {
  const names = namesBelow(document.contents, document);
  const near = suggest(metric, names) ?? names.find((name) => name.endsWith(`.${metric}`));
  const next =
    near !== undefined
      ? say('Did you mean "{0}"?', near)
      : names.length === 0
        ? say('Run what writes the metrics, then run the check again.')
        : say('The file has, among others: {0}.', names.slice(0, 5).join(', '));
  return fault(say('There is no metric {0} in the file.', metric), next);
}

/** Paths of the numbers below a node, without following aliases: they might explode. */
function namesBelow(root: unknown, document: Document.Parsed, prefix = ''): readonly string[] {
  const names: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (names.length >= MOST_NAMES) return;
    const join = (step: string): string => (path === '' ? step : `${path}.${step}`);
    if (isMap(node)) for (const pair of node.items) visit(pair.value, join(keyOf(pair)));
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, join(String(index)));
    else if (isScalar(node) && typeof node.value === 'number') names.push(path.slice(0, 200));
  };
  visit(resolved(root, document), prefix);
  return names;
}
