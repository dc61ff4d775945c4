/** What a scan knows of a value on the stack: just enough to name globals and to measure joblib's arrays. */
export type PickleValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A class or function, by its full name: `collections.OrderedDict`. */
  | { readonly kind: 'global'; readonly name: string }
  | PickleObject
  | { readonly kind: 'tuple'; readonly items: readonly PickleValue[] }
  | { readonly kind: 'dict'; readonly items: Map<string, PickleValue> }
  /** Numbers, bytes, lists and the like that name nothing. */
  | { readonly kind: 'other' }
  /** A value that only running the pickle would show. */
  | { readonly kind: 'unknown' };

/** What a global made. Arguments and state are kept where a scan needs them. */
export interface PickleObject {
  readonly kind: 'object';
  /** The global's full name. */
  readonly of: string;
  readonly arguments?: PickleValue;
  state?: PickleValue;
}

export const OTHER: PickleValue = { kind: 'other' };
export const UNKNOWN: PickleValue = { kind: 'unknown' };
