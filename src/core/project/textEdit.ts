import type { Position, Range } from '../place/place';
import { linePositions, lineStarts } from './linePositions';

/** One replacement in a text. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The text after edits that do not overlap. A byte order mark stays and is not counted, as in the editor. */
export function applyEdits(written: string, edits: readonly TextEdit[]): string {
  const mark = written.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = written.slice(mark.length);
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position): number => (starts[line] ?? text.length) + column;
  const sorted = [...edits].sort((a, b) => offset(a.range.start) - offset(b.range.start));
  let done = 0;
  let result = mark;
  for (const { range, text: replacement } of sorted) {
    result += text.slice(done, offset(range.start)) + replacement;
    done = offset(range.end);
  }
  return result + text.slice(done);
}

/** One edit that makes the first text the second, no longer than it must be. Neither has a byte order mark. */
export function replacement(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const at = linePositions(before);
  return {
    range: { start: at(start), end: at(before.length - end) },
    text: after.slice(start, after.length - end),
  };
}
