import { dayOf } from '../../core/journal/day';
import type { Decided } from '../../core/journal/decide';
import type { JournalEntry } from '../../core/journal/entry';
import { decide, type Wish } from '../../core/journal/wish';
import { say } from '../../core/text/message';
import { STORE } from '../../core/evidence/evidencePath';
import { reasonOf } from '../files/readText';
import type { DerivedProject } from '../project/deriveState';
import { verifiableHash } from '../project/judgedStages';
import { authorOf } from './author';
import { JournalStore } from './journalStore';

/** What came of a wish: an entry of the journal, or why there is none. */
export type Fulfilled =
  | Exclude<Decided, { readonly kind: 'decided' }>
  | { readonly kind: 'recorded'; readonly entry: JournalEntry };

/** Decides on a wish and records the decision. Starts git for the author's name. Never throws for what the disk says. */
export async function fulfil(
  wish: Wish,
  { state, files }: DerivedProject,
  env: NodeJS.ProcessEnv,
  now = new Date(),
): Promise<Fulfilled> {
  const { snapshot } = state;
  const today = dayOf(now);
  const holds = (check: string): string | undefined => verifiableHash(check, state, today, files);
  const decided = decide(snapshot, wish, { today, holds });
  if (decided.kind !== 'decided') return decided;
  const by = await authorOf(snapshot.root, env);
  try {
    const entry = new JournalStore(snapshot.root).append(decided.decision, by, now);
    return { kind: 'recorded', entry };
  } catch (error) {
    return {
      kind: 'refused',
      message: say('The journal cannot be written: {0}.', reasonOf(error)),
      next: say('Make the folder {0} writable, or free space on its disk; nothing was recorded.', STORE),
    };
  }
}
