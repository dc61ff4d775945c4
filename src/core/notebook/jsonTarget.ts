export type JsonKind = 'object' | 'list' | 'string' | 'primitive';

/**
 * Receives one JSON value while it is read. Nothing is kept of what a target does not ask for: a member or item
 * without a target is passed over, so is a string without `string`. A target may serve many values.
 */
export interface JsonTarget {
  begin?(kind: JsonKind): void;
  /** Target of a member's value. */
  member?(key: string): JsonTarget | undefined;
  /** Target of an item of a list. */
  item?(): JsonTarget | undefined;
  /** A part of a string. It may be a view into a larger text: whoever keeps it makes a copy of its own. */
  string?(part: string): void;
  /** A number, `true`, `false` or `null` as it is written. */
  primitive?(written: string): void;
  end?(kind: JsonKind): void;
}

/** The value is passed over. */
export const PASSED_OVER: JsonTarget = {};
