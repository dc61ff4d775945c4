import { say, type Message } from '../../../text/message';
import { UNKNOWN, type PickleValue } from './pickleValue';

/** Values in stack and memo together; real models have some thousand, large vocabularies a million. */
const MOST_VALUES = 4_000_000;
/** Composite values of which the parts are kept; more are not needed to name globals. */
const MOST_KEPT = 500_000;
/** Python keeps the memo in an array: a far index would fill the memory of whoever loads it. */
const WIDEST_MEMO_GAP = 1_000_000;

/** The stack and memo of Python's unpickler, within bounds. */
export abstract class PickleMemory {
  /** Why the pickle cannot be loaded: set once, after which the scan ends. */
  fault: Message | undefined;
  readonly #stack: PickleValue[] = [];
  readonly #marks: number[] = [];
  /** The memo: nearly always indices follow each other; those that do not are kept apart. */
  readonly #memo: PickleValue[] = [];
  readonly #farMemo = new Map<number, PickleValue>();
  #kept = 0;

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
    if (value === undefined) this.fail(say('it takes from an empty stack'));
    return value ?? UNKNOWN;
  }

  put(index: number): void {
    if (!Number.isInteger(index) || index > this.#memoSize() + WIDEST_MEMO_GAP) {
      this.fail(say('its memo has a gap that would fill the memory'));
      return;
    }
    const { top } = this;
    if (top === undefined) this.fail(say('it takes from an empty stack'));
    else if (index <= this.#memo.length) {
      this.#memo[index] = top;
      this.#farMemo.delete(index);
    } else this.#farMemo.set(index, top);
    this.#bound();
  }

  get(index: number): void {
    const value = this.#memo[index] ?? this.#farMemo.get(index);
    if (value === undefined) this.fail(say('it asks the memo for what is not in it'));
    else this.push(value);
  }

  memoize(): void {
    this.put(this.#memoSize());
  }

  protected mark(): void {
    this.#marks.push(this.#stack.length);
    if (this.#marks.length > MOST_VALUES) this.fail(tooManyValues());
  }

  /** Takes the value on top, or, as Python's POP does too, a mark that lies there. */
  protected popAny(): void {
    if (this.#stack.length > 0 && this.#stack.length === this.#marks.at(-1)) this.#marks.pop();
    else this.pop();
  }

  protected several(count: number): readonly PickleValue[] {
    if (this.#stack.length - (this.#marks.at(-1) ?? 0) >= count) return this.#stack.splice(-count);
    this.fail(say('it takes from an empty stack'));
    return [];
  }

  /** Takes everything above the topmost mark, and the mark. */
  protected toMark(): readonly PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) {
      this.fail(say('it takes from an empty stack'));
      return [];
    }
    return this.#stack.splice(mark);
  }

  protected needTop(): void {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) this.fail(say('it takes from an empty stack'));
  }

  #memoSize(): number {
    return this.#memo.length + this.#farMemo.size;
  }

  #bound(): void {
    if (this.#stack.length + this.#memoSize() > MOST_VALUES) this.fail(tooManyValues());
  }

  protected isRoom(): boolean {
    this.#kept++;
    return this.#kept <= MOST_KEPT;
  }

  protected fail(reason: Message): void {
    this.fault ??= reason;
  }
}

function tooManyValues(): Message {
  return say('it holds more values at once than are scanned');
}
