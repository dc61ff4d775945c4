import type { Cause } from '../evidence/evidence';
import type { CheckSnapshot } from './snapshot';

/** An input that is another now than when it was checked, and the id of its content then. */
export type ChangedInput = Extract<Cause, { readonly kind: 'changed' | 'removed' }> & {
  readonly was: string;
};

/** The inputs of a check of which git may know what they were. */
export function changedInputs({ causes }: CheckSnapshot): readonly ChangedInput[] {
  return causes.filter(
    (cause): cause is ChangedInput =>
      (cause.kind === 'changed' || cause.kind === 'removed') && cause.was !== undefined,
  );
}

/** Whether something of a check can be compared. */
export function isComparable(check: CheckSnapshot): boolean {
  return changedInputs(check).length > 0;
}
