import type { Cause } from '../evidence/evidence';
import type { StageSnapshot } from '../snapshot/snapshot';
import { say, type Message } from '../text/message';

/**
 * Why a stage is stale, in a few words: the first cause and how many more there are, or the stage that it builds on.
 * `titleOf`: title of a stage. Nothing where nothing is stale.
 */
export function staleReason(
  { checks, upstream }: Pick<StageSnapshot, 'checks' | 'upstream'>,
  titleOf: (stage: string) => Message,
): Message | undefined {
  const causes = new Map<string, Cause>();
  for (const check of checks) {
    if (check.health !== 'stale') continue;
    for (const cause of check.causes) causes.set(keyOf(cause), cause);
  }
  const [first] = causes.values();
  if (first !== undefined) {
    const words = shortCause(first);
    return causes.size === 1 ? words : say('{0}, {1} more', words, causes.size - 1);
  }
  const [nearest] = upstream;
  return nearest === undefined ? undefined : say('{0} is stale, which it builds on', titleOf(nearest.stage));
}

/** A cause without the ids of contents, the path by its last part. */
function shortCause(cause: Cause): Message {
  switch (cause.kind) {
    case 'changed':
      return say('{0} changed', lastPart(cause.path));
    case 'added':
      return say('{0} was added', lastPart(cause.path));
    case 'removed':
      return say('{0} was removed', lastPart(cause.path));
    case 'definition':
      return say('the check’s definition changed');
    case 'judgement':
      return say('an update changed how it is judged');
    case 'expired':
      return say('it held until {0} only', cause.until);
  }
}

/** The same file is often a cause in several checks. */
function keyOf(cause: Cause): string {
  return 'path' in cause ? `${cause.kind} ${cause.path}` : cause.kind;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
