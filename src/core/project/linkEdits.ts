import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { StageId } from '../lifecycle/lifecycle';
import {
  columnOf,
  endOf,
  endWithComments,
  insertion,
  isFlow,
  isNothing,
  lineEnd,
  lineEnding,
  lineStart,
  pairOf,
  startOf,
  type OffsetEdit,
} from './yamlLayout';
import { writeScalar } from './yamlScalar';

/** Where a link goes. */
export interface LinkTarget {
  readonly stage: StageId;
  /** The stages of the lifecycle, in order. */
  readonly order: readonly StageId[];
  /** At least one. */
  readonly patterns: readonly string[];
}

/** The smallest edits of a project file that add links; none where the file's layout is beyond this. */
export function linkEdits(
  text: string,
  root: YAMLMap,
  target: LinkTarget,
): readonly OffsetEdit[] | undefined {
  return new LinkEditor(text, root, target).edits();
}

/** The text of a project file that has nothing but links. */
export function firstLinks({ stage, patterns }: LinkTarget, newline: string): string {
  const items = patterns.map((pattern) => `      - ${writeScalar(pattern, undefined)}`);
  return ['version: 1', 'stages:', `  ${stage}:`, '    links:', ...items].join(newline) + newline;
}

class LinkEditor {
  readonly #text: string;
  readonly #root: YAMLMap;
  readonly #target: LinkTarget;
  readonly #newline: string;
  readonly #step: number;

  constructor(text: string, root: YAMLMap, target: LinkTarget) {
    this.#text = text;
    this.#root = root;
    this.#target = target;
    this.#newline = lineEnding(text);
    this.#step = indentStep(text, root);
  }

  edits(): readonly OffsetEdit[] | undefined {
    const { stage } = this.#target;
    const stages = pairOf(this.#root, 'stages');
    if (stages === undefined) {
      return this.#addEntry(this.#root, this.#root.items.at(-1), undefined, ['stages', stage, 'links']);
    }
    if (isNothing(stages.value)) return this.#fill(this.#root, stages, [stage, 'links']);
    if (!isMap(stages.value)) return undefined;
    const own = pairOf(stages.value, stage);
    if (own === undefined) {
      return this.#addEntry(stages.value, this.#before(stages.value), stages, [stage, 'links']);
    }
    if (isNothing(own.value)) return this.#fill(stages.value, own, ['links']);
    if (!isMap(own.value)) return undefined;
    const links = pairOf(own.value, 'links');
    if (links === undefined) return this.#addEntry(own.value, pairOf(own.value, 'owner'), own, ['links']);
    if (isNothing(links.value)) return this.#fill(own.value, links, []);
    return this.#addItem(links.value);
  }

  /** The last entry of the stages that come before the new one. */
  #before(stages: YAMLMap): Pair | undefined {
    const { order, stage } = this.#target;
    const rank = order.indexOf(stage);
    return stages.items.findLast((pair) => {
      const other = isScalar(pair.key) ? order.indexOf(String(pair.key.value)) : -1;
      return other >= 0 && other < rank;
    });
  }

  /** Adds an entry behind another one of its map, or as the first. */
  #addEntry(
    map: YAMLMap,
    behind: Pair | undefined,
    parent: Pair | undefined,
    keys: readonly string[],
  ): OffsetEdit[] {
    const [first] = map.items;
    if (isFlow(map) || first === undefined) {
      const entry = this.#flow(keys);
      if (behind !== undefined) return [insertion(endOf(this.#text, behind), `, ${entry}`)];
      if (first === undefined) return [insertion(startOf(map) + 1, entry)];
      return [insertion(startOf(first), `${entry}, `)];
    }
    const indent = columnOf(this.#text, startOf(first));
    const lines = this.#block(keys, indent);
    const gap = keys.length > 1 && isSpacious(this.#text, map) ? this.#newline : '';
    if (behind === undefined) {
      const at = lineEnd(this.#text, parent === undefined ? 0 : endOf(this.#text, parent.key));
      return [insertion(at, this.#newline + lines + gap)];
    }
    const at = endWithComments(this.#text, endOf(this.#text, behind), indent);
    return [insertion(at, gap + this.#newline + lines)];
  }

  /** Gives a value to a key that has none. */
  #fill(map: YAMLMap, pair: Pair, keys: readonly string[]): OffsetEdit[] {
    const value = keys.length === 0 ? `[${this.#items().join(', ')}]` : `{${this.#flow(keys)}}`;
    const end = endOf(this.#text, pair);
    const written = isScalar(pair.value) ? (pair.value.source ?? '') : '';
    if (written !== '') return [{ at: end - written.length, remove: written.length, text: value }];
    if (isFlow(map)) return [insertion(end, pair.value === null ? `: ${value}` : ` ${value}`)];
    const at = lineEnd(this.#text, end);
    const indent = columnOf(this.#text, startOf(pair)) + this.#step;
    return [insertion(at, this.#newline + this.#block(keys, indent))];
  }

  #addItem(links: unknown): readonly OffsetEdit[] | undefined {
    if (isScalar(links) && typeof links.value === 'string') return this.#listOf(links);
    if (!isSeq(links)) return undefined;
    const last = links.items.at(-1);
    const items = this.#items(last);
    if (last === undefined) {
      return isFlow(links) ? [insertion(startOf(links) + 1, items.join(', '))] : undefined;
    }
    if (isFlow(links)) return this.#addFlowItems(links, last, items);
    const indent = ' '.repeat(columnOf(this.#text, startOf(links)));
    const lines = items.map((item) => `${this.#newline}${indent}- ${item}`);
    return [insertion(lineEnd(this.#text, endOf(this.#text, last)), lines.join(''))];
  }

  #addFlowItems(links: YAMLSeq, last: unknown, items: readonly string[]): OffsetEdit[] {
    const text = this.#text;
    const end = endOf(text, last);
    const rest = text.slice(end, (links.range?.[1] ?? end + 1) - 1);
    const comma = /^[ \t]*,/.exec(rest)?.[0].length ?? 0;
    const itemStart = startOf(last);
    const indent = text.slice(lineStart(text, itemStart), itemStart);
    const oneOnEachLine = rest.includes('\n') && indent.trim() === '';
    if (!oneOnEachLine) {
      const added = items.join(', ');
      return [insertion(end + comma, comma > 0 ? ` ${added}` : `, ${added}`)];
    }
    const lines = items.map((item) => this.#newline + indent + item).join(',');
    const at = lineEnd(text, end);
    if (comma > 0) return [insertion(at, `${lines},`)];
    return at === end ? [insertion(at, `,${lines}`)] : [insertion(end, ','), insertion(at, lines)];
  }

  /** Makes a list of a single text. */
  #listOf(scalar: object): readonly OffsetEdit[] | undefined {
    const start = startOf(scalar);
    const end = endOf(this.#text, scalar);
    const written = this.#text.slice(start, end);
    // Without quotes, characters that are harmless outside of brackets are not inside.
    if (!/^(?:"[^\n]*"|'[^\n]*'|[^\n,[\]{}"'#&*!|>%@`:-]+)$/.test(written)) return undefined;
    return [insertion(start, '['), insertion(end, `, ${this.#items(scalar).join(', ')}]`)];
  }

  #flow(keys: readonly string[]): string {
    const [key, ...rest] = keys;
    const value = rest.length === 0 ? `[${this.#items().join(', ')}]` : `{${this.#flow(rest)}}`;
    return `${key ?? ''}: ${value}`;
  }

  #block(keys: readonly string[], indent: number): string {
    const at = (depth: number): string => ' '.repeat(indent + depth * this.#step);
    const lines = keys.map((key, depth) => `${at(depth)}${key}:`);
    const items = this.#items().map((item) => `${at(keys.length)}- ${item}`);
    return [...lines, ...items].join(this.#newline);
  }

  /** The patterns as the file writes such, judged by another one of the list. */
  #items(like?: unknown): readonly string[] {
    return this.#target.patterns.map((pattern) => writeScalar(pattern, like));
  }
}

/** By how many columns the file indents, judged by its first nested map. */
function indentStep(text: string, root: YAMLMap): number {
  const own = columnOf(text, startOf(root));
  for (const { value } of root.items) {
    if (!isMap(value) || isFlow(value)) continue;
    const step = columnOf(text, startOf(value)) - own;
    if (step > 0) return step;
  }
  return 2;
}

/** Whether a map has blank lines between its entries. */
function isSpacious(text: string, map: YAMLMap): boolean {
  const [first, second] = map.items;
  if (second === undefined) return false;
  return /\n[ \t]*\r?\n/.test(text.slice(endOf(text, first), startOf(second)));
}
