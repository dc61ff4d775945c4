/** What follows an opcode in the file. Numbers are unsigned and count bytes, but for `int4`. */
export type Argument =
  | 'none'
  | 'uint1'
  | 'uint2'
  | 'int4'
  | 'uint4'
  | 'uint8'
  /** Eight bytes that nobody needs. */
  | 'skip8'
  | 'line'
  | 'two-lines'
  /** A length, then as many bytes of text, or of anything. */
  | 'text1'
  | 'text4'
  | 'text8'
  | 'bytes1'
  | 'bytes4'
  | 'bytes8'
  | 'long1'
  | 'long4';

/** What an opcode does to stack and memo, as Python's `pickletools` describes it. */
export type Effect =
  | 'mark'
  | 'stop'
  | 'pop'
  | 'pop-mark'
  | 'dup'
  | 'push-other'
  | 'push-number'
  | 'push-text'
  | 'push-quoted'
  | 'push-escaped'
  | 'push-empty-tuple'
  | 'push-dict'
  | 'other-of-mark'
  | 'tuple-of-mark'
  | 'dict-of-mark'
  | 'tuple1'
  | 'tuple2'
  | 'tuple3'
  | 'drop1'
  | 'drop-mark'
  | 'setitem'
  | 'setitems'
  | 'put'
  | 'get'
  | 'memoize'
  | 'global'
  | 'stack-global'
  | 'inst'
  | 'obj'
  | 'reduce'
  | 'newobj'
  | 'newobj-ex'
  | 'build'
  | 'extension'
  | 'persid'
  | 'binpersid'
  | 'proto'
  | 'nothing';

export interface Opcode {
  readonly argument: Argument;
  readonly effect: Effect;
}

/** All opcodes of protocols 0 to 5. */
const TABLE: readonly (readonly [code: number | string, argument: Argument, effect: Effect])[] = [
  ['(', 'none', 'mark'],
  ['.', 'none', 'stop'],
  ['0', 'none', 'pop'],
  ['1', 'none', 'pop-mark'],
  ['2', 'none', 'dup'],
  ['F', 'line', 'push-other'],
  ['G', 'skip8', 'push-other'],
  ['I', 'line', 'push-number'],
  ['J', 'int4', 'push-number'],
  ['K', 'uint1', 'push-number'],
  ['L', 'line', 'push-number'],
  ['M', 'uint2', 'push-number'],
  ['N', 'none', 'push-other'],
  ['S', 'line', 'push-quoted'],
  ['T', 'text4', 'push-text'],
  ['U', 'text1', 'push-text'],
  ['V', 'line', 'push-escaped'],
  ['X', 'text4', 'push-text'],
  ['B', 'bytes4', 'push-other'],
  ['C', 'bytes1', 'push-other'],
  ['P', 'line', 'persid'],
  ['Q', 'none', 'binpersid'],
  ['R', 'none', 'reduce'],
  ['a', 'none', 'drop1'],
  ['b', 'none', 'build'],
  ['c', 'two-lines', 'global'],
  ['d', 'none', 'dict-of-mark'],
  ['}', 'none', 'push-dict'],
  ['e', 'none', 'drop-mark'],
  ['g', 'line', 'get'],
  ['h', 'uint1', 'get'],
  ['i', 'two-lines', 'inst'],
  ['j', 'uint4', 'get'],
  ['l', 'none', 'other-of-mark'],
  [']', 'none', 'push-other'],
  ['o', 'none', 'obj'],
  ['p', 'line', 'put'],
  ['q', 'uint1', 'put'],
  ['r', 'uint4', 'put'],
  ['s', 'none', 'setitem'],
  ['t', 'none', 'tuple-of-mark'],
  [')', 'none', 'push-empty-tuple'],
  ['u', 'none', 'setitems'],
  [0x80, 'uint1', 'proto'],
  [0x81, 'none', 'newobj'],
  [0x82, 'uint1', 'extension'],
  [0x83, 'uint2', 'extension'],
  [0x84, 'int4', 'extension'],
  [0x85, 'none', 'tuple1'],
  [0x86, 'none', 'tuple2'],
  [0x87, 'none', 'tuple3'],
  [0x88, 'none', 'push-other'],
  [0x89, 'none', 'push-other'],
  [0x8a, 'long1', 'push-number'],
  [0x8b, 'long4', 'push-number'],
  [0x8c, 'text1', 'push-text'],
  [0x8d, 'text8', 'push-text'],
  [0x8e, 'bytes8', 'push-other'],
  [0x8f, 'none', 'push-other'],
  [0x90, 'none', 'drop-mark'],
  [0x91, 'none', 'other-of-mark'],
  [0x92, 'none', 'newobj-ex'],
  [0x93, 'none', 'stack-global'],
  [0x94, 'none', 'memoize'],
  [0x95, 'skip8', 'nothing'],
  [0x96, 'bytes8', 'push-other'],
  [0x97, 'none', 'push-other'],
  [0x98, 'none', 'nothing'],
];

/** Opcodes by their byte. */
export const OPCODES: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const row = TABLE.find(([code]) => (typeof code === 'string' ? code.charCodeAt(0) : code) === byte);
  return row && { argument: row[1], effect: row[2] };
});
