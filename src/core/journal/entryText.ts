import { checkKey } from '../snapshot/checkKey';
import { say, type Message } from '../text/message';
import type { JournalEntry } from './entry';

/** What an entry says, in a sentence without time, author and reason. */
export function entryText(entry: JournalEntry): Message {
  switch (entry.kind) {
    case 'advance':
      return entry.override === undefined
        ? say('{0} advanced from {1} to {2}', entry.wheel, entry.from, entry.to)
        : say('{0} advanced from {1} to {2} through a shut gate', entry.wheel, entry.from, entry.to);
    case 'return':
      return say('{0} sent work back to {1}', entry.from, entry.to);
    case 'verify':
      return say('{0} verified', checkKey(entry.stage, entry.check));
    case 'waive':
      return say('{0} waived until {1}', checkKey(entry.stage, entry.check), entry.until);
    case 'withdraw':
      return say('waiver of {0} withdrawn', checkKey(entry.stage, entry.check));
  }
}

/** Why somebody decided so; nothing where no reason was asked for. */
export function reasonOfEntry(entry: JournalEntry): string | undefined {
  return entry.kind === 'advance' ? entry.override?.reason : entry.reason;
}

/** The stages that an entry concerns. */
export function stagesOfEntry(entry: JournalEntry): readonly string[] {
  return entry.kind === 'advance' || entry.kind === 'return' ? [entry.from, entry.to] : [entry.stage];
}
