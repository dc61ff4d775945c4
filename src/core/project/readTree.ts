import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { say, type Message } from '../text/message';
import { shown } from '../lifecycle/lifecycleProblem';
import type { MapEntry, MapNode, ScalarNode, Span, TreeNode } from './yamlTree';

/** Something in the YAML itself that a project file has no use for. */
export interface TreeFault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: Message;
  readonly next?: Message;
}

/** What aliases may add to a file, in nodes: a "billion laughs" ends here. */
const MOST_COPIES = 10_000;
/** How deep the target of an alias may be: aliases of aliases would otherwise outgrow the stack. */
const DEEPEST_COPY = 50;

interface Measure {
  readonly size: number;
  readonly depth: number;
}

/** Turns the contents of a document into a plain tree; what cannot be part of it is left out and reported. */
export function readTree(contents: unknown, faults: TreeFault[]): TreeNode | undefined {
  return contents === null || contents === undefined ? undefined : new TreeReader(faults).node(contents);
}

class TreeReader {
  readonly #faults: TreeFault[];
  /** The last node with each anchor so far; `undefined` while it is being read. */
  readonly #anchors = new Map<string, TreeNode | undefined>();
  readonly #measures = new Map<TreeNode, Measure>();
  #copies = 0;
  /** Said once, it holds for every alias that follows. */
  #tooMany = false;

  constructor(faults: TreeFault[]) {
    this.#faults = faults;
  }

  node(node: unknown): TreeNode {
    if (isAlias(node)) return this.#alias(node);
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const read = this.#read(node);
    if (anchor !== undefined) this.#anchors.set(anchor, read);
    return read;
  }

  #read(node: unknown): TreeNode {
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#list(node);
    return isScalar(node) ? scalarOf(node) : nothing([0, 0]);
  }

  #alias(alias: Alias): TreeNode {
    const span = spanOf(alias);
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      const recursive = this.#anchors.has(alias.source);
      const code = recursive ? 'recursive-alias' : 'unknown-anchor';
      this.#fault(span, code, aliasText(alias.source, recursive), say('Write out what you need.'));
      return nothing(span);
    }
    const { size, depth } = this.#measure(target);
    this.#copies += size;
    if (this.#tooMany) return nothing(span);
    if (this.#copies > MOST_COPIES || depth > DEEPEST_COPY) {
      this.#tooMany = true;
      const message = say('Aliases multiply this file beyond all bounds; they are left out from here on.');
      this.#fault(span, 'too-many-aliases', message, say('Write out what you need.'));
      return nothing(span);
    }
    return target;
  }

  #list(list: YAMLSeq): TreeNode {
    // A set or an ordered map has pairs where a list has items.
    const items = list.items.map((item) => this.node(isPair(item) ? item.key : item));
    return { kind: 'list', span: spanOf(list), items };
  }

  #map(map: YAMLMap): MapNode {
    const entries = new Map<string, MapEntry>();
    const merged: MapEntry[] = [];
    for (const pair of map.items) {
      if (isMerge(pair)) merged.push(...this.#merge(pair));
      else this.#entry(pair, entries);
    }
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    return { kind: 'map', span: spanOf(map), entries };
  }

  #entry(pair: Pair, entries: Map<string, MapEntry>): void {
    const { key: keyNode } = pair;
    const keySpan = spanOf(keyNode);
    const key = isScalar(keyNode) ? keyText(keyNode) : undefined;
    if (key === undefined || key === '__proto__') {
      this.#fault(keySpan, 'bad-key', say('This cannot be a key here; what it stands for is left out.'));
      return;
    }
    const value = pair.value === null ? nothing([keySpan[1], keySpan[1]]) : this.node(pair.value);
    if (entries.has(key)) {
      const message = say(
        '"{0}" is here a second time; the first one counts, this one is left out.',
        shown(key),
      );
      this.#fault(keySpan, 'duplicate-key', message, say('Give it another name, or join the two.'));
      return;
    }
    entries.set(key, { key, keySpan, value });
  }

  #merge(pair: Pair): readonly MapEntry[] {
    const value = pair.value === null ? nothing(spanOf(pair.key)) : this.node(pair.value);
    const maps = value.kind === 'list' ? value.items : [value];
    if (maps.every((map) => map.kind === 'map')) return maps.flatMap((map) => [...map.entries.values()]);
    this.#fault(spanOf(pair.key), 'bad-merge', say('"<<" merges maps; this is none.'));
    return [];
  }

  /** Counted with every copy inside. */
  #measure(node: TreeNode): Measure {
    if (node.kind === 'scalar') return { size: 1, depth: 1 };
    const known = this.#measures.get(node);
    if (known !== undefined) return known;
    const children =
      node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.value);
    let [size, depth] = [1, 0];
    for (const child of children) {
      const inner = this.#measure(child);
      size = Math.min(size + inner.size, MOST_COPIES + 1);
      depth = Math.max(depth, inner.depth);
    }
    const measure = { size, depth: depth + 1 };
    this.#measures.set(node, measure);
    return measure;
  }

  #fault(span: Span, code: string, message: Message, next?: Message): void {
    this.#faults.push({ code, severity: 'error', span, message, ...(next === undefined ? {} : { next }) });
  }
}

function aliasText(name: string, recursive: boolean): Message {
  return recursive
    ? say('"*{0}" stands inside its own anchor; it is left out.', shown(name))
    : say('There is no anchor "&{0}" before this; it is left out.', shown(name));
}

function isMerge(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.type === 'PLAIN' && pair.key.value === '<<';
}

/** Keys are taken as written: `1.0` stays "1.0", `yes` stays "yes". */
function keyText(key: Scalar): string | undefined {
  if (typeof key.value === 'string') return key.value;
  return key.value === null ? undefined : key.source;
}

function scalarOf(scalar: Scalar): ScalarNode {
  const { value } = scalar;
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', span: spanOf(scalar), value: plain, source: scalar.source ?? String(plain) };
}

function nothing(span: Span): ScalarNode {
  return { kind: 'scalar', span, value: null, source: '' };
}

function spanOf(node: unknown): Span {
  const range = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}
