import { causeText } from '../health/healthText';
import type { CheckSnapshot, UpstreamStage } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';

/** What people decided of a check, in one sentence each: its verification, then its waiver. */
export function trustTexts({
  verified,
  waiver,
  causes,
}: Pick<CheckSnapshot, 'verified' | 'waiver' | 'causes'>) {
  const texts: Message[] = [];
  if (verified !== undefined) {
    const [first] = causes;
    texts.push(
      first === undefined
        ? say('verified by {0}: {1}', verified.by, verified.reason)
        : say('verified by {0} although {1}: {2}', verified.by, causeText(first), verified.reason),
    );
  }
  if (waiver !== undefined) {
    const { by, reason, until, expired } = waiver;
    texts.push(
      expired
        ? say('waiver by {0} ended on {1}: {2}', by, until, reason)
        : say('waived by {0} until {1}: {2}', by, until, reason),
    );
  }
  return texts;
}

/** That a stage builds on a stale one. `title`: that one's title. */
export function upstreamText({ path }: UpstreamStage, title: Message): Message {
  return say('{0} is stale, which {1} comes from', title, path);
}
