import type { GridColumn } from '../../../src/core/charts/driftGrid';
import { say, verbatim, type Message } from '../../../src/core/text/message';

/** The day of a moment, in short. `isPast`: the whole board is shown as it was. */
export function columnText(column: GridColumn, isPast: boolean): Message {
  if (column.kind === 'commit') return verbatim(column.date.slice(0, 10));
  return isPast ? say('that moment') : say('now');
}

/** A moment in full. */
export function momentText(column: GridColumn, isPast: boolean): Message {
  if (column.kind === 'now') return isPast ? say('that moment') : say('now, not committed');
  const { date, author, commit } = column;
  return say('{0}, {1} ({2})', date.slice(0, 16).replace('T', ' '), author, commit.slice(0, 7));
}
