import type { StageId, WheelId } from '../lifecycle/lifecycle';
import type { StageSnapshot } from '../snapshot/snapshot';
import type { JournalEntry } from './entry';
import { stagesOfEntry } from './entryText';

/** Which entries are wanted: those that fit all that is given. */
export interface JournalFilter {
  readonly stage?: StageId;
  readonly wheel?: WheelId;
  /** A part of the author's name, whatever its case. */
  readonly person?: string;
}

/** The entries that a filter lets through, in their order. */
export function filterJournal(
  entries: readonly JournalEntry[],
  stages: readonly Pick<StageSnapshot, 'id' | 'wheel'>[],
  { stage, wheel, person }: JournalFilter,
): readonly JournalEntry[] {
  const wheelOf = new Map(stages.map((item) => [item.id, item.wheel]));
  return entries.filter((entry) => {
    const concerned = stagesOfEntry(entry);
    return (
      (stage === undefined || concerned.includes(stage)) &&
      (wheel === undefined || concerned.some((id) => wheelOf.get(id) === wheel)) &&
      (person === undefined || entry.by.toLowerCase().includes(person.toLowerCase()))
    );
  });
}
