import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A replacement by offsets: `remove` characters from `at` on. */
export interface OffsetEdit {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
}

/** The text after edits that do not overlap. */
export function applyOffsetEdits(text: string, edits: readonly OffsetEdit[]): string {
  return [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce((done, { at, remove, text: put }) => done.slice(0, at) + put + done.slice(at + remove), text);
}

/** Inserts at an offset. */
export function insertion(at: number, text: string): OffsetEdit {
  return { at, remove: 0, text };
}

/** The line ending that a text uses. */
export function lineEnding(text: string): '\r\n' | '\n' {
  const end = text.indexOf('\n');
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** How many columns stand before an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The entry of a map with a plain text key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Where a node begins, without its anchor or tag. */
export function startOf(node: unknown): number {
  if (isPair(node)) return startOf(node.key);
  return rangeOf(node)?.[0] ?? 0;
}

/** Where the last character of a node's own text ends: before comments and blank lines behind it. */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) return Math.max(endOf(text, node.key), node.value === null ? 0 : endOf(text, node.value));
  if (isCollection(node) && !isFlow(node)) {
    const last: unknown = node.items.at(-1);
    if (last !== undefined) return endOf(text, last);
  }
  const range = rangeOf(node);
  if (range === undefined) return 0;
  const [start, end] = range;
  // Block scalars end behind their line ending.
  if (end > start && text[end - 1] === '\n') return end - (text[end - 2] === '\r' ? 2 : 1);
  return end;
}

/** Whether a map or list is written with brackets. */
export function isFlow(node: YAMLMap | YAMLSeq): boolean {
  return node.flow === true;
}

/** Whether a value is left empty, or written as `~` or `null`. */
export function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/**
 * Where the lines of an entry end, comments included that are indented more than its key: those belong to it,
 * others to what follows.
 */
export function endWithComments(text: string, offset: number, indent: number): number {
  let end = lineEnd(text, offset);
  for (let at = nextLine(text, end); at !== undefined; at = nextLine(text, lineEnd(text, at))) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === '') continue;
    if (line.search(/\S/) <= indent || !line.trimStart().startsWith('#')) break;
    end = lineEnd(text, at);
  }
  return end;
}

function nextLine(text: string, end: number): number | undefined {
  const at = text.indexOf('\n', end);
  return at < 0 ? undefined : at + 1;
}

function rangeOf(node: unknown): NonNullable<Node['range']> | undefined {
  const known = isScalar(node) || isCollection(node) || isAlias(node);
  return known ? (node.range ?? undefined) : undefined;
}
