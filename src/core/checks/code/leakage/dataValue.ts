import type { Place } from '../../../place/place';
import type { Role } from './estimatorRole';
import { sideOfAll, type Side } from './dataSide';

/** Something learned from data. */
export interface Fit {
  readonly place: Place;
  readonly order: number;
  /** What was called, and what it learned from, as they are written. */
  readonly call: string;
  readonly data: string;
  /** Name of what was fitted; set later where it gets one by an assignment. */
  key: string | undefined;
  readonly role: Role;
  readonly value: DataValue;
  /** Whether it learned a target's classes only. */
  readonly isTarget: boolean;
  /** Inside an `if` or the like: it may not happen each time. */
  readonly isConditional: boolean;
}

/** Data as far as it is known where it comes from. */
export interface DataValue {
  /** The data that it was made of: data with a common root have rows in common. */
  readonly roots: ReadonlySet<string>;
  readonly side: Side | undefined;
  /** Whatever was fitted before it was transformed by it. */
  readonly fits: ReadonlySet<Fit>;
}

export const NO_DATA: DataValue = { roots: new Set(), side: undefined, fits: new Set() };

export function merged(values: readonly DataValue[]): DataValue {
  const [first] = values;
  if (first === undefined) return NO_DATA;
  if (values.length === 1) return first;
  return {
    roots: new Set(values.flatMap(({ roots }) => [...roots])),
    side: sideOfAll(values.map(({ side }) => side)),
    fits: new Set(values.flatMap(({ fits }) => [...fits])),
  };
}

export function shareRows(one: DataValue, other: DataValue): boolean {
  return [...one.roots].some((root) => other.roots.has(root));
}
