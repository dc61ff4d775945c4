import { entryText, reasonOfEntry } from '../../journal/entryText';
import type { JournalEntry } from '../../journal/entry';
import { say, verbatim } from '../../text/message';
import { cell, table, words, type Block, type Cell } from '../document';

/** Of `2026-01-31T12:00:00.000Z`. */
const DAY_LENGTH = 10;

/** What people decided, the last first, at most so many entries. */
export function journalTable(journal: readonly JournalEntry[], most: number): readonly Block[] {
  const columns = [
    { title: say('Day'), kind: 'short' as const },
    ...[say('Who'), say('Decision'), say('Why')].map((title) => ({ title })),
  ];
  return table(say('Decisions, the last first'), columns, journal.toReversed(), most, entryRow);
}

/** The day of a moment, as the journal writes it. */
export function dayOfEntry({ time }: { readonly time: string }): string {
  return time.slice(0, DAY_LENGTH);
}

function entryRow(entry: JournalEntry): readonly Cell[] {
  const reason = reasonOfEntry(entry);
  return [
    cell(words(verbatim(dayOfEntry(entry)))),
    cell(words(verbatim(entry.by))),
    cell(words(entryText(entry))),
    reason === undefined ? [] : cell(words(verbatim(reason))),
  ];
}
