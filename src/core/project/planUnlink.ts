import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLSeq } from 'yaml';
import { canonicalJson } from '../fingerprint/canonicalJson';
import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import { compileGlobs, escapeGlob, unescapeGlob } from '../links/globs';
import { say } from '../text/message';
import { impossible, readForLinks, withLinks, type EditableLinks, type LinkPlan } from './editProject';
import { linkEdits } from './linkEdits';
import { readSource } from './readSource';
import { replacement } from './textEdit';
import {
  applyOffsetEdits,
  endOf,
  insertion,
  isFlow,
  lineEnd,
  lineStart,
  pairOf,
  startOf,
  type OffsetEdit,
} from './yamlLayout';
import { plainValue } from './yamlTree';

/** What to unlink. */
export interface UnlinkRequest {
  /** Path of the artifact, relative to the project's root. */
  readonly path: string;
  readonly stage: StageId;
  readonly lifecycle: Lifecycle;
}

/**
 * Plans how a path is taken from the links of a stage: patterns that spell it are removed; one that matches others too
 * stays, and the path is excluded behind it. Everything else stays as it was written; the plan is tried out.
 */
export function planUnlink(written: string, { path, stage, lifecycle }: UnlinkRequest): LinkPlan {
  const readable = readForLinks(written, [escapeGlob(path)], stage, lifecycle);
  if (readable.kind === 'impossible') return readable;
  const { links, source } = readable;
  if (compileGlobs(links)(path) === undefined) return { kind: 'already' };
  const kept = links.filter((pattern) => !spells(pattern, path));
  const exclusions = compileGlobs(kept)(path) === undefined ? [] : [`!${escapeGlob(path)}`];
  const order = lifecycle.stages.map(({ id }) => id);
  const after = without(source.text, { path, stage, order, exclusions });
  if (after !== undefined && changesOnly(after, readable, stage, [...kept, ...exclusions])) {
    return { kind: 'edits', edits: [replacement(source.text, after)] };
  }
  const message = say('The links of "{0}" are written in a way that cannot be edited automatically.', stage);
  return impossible(message, say('Take "{0}" out of them by hand.', path));
}

function spells(pattern: string, path: string): boolean {
  return !pattern.startsWith('!') && (unescapeGlob(pattern) === path || pattern === path);
}

interface Removal {
  readonly path: string;
  readonly stage: StageId;
  readonly order: readonly StageId[];
  readonly exclusions: readonly string[];
}

/** The text without the patterns that spell the path, and with the exclusions. */
function without(text: string, { path, stage, order, exclusions }: Removal): string | undefined {
  const found = linksNode(text, stage);
  if (found === undefined) return undefined;
  const removed = applyOffsetEdits(text, removals(text, found, path));
  if (exclusions.length === 0) return removed;
  const { contents } = parseDocument(removed, { uniqueKeys: false, logLevel: 'silent' });
  const edits = isMap(contents)
    ? linkEdits(removed, contents, { stage, order, patterns: exclusions })
    : undefined;
  return edits && applyOffsetEdits(removed, edits);
}

function linksNode(text: string, stage: StageId): Pair | undefined {
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const inside = (map: unknown, key: string): Pair | undefined => (isMap(map) ? pairOf(map, key) : undefined);
  return inside(inside(inside(contents, 'stages')?.value, stage)?.value, 'links');
}

function removals(text: string, { key, value }: Pair, path: string): readonly OffsetEdit[] {
  if (isScalar(value)) return [replaced(value, text, '[]')];
  if (!isSeq(value)) return [];
  const gone = value.items.filter((item) => isScalar(item) && spells(String(item.value), path));
  if (isFlow(value)) return gone.map((item) => flowRemoval(text, value, item));
  const lines = gone.map((item) => lineRemoval(text, item));
  // A list without items would be nothing at all.
  const isAll = gone.length === value.items.length;
  return isAll ? [insertion(lineColon(text, key), ' []'), ...lines] : lines;
}

function replaced(node: object, text: string, by: string): OffsetEdit {
  const at = startOf(node);
  return { at, remove: endOf(text, node) - at, text: by };
}

/** The item with its line, and with what is written behind it there. */
function lineRemoval(text: string, item: unknown): OffsetEdit {
  const at = lineStart(text, startOf(item));
  const end = text.indexOf('\n', endOf(text, item));
  return { at, remove: (end < 0 ? text.length : end + 1) - at, text: '' };
}

/** The item with the comma behind it, or that before it where it is the last. */
function flowRemoval(text: string, list: YAMLSeq, item: unknown): OffsetEdit {
  const at = list.items.indexOf(item);
  const next = list.items[at + 1];
  if (next !== undefined) return { at: startOf(item), remove: startOf(next) - startOf(item), text: '' };
  const before = list.items[at - 1];
  const begin = before === undefined ? startOf(item) : endOf(text, before);
  return { at: begin, remove: endOf(text, item) - begin, text: '' };
}

/** Behind the colon of a key. */
function lineColon(text: string, key: unknown): number {
  const end = endOf(text, key);
  const colon = text.indexOf(':', end);
  return colon < 0 || colon > lineEnd(text, end) ? end : colon + 1;
}

function changesOnly(
  after: string,
  { source }: EditableLinks,
  stage: StageId,
  expected: readonly string[],
): boolean {
  const read = readSource(after);
  if (read.root === undefined || source.root === undefined) return false;
  if (read.problems.some(({ problem }) => problem.severity === 'error')) return false;
  const wanted = withLinks(plainValue(source.root), stage, () => expected);
  const found = withLinks(plainValue(read.root), stage, (links) => links);
  return canonicalJson(wanted) === canonicalJson(found);
}
