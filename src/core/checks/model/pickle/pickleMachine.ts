import { say } from '../../../text/message';
import type { Fetched } from './fetched';
import type { Effect } from './opcodes';
import { PickleMemory } from './pickleMemory';
import { OTHER, UNKNOWN, type PickleObject, type PickleValue } from './pickleValue';

/** More characters of texts are not needed to name globals. */
const MOST_CHARACTERS = 50_000_000;
/** Longer tuples are neither shapes nor arguments that a scan needs. */
const LONGEST_TUPLE = 64;
/** Classes that are made by a call of another global, which takes the class as its first argument. */
const MAKERS = new Set(['copyreg._reconstructor', 'copyreg.__newobj__', 'copyreg.__newobj_ex__']);

/** Python's unpickler with names in place of objects: nothing is loaded, nothing is run. */
export class PickleMachine extends PickleMemory {
  readonly #report: (fetched: Fetched) => void;
  #characters = 0;

  constructor(report: (fetched: Fetched) => void) {
    super();
    this.#report = report;
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

  /** An instance by protocol 0: the lines name the class, its arguments stand above the mark. */
  instance(module: string, name: string): void {
    this.toMark();
    this.global(module, name);
    this.#make();
  }

  /** Does what an opcode without argument does. */
  apply(effect: Effect): void {
    switch (effect) {
      case 'mark':
        this.mark();
        return;
      case 'pop':
        this.popAny();
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
        this.push(this.isRoom() ? { kind: 'dict', items: new Map() } : OTHER);
        return;
      }
      case 'push-empty-tuple': {
        this.push({ kind: 'tuple', items: [] });
        return;
      }
      case 'memoize': {
        this.memoize();
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
    const items = this.toMark();
    if (effect === 'pop-mark') return;
    if (effect === 'setitems') this.#setItems(items);
    if (this.top === undefined) this.pop();
  }

  #compose(effect: Effect): void {
    switch (effect) {
      case 'other-of-mark':
        this.toMark();
        {
          this.push(OTHER);
          return;
        }
      case 'tuple-of-mark': {
        this.#tuple(this.toMark());
        return;
      }
      case 'dict-of-mark': {
        const items = this.toMark();
        this.push(this.isRoom() ? { kind: 'dict', items: new Map() } : OTHER);
        this.#setItems(items);
        return;
      }
      case 'tuple1': {
        this.#tuple(this.several(1));
        return;
      }
      case 'tuple2': {
        this.#tuple(this.several(2));
        return;
      }
      case 'tuple3': {
        this.#tuple(this.several(3));
        return;
      }
      case 'drop1':
        this.pop();
        {
          this.needTop();
          return;
        }
      case 'setitem': {
        this.#setItems(this.several(2));
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
        const [module, name] = this.several(2);
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
        const [made, ...given] = this.toMark();
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
        this.fail(say('it holds an unknown instruction'));
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
    const isKept = maker.name === 'numpy.dtype' && this.isRoom();
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
    const isKept = items.length <= LONGEST_TUPLE && this.isRoom();
    this.push(isKept ? { kind: 'tuple', items } : OTHER);
  }
}
