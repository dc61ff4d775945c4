import type { Place } from '../../src/core/place/place';
import { say, type Message } from '../../src/core/text/message';

/** Where something is, as people count: lines and cells from one. */
export function placeText({ path, cell, range }: Place): Message {
  const line = range === undefined ? undefined : range.start.line + 1;
  if (cell === undefined) return line === undefined ? say('{0}', path) : say('{0}:{1}', path, line);
  if (line === undefined) return say('{0}, cell {1}', path, cell + 1);
  return say('{0}, cell {1}, line {2}', path, cell + 1, line);
}

/** The place of a finding, if it has one. */
export function placeOf({ path, cell, range }: Partial<Place>): Place | undefined {
  if (path === undefined) return undefined;
  return { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) };
}
