import type { Position, Range } from '../place/place';
import { lineStarts } from './linePositions';

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
