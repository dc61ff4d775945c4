import { say, type Message } from '../../../text/message';
import type { Effect } from './opcodes';
import { OTHER, UNKNOWN, type PickleObject, type PickleValue } from './pickleValue';

/** Something in a pickle that loading would fetch, or that hides what loading would fetch. */
export type Fetched =
  | { readonly kind: 'global'; readonly module: string; readonly name: string }
  /** The name is put together only while loading. */
  | { readonly kind: 'computed' }
  /** A number that the loading program's registry turns into a class or function. */
  | { readonly kind: 'extension'; readonly code: number }
  /** An id that the loading program resolves by itself, as PyTorch does with its tensors. */
  | { readonly kind: 'persistent' }
  /** Attributes of a class or function itself are set, not of an object that it made. */
  | { readonly kind: 'patched'; readonly of: string };

/** Values in stack and memo together; real models have some thousand, large vocabularies a million. */
const MOST_VALUES = 4_000_000;
/** Composite values of which the parts are kept, and characters of texts; more are not needed to name globals. */
const MOST_KEPT = 500_000;
const MOST_CHARACTERS = 50_000_000;
/** Longer tuples are neither shapes nor arguments that a scan needs. */
const LONGEST_TUPLE = 64;
/** Python keeps the memo in an array: a far index would fill the memory of whoever loads it. */
const WIDEST_MEMO_GAP = 1_000_000;

/** Classes that are made by a call of another global, which takes the class as its first argument. */
const MAKERS = new Set(['copyreg._reconstructor', 'copyreg.__newobj__', 'copyreg.__newobj_ex__']);

/** The stack and memo of Python's unpickler, with names in place of objects: nothing is loaded, nothing is run. */
export class PickleMachine {
  /** Why the pickle cannot be loaded: set once, after which the scan ends. */
  fault: Message | undefined;
  readonly #report: (fetched: Fetched) => void;
  readonly #stack: PickleValue[] = [];
  readonly #marks: number[] = [];
  /** The memo: nearly always indices follow each other; those that do not are kept apart. */
  readonly #memo: PickleValue[] = [];
  readonly #farMemo = new Map<number, PickleValue>();
  #kept = 0;
  #characters = 0;

  constructor(report: (fetched: Fetched) => void) {
    this.#report = report;
  }

  get top(): PickleValue | undefined {
    return this.#stack.at(-1);
  }

  /** Whether the state on top is for a value of which nothing is known. */
  get isBuildingUnknown(): boolean {
    return this.#stack.at(-2)?.kind === 'unknown';
  }

  replaceTop(value: PickleValue): void {
    this.pop();
    this.push(value);
  }

  push(value: PickleValue): void {
    this.#stack.push(value);
    this.#bound();
  }

  pop(): PickleValue {
    const floor = this.#marks.at(-1) ?? 0;
    const value = this.#stack.length > floor ? this.#stack.pop() : undefined;
    if (value === undefined) this.#fail(say('it takes from an empty stack'));
    return value ?? UNKNOWN;
  }

  pushText(text: string | undefined): void {
    this.#characters += text?.length ?? 0;
    this.push(text === undefined || this.#characters > MOST_CHARACTERS ? UNKNOWN : { kind: 'text', text });
  }

  pushNumber(value: number): void {
    this.push(Number.isNaN(value) ? OTHER : { kind: 'number', value });
  }

  global(module: string, name: string): void {
    this.#report({ kind: 'global', module, name });
    this.push({ kind: 'global', name: `${module}.${name}` });
  }

  extension(code: number): void {
    this.#report({ kind: 'extension', code });
    this.push(UNKNOWN);
  }

  persistent(): void {
    this.#report({ kind: 'persistent' });
    this.push(UNKNOWN);
  }

  put(index: number): void {
    if (!Number.isInteger(index) || index > this.#memoSize() + WIDEST_MEMO_GAP) {
      this.#fail(say('its memo has a gap that would fill the memory'));
      return;
    }
    const { top } = this;
    if (top === undefined) this.#fail(say('it takes from an empty stack'));
    else if (index <= this.#memo.length) {
      this.#memo[index] = top;
      this.#farMemo.delete(index);
    } else this.#farMemo.set(index, top);
    this.#bound();
  }

  get(index: number): void {
    const value = this.#memo[index] ?? this.#farMemo.get(index);
    if (value === undefined) this.#fail(say('it asks the memo for what is not in it'));
    else this.push(value);
  }

  /** An instance by protocol 0: the lines name the class, its arguments stand above the mark. */
  instance(module: string, name: string): void {
    this.#toMark();
    this.global(module, name);
    this.#make();
  }

  /** Does what an opcode without argument does. */
  apply(effect: Effect): void {
    switch (effect) {
      case 'mark':
        this.#marks.push(this.#stack.length);
        if (this.#marks.length > MOST_VALUES) this.#fail(tooManyValues());
        return;
      case 'pop':
        // Python's POP also takes a mark that lies on top.
        if (this.#stack.length > 0 && this.#stack.length === this.#marks.at(-1)) this.#marks.pop();
        else this.pop();
        return;
      case 'pop-mark':
      case 'drop-mark':
      case 'setitems': {
        this.#dropToMark(effect);
        return;
      }
      case 'dup': {
        this.push(this.top ?? this.pop());
        return;
      }
      case 'push-other': {
        this.push(OTHER);
        return;
      }
      case 'push-dict': {
        this.push(this.#isRoom() ? { kind: 'dict', items: new Map() } : OTHER);
        return;
      }
      case 'push-empty-tuple': {
        this.push({ kind: 'tuple', items: [] });
        return;
      }
      case 'memoize': {
        this.put(this.#memoSize());
        return;
      }
      case 'nothing':
        return;
      default: {
        this.#compose(effect);
        return;
      }
    }
  }

  #dropToMark(effect: Effect): void {
    const items = this.#toMark();
    if (effect === 'pop-mark') return;
    if (effect === 'setitems') this.#setItems(items);
    if (this.top === undefined) this.pop();
  }

  #compose(effect: Effect): void {
    switch (effect) {
      case 'other-of-mark':
        this.#toMark();
        {
          this.push(OTHER);
          return;
        }
      case 'tuple-of-mark': {
        this.#tuple(this.#toMark());
        return;
      }
      case 'dict-of-mark': {
        const items = this.#toMark();
        this.push(this.#isRoom() ? { kind: 'dict', items: new Map() } : OTHER);
        this.#setItems(items);
        return;
      }
      case 'tuple1': {
        this.#tuple(this.#several(1));
        return;
      }
      case 'tuple2': {
        this.#tuple(this.#several(2));
        return;
      }
      case 'tuple3': {
        this.#tuple(this.#several(3));
        return;
      }
      case 'drop1':
        this.pop();
        {
          this.#needTop();
          return;
        }
      case 'setitem': {
        this.#setItems(this.#several(2));
        return;
      }
      default: {
        this.#create(effect);
        return;
      }
    }
  }

  #create(effect: Effect): void {
    switch (effect) {
      case 'stack-global': {
        const [module, name] = this.#several(2);
        if (module?.kind === 'text' && name?.kind === 'text') {
          this.global(module.text, name.text);
          return;
        }
        this.#report({ kind: 'computed' });
        this.push(UNKNOWN);
        return;
      }
      case 'reduce':
      case 'newobj': {
        this.#make(this.pop());
        return;
      }
      case 'newobj-ex':
        this.pop();
        {
          this.#make(this.pop());
          return;
        }
      case 'obj': {
        const [made, ...given] = this.#toMark();
        this.push(made ?? UNKNOWN);
        this.#make({ kind: 'tuple', items: given.slice(0, LONGEST_TUPLE) });
        return;
      }
      case 'build': {
        this.#build(this.pop());
        return;
      }
      case 'binpersid':
        this.pop();
        {
          this.persistent();
          return;
        }
      default:
        // The rest has arguments, which the scan reads.
        this.#fail(say('it holds an unknown instruction'));
    }
  }

  /** Replaces the class or function on top by what it makes. */
  #make(given: PickleValue = OTHER): void {
    const maker = this.pop();
    if (maker.kind !== 'global') {
      this.push(UNKNOWN);
      return;
    }
    const [first] = given.kind === 'tuple' ? given.items : [];
    if (MAKERS.has(maker.name)) {
      this.push(first?.kind === 'global' ? { kind: 'object', of: first.name } : UNKNOWN);
      return;
    }
    const isKept = maker.name === 'numpy.dtype' && this.#isRoom();
    const made: PickleObject = { kind: 'object', of: maker.name };
    this.push(isKept ? { ...made, arguments: given } : made);
  }

  #build(state: PickleValue): void {
    const { top } = this;
    if (top === undefined) this.pop();
    else if (top.kind === 'object') {
      // Other states are chains that only cost memory.
      if (state.kind === 'tuple' || state.kind === 'dict') top.state = state;
    } else if (top.kind === 'global') this.#report({ kind: 'patched', of: top.name });
  }

  #setItems(items: readonly PickleValue[]): void {
    const { top } = this;
    if (top === undefined) this.pop();
    if (top?.kind !== 'dict' || top.items.size > LONGEST_TUPLE) return;
    for (let index = 0; index + 1 < items.length && index < 2 * LONGEST_TUPLE; index += 2) {
      const [key, value] = [items[index], items[index + 1]];
      if (key?.kind === 'text' && value !== undefined) top.items.set(key.text, value);
    }
  }

  #tuple(items: readonly PickleValue[]): void {
    const isKept = items.length <= LONGEST_TUPLE && this.#isRoom();
    this.push(isKept ? { kind: 'tuple', items } : OTHER);
  }

  #several(count: number): readonly PickleValue[] {
    if (this.#stack.length - (this.#marks.at(-1) ?? 0) >= count) return this.#stack.splice(-count);
    this.#fail(say('it takes from an empty stack'));
    return [];
  }

  /** Takes everything above the topmost mark, and the mark. */
  #toMark(): readonly PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) {
      this.#fail(say('it takes from an empty stack'));
      return [];
    }
    return this.#stack.splice(mark);
  }

  #needTop(): void {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) this.#fail(say('it takes from an empty stack'));
  }

  #memoSize(): number {
    return this.#memo.length + this.#farMemo.size;
  }

  #bound(): void {
    if (this.#stack.length + this.#memoSize() > MOST_VALUES) this.#fail(tooManyValues());
  }

  #isRoom(): boolean {
    this.#kept++;
    return this.#kept <= MOST_KEPT;
  }

  #fail(reason: Message): void {
    this.fault ??= reason;
  }
}

function tooManyValues(): Message {
  return say('it holds more values at once than are scanned');
}
