import type { PickleObject, PickleValue } from './pickleValue';

/** joblib's place holder of an array: behind it in the file, in the midst of the pickle, stand the array's bytes. */
const WRAPPERS = new Set([
  'joblib.numpy_pickle.NumpyArrayWrapper',
  'sklearn.externals.joblib.numpy_pickle.NumpyArrayWrapper',
]);

/** How the bytes of an array follow: as they are, or as a pickle of their own; or that it cannot be told. */
export type InlineArray =
  | { readonly kind: 'raw'; readonly bytes: number; readonly isAligned: boolean }
  | { readonly kind: 'pickle' }
  | { readonly kind: 'unclear' };

export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name);
}

/** What follows the place holder, by the state that was just set, as `NumpyArrayWrapper.read_array` reads it. */
export function inlineArray(value: PickleValue | undefined): InlineArray | undefined {
  if (value?.kind !== 'object' || !isWrapper(value.of)) return undefined;
  const { state } = value;
  if (state?.kind !== 'dict') return { kind: 'unclear' };
  const type = elementType(state.items.get('dtype'));
  const count = product(state.items.get('shape'));
  if (type === undefined || count === undefined) return { kind: 'unclear' };
  if (type === 'object') return { kind: 'pickle' };
  const bytes = type * count;
  if (!Number.isSafeInteger(bytes)) return { kind: 'unclear' };
  return { kind: 'raw', bytes, isAligned: state.items.get('numpy_array_alignment_bytes')?.kind === 'number' };
}

/** The number of elements of a shape. */
function product(shape: PickleValue | undefined): number | undefined {
  if (shape?.kind !== 'tuple') return undefined;
  let count = 1;
  for (const side of shape.items) {
    const length = side.kind === 'number' ? side.value : Number.NaN;
    if (!Number.isSafeInteger(length) || length < 0) return undefined;
    count *= length;
  }
  return count;
}

/** Bytes of an element, or that elements are objects. `numpy.dtype('f8')` names them; its state sizes texts and records. */
function elementType(type: PickleValue | undefined): number | 'object' | undefined {
  if (type?.kind !== 'object' || type.of !== 'numpy.dtype') return undefined;
  const [name] = type.arguments?.kind === 'tuple' ? type.arguments.items : [];
  if (name?.kind !== 'text') return undefined;
  const [, letter, digits] = /^[<>|=]?([a-zA-Z?])(\d{0,9})$/.exec(name.text) ?? [];
  switch (letter) {
    case 'O':
      return 'object';
    case 'b':
    case 'i':
    case 'u':
    case 'f':
    case 'c':
    case 'm':
    case 'M':
      return digits === '' ? undefined : Number(digits);
    case 'S':
    case 'U':
    case 'V':
      return flexible(type, letter, Number(digits));
    default:
      return undefined;
  }
}

/** numpy's flag of a record that holds objects somewhere. */
const HOLDS_OBJECTS = 1;

/** The state of a type is a tuple: version, byte order, subarray, names, fields, size of an element, alignment, flags. */
function flexible(type: PickleObject, letter: string, digits: number): number | 'object' | undefined {
  const state = type.state?.kind === 'tuple' ? type.state.items : [];
  const [size, flags] = [numberAt(state, 5), numberAt(state, 7)];
  if (size === undefined || flags === undefined) return undefined;
  if (flags % 2 === HOLDS_OBJECTS) return 'object';
  return size > 0 ? size : digits * (letter === 'U' ? 4 : 1);
}

function numberAt(items: readonly PickleValue[], index: number): number | undefined {
  const item = items[index];
  return item?.kind === 'number' ? item.value : undefined;
}
