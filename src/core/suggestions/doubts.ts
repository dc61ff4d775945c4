import type { StageId } from '../lifecycle/lifecycle';
import { say, type Message } from '../text/message';
import type { SuggestedLink } from './suggestion';

/** What speaks against a suggested link, as phrases; stages as they are called where it is read. */
export function doubtsOf(
  { linkedTo, contestedBy }: SuggestedLink,
  called: (stage: StageId) => string,
): readonly Message[] {
  const named = (stages: readonly StageId[]): string => stages.map(called).join(', ');
  return [
    ...(linkedTo.length === 0 ? [] : [say('already in {0}', named(linkedTo))]),
    ...(contestedBy.length === 0 ? [] : [say('others say {0}', named(contestedBy))]),
  ];
}
