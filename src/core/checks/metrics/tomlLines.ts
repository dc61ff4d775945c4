import type { Range } from '../../place/place';

/** The parser is asked no more often than this. */
const MOST_STEPS = 100;

/** Whether the beginning of a text says something already, does not yet, or breaks off in the midst of a value. */
type Beginning = 'there' | 'absent' | 'malformed';

/**
 * The lines of a text that say something: those after which its beginning says so first. For a format whose parser
 * keeps no places, but whose tables and arrays only grow from line to line.
 */
export function tomlLines(text: string, judge: (beginning: string) => Beginning): Range | undefined {
  const lines = text.split('\n');
  let steps = 0;
  const state = (count: number): Beginning =>
    ++steps > MOST_STEPS ? 'malformed' : judge(lines.slice(0, count).join('\n'));
  let absent = 0;
  let end = lines.length;
  for (let limit = lines.length; limit - absent > 1;) {
    const middle = Math.floor((absent + limit) / 2);
    let count = middle;
    let found = state(count);
    while (found === 'malformed' && ++count < limit) found = state(count);
    if (found === 'absent') absent = count;
    else {
      if (found === 'there') end = count;
      limit = middle;
    }
  }
  // A value may span lines, up to which the text breaks off.
  let start = end - 1;
  while (start > absent && state(start) === 'malformed') start--;
  return steps > MOST_STEPS ? undefined : linesRange(lines, start, end - 1);
}

function linesRange(lines: readonly string[], first: number, last: number): Range {
  const opening = lines[first] ?? '';
  const column = opening.length - opening.trimStart().length;
  return {
    start: { line: first, column },
    end: { line: last, column: (lines[last] ?? '').trimEnd().length },
  };
}
