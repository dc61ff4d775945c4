import { say } from '../../text/message';
import { words, type Item } from '../document';

/** So much of each is told; what is more is counted. */
export const MOST = {
  projects: 50,
  steps: 40,
  findings: 20,
  findingsInShort: 3,
  causes: 10,
  causesInShort: 2,
  checks: 200,
  detailed: 60,
  changes: 60,
  journal: 200,
  decisions: 4,
  decisionsInForce: 100,
  risks: 20,
  problems: 50,
  metrics: 6,
  points: 60,
} as const;

/** At most so many items, then how many more there are. */
export function bounded<T>(all: readonly T[], most: number, item: (one: T) => Item): readonly Item[] {
  const items = all.slice(0, most).map(item);
  const more = all.length - items.length;
  return more > 0 ? [...items, { line: [words(say('and {0} more', more), 'quiet')], below: [] }] : items;
}
