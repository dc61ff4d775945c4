import * as z from 'zod/mini';
import type { Range } from '../place/place';
import { say } from '../text/message';
import { issueDetail, labelOf, unknownKey } from './issueText';
import type { Problem } from './problem';
import { keysAt } from './schemaShape';
import { keyRange, problemAt, valueRange, type SourceText } from './sourceText';
import { nodeAt, plainValue, replaceNodes, type TreeNode, type TreePath } from './yamlTree';

/** What to validate, and where it stands. */
export interface Validated<T> {
  readonly schema: z.core.$ZodType<T>;
  readonly root: TreeNode;
  readonly source: SourceText;
  /** Where a problem of the root itself is shown. */
  readonly rootRange: Range;
  /** What is left out for a wrong value at a path; by default just the value. */
  readonly cutFor?: (path: TreePath) => TreePath;
}

/** A problem, and what was left out, or mended, for it. */
export interface Located {
  readonly problem: Problem;
  readonly path: TreePath;
}

/** A value without its wrong parts; no value where the wrong part is the whole. */
export interface Validation<T> {
  readonly value?: T;
  readonly located: readonly Located[];
}

interface Change extends Located {
  /** Where the problem itself is. */
  readonly about: TreePath;
  /** What takes the node's place. */
  readonly replacement?: TreeNode;
}

/** More rounds than any file needs: each takes out everything that the one before found. */
const MOST_ROUNDS = 20;

/**
 * Validates a tree by a schema: what is wrong is reported and left out, as little as possible around it, until
 * the rest is right. Values of another type that can only mean one thing are taken as that, with a warning.
 */
export function validateTree<T>(target: Validated<T>): Validation<T> {
  const located: Located[] = [];
  const incomplete = new Set<string>();
  let root: TreeNode | undefined = target.root;
  for (let round = 0; round < MOST_ROUNDS && root !== undefined; round++) {
    const current: TreeNode = root;
    const result = z.safeParse(target.schema, plainValue(current));
    if (result.success) return { value: result.data, located };
    const changes = result.error.issues.flatMap((issue) => changesFor(issue, [], target, current));
    // What is wrong only because something in it was left out before needs no words.
    located.push(...changes.filter(({ about }) => !incomplete.has(JSON.stringify(about))));
    for (const { path, replacement } of changes) {
      if (replacement !== undefined) continue;
      path.forEach((_, end) => incomplete.add(JSON.stringify(path.slice(0, end))));
      incomplete.add(JSON.stringify(path));
    }
    root = replaceNodes(
      current,
      changes.map(({ path, replacement }) => ({ path, node: replacement })),
    );
  }
  return { located };
}

function changesFor(
  issue: z.core.$ZodIssue,
  prefix: TreePath,
  target: Validated<unknown>,
  root: TreeNode,
): readonly Change[] {
  const path = [...prefix, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const cut = (at: TreePath): TreePath => target.cutFor?.(at) ?? at;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(target.schema, path) ?? [];
    return issue.keys.map((key) => {
      const at = [...path, key];
      const range = keyRange(target.source, root, at) ?? target.rootRange;
      return { problem: problemAt(range, unknownKey(key, known)), about: at, path: cut(at) };
    });
  }
  if (issue.code === 'invalid_union') {
    // The option that the value comes nearest to: the one whose type it has.
    const nearest = issue.errors.find((branch) => branch.every((inner) => inner.path.length > 0));
    if (nearest !== undefined) return nearest.flatMap((inner) => changesFor(inner, path, target, root));
  }
  const node = nodeAt(root, path);
  if (node === undefined || (issue.code === 'invalid_type' && plainValue(node) === null)) {
    return [missing(path, node === undefined ? path.slice(0, -1) : path, target, root)];
  }
  const mended = issue.code === 'invalid_type' ? mend(issue.expected, node) : undefined;
  if (mended !== undefined) return [mendedAt(path, mended, target, root)];
  const inner = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  const range = issue.code === 'invalid_key' ? keyRange : valueRange;
  const detail = issueDetail(inner, path, plainValue(node));
  const problem = problemAt(range(target.source, root, path) ?? target.rootRange, detail);
  return [{ problem, about: path, path: cut(path) }];
}

function missing(path: TreePath, cutPath: TreePath, target: Validated<unknown>, root: TreeNode): Change {
  const at = path.slice(0, -1);
  const range =
    keyRange(target.source, root, path) ??
    keyRange(target.source, root, at) ??
    (at.length > 0 ? valueRange(target.source, root, at) : undefined);
  const message =
    nodeAt(root, path) === undefined
      ? say('{0} is missing.', labelOf(path))
      : say('{0} has nothing behind it.', labelOf(path));
  const problem = problemAt(range ?? target.rootRange, {
    code: 'missing-value',
    message,
  });
  return { problem, about: path, path: target.cutFor?.(cutPath) ?? cutPath };
}

/** Numbers and truth values where text belongs, and a single text where a list of it belongs. */
function mend(expected: string, node: TreeNode): TreeNode | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (expected === 'string' && typeof node.value !== 'string') return { ...node, value: node.source };
  return expected === 'array' ? { kind: 'list', span: node.span, items: [node] } : undefined;
}

function mendedAt(path: TreePath, mended: TreeNode, target: Validated<unknown>, root: TreeNode): Change {
  const range = valueRange(target.source, root, path) ?? target.rootRange;
  const written = target.source.text.slice(...mended.span);
  const isList = mended.kind === 'list';
  const problem = problemAt(
    range,
    {
      code: isList ? 'not-a-list' : 'not-text',
      message: isList
        ? say('{0} must be a list; it is read as a list of one.', labelOf(path))
        : say('{0} must be text; it is read as "{1}".', labelOf(path), String(plainValue(mended))),
      next: isList ? say('Put it between "[" and "]".') : say('Put it between quotes.'),
      suggestion: isList ? `[${written}]` : `"${written}"`,
    },
    'warning',
  );
  return { problem, about: path, path, replacement: mended };
}
