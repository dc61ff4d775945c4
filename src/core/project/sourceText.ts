import type { Range } from '../place/place';
import { PROJECT_FILE } from './project';
import type { IssueDetail } from './issueDetail';
import type { Problem } from './problem';
import { entryOf, nodeAt, type MapEntry, type Span, type TreeNode, type TreePath } from './yamlTree';

/** The text that a tree was read from, and where its nodes stand in it. */
export interface SourceText {
  readonly text: string;
  readonly rangeOf: (span: Span) => Range;
}

/** A problem of the project file. */
export function problemAt(
  range: Range,
  detail: IssueDetail,
  severity: Problem['severity'] = 'error',
): Problem {
  const { code, message, next, suggestion } = detail;
  return {
    path: PROJECT_FILE,
    range,
    code,
    severity,
    message,
    ...(next === undefined ? {} : { next }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Where a value stands; the key that leads to it where the value is empty or goes over several lines. */
export function valueRange(source: SourceText, root: TreeNode, path: TreePath): Range | undefined {
  const node = nodeAt(root, path);
  if (node === undefined) return path.length === 0 ? undefined : valueRange(source, root, path.slice(0, -1));
  if (isOneLine(source, node)) return source.rangeOf(node.span);
  return keyRange(source, root, path) ?? firstLine(source, node.span);
}

/** Where the key of an entry stands. */
export function keyRange(source: SourceText, root: TreeNode, path: TreePath): Range | undefined {
  const entry = entryAt(root, path);
  return entry === undefined ? undefined : source.rangeOf(entry.keySpan);
}

/** The entry that a path leads to. */
export function entryAt(root: TreeNode, path: TreePath): MapEntry | undefined {
  const key = path.at(-1);
  return typeof key === 'string' ? entryOf(nodeAt(root, path.slice(0, -1)), key) : undefined;
}

function isOneLine(source: SourceText, { span: [start, end] }: TreeNode): boolean {
  return end > start && !source.text.slice(start, end).trimEnd().includes('\n');
}

function firstLine(source: SourceText, [start, end]: Span): Range {
  const line = source.text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
  return source.rangeOf([start, start + line.length]);
}
