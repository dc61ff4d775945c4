import { say, type Message } from '../text/message';
import { suggest } from '../text/suggest';

/** Stable machine names of what can be wrong with `lifecycle:`. */
export type LifecycleProblemCode =
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-key'
  | 'unknown-preset'
  | 'unknown-stage'
  | 'unknown-wheel'
  | 'unknown-loop'
  | 'unknown-edge'
  | 'bad-stage-name'
  | 'too-many'
  | 'stage-exists'
  | 'replaced-twice'
  | 'replaced-elsewhere'
  | 'after-cycle'
  | 'other-loop'
  | 'edge-exists'
  | 'edge-of-loop'
  | 'edge-implied'
  | 'edge-to-itself'
  | 'edge-contradiction'
  | 'loop-open'
  | 'nothing-left';

/** Where something stands in the value of `lifecycle:`. */
export type KeyPath = readonly (string | number)[];

/** Something wrong in the value of `lifecycle:`; whoever knows the text turns the key path into a place. */
export interface LifecycleProblem {
  /** Relative to the value of `lifecycle:`; empty for the value itself. */
  readonly keyPath: KeyPath;
  /** Whether the last key of the path is meant or what stands under it: that is what `suggestion` replaces. */
  readonly at: 'key' | 'value';
  readonly code: LifecycleProblemCode;
  readonly message: Message;
  readonly next?: Message;
  readonly suggestion?: string;
}

/** An unknown name, with the known one that it is probably meant to be. */
export function unknownName(
  problem: Omit<LifecycleProblem, 'suggestion' | 'next'>,
  name: string,
  known: Iterable<string>,
): LifecycleProblem {
  const names = [...known];
  const suggestion = suggest(name, names);
  if (suggestion !== undefined) {
    return { ...problem, next: say('Did you mean "{0}"?', suggestion), suggestion };
  }
  return { ...problem, next: say('Use one of: {0}.', list(names)) };
}

/** Names for a sentence: the first two dozen of them. */
function list(names: readonly string[]): string {
  return names.length <= 24 ? names.join(', ') : `${names.slice(0, 24).join(', ')}, …`;
}

/** A name of somebody else's choice, short enough for a sentence. */
export function shown(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`;
}

/** A stage that the lifecycle does not have, or no longer by that name. */
export function unknownStage(
  place: Pick<LifecycleProblem, 'keyPath' | 'at'>,
  name: string,
  known: Iterable<string>,
  renames: ReadonlyMap<string, string> = new Map(),
): LifecycleProblem {
  const renamed = renames.get(name);
  if (renamed !== undefined) {
    return {
      ...place,
      code: 'unknown-stage',
      message: say('"{0}" is called "{1}" in this lifecycle.', name, renamed),
      next: say('Write "{0}".', renamed),
      suggestion: renamed,
    };
  }
  const message = say('This lifecycle has no stage "{0}".', shown(name));
  return unknownName({ ...place, code: 'unknown-stage', message }, name, known);
}
