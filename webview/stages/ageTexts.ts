import { ageWords } from '../../src/core/boardView/ageWords';
import type { EvidenceAge } from '../../src/core/boardView/evidenceAge';
import { say, type Message } from '../../src/core/text/message';

/** How old the evidence is, by its oldest part, in short and in full. */
export function ageTexts(
  { oldest, newest, uncommitted }: EvidenceAge,
  now: number,
): { readonly short: Message; readonly full: readonly Message[] } {
  const full: Message[] = [];
  if (oldest !== undefined) full.push(say('oldest evidence committed {0}', dayOfCommit(oldest)));
  if (newest !== undefined && newest !== oldest) full.push(say('newest {0}', dayOfCommit(newest)));
  if (uncommitted > 0) full.push(say('{0} not committed yet', uncommitted));
  if (oldest !== undefined) {
    return { short: say('evidence: {0}', ageWords(Date.parse(oldest), now)), full };
  }
  return uncommitted > 0
    ? { short: say('evidence: not committed'), full }
    : { short: say('evidence: not in git'), full };
}

/** As the commit's author saw the calendar. */
function dayOfCommit(date: string): string {
  return date.slice(0, 10);
}
