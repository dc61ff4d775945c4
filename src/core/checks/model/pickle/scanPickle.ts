import { say, type Message } from '../../../text/message';
import type { ByteReader } from './byteReader';
import type { Fetched } from './fetched';
import { inlineArray, isWrapper } from './joblibArray';
import { OpcodeArguments } from './opcodeArguments';
import { OPCODES, type Opcode } from './opcodes';
import { PickleMachine } from './pickleMachine';
import { OTHER, type PickleValue } from './pickleValue';

/** What a scan of several pickles shares. */
export interface ScanContext {
  /** Told of everything that loading would fetch, with the offset of the opcode. */
  readonly report: (fetched: Fetched, offset: number) => void;
  /** Told of arrays that another loader may take for code. */
  readonly ambiguous: (offset: number) => void;
  /** Opcodes that may still be read: a scan ends in bounded time. */
  remaining: number;
  /** Whether the loader resolves persistent ids, as PyTorch's does. */
  resolvesIds: boolean;
}

/** How a pickle ended: with its value, or before its end. */
export type PickleEnd =
  | { readonly kind: 'stopped'; readonly value: PickleValue }
  | { readonly kind: 'broken'; readonly offset: number; readonly reason: Message };

/** Arrays of objects hold arrays of objects no deeper than this. */
const DEEPEST = 20;

/** Reads one pickle opcode by opcode and reports what loading it would fetch. Nothing is loaded. */
export async function scanPickle(reader: ByteReader, context: ScanContext, depth = 0): Promise<PickleEnd> {
  return new PickleScan(reader, context, depth).run();
}

class PickleScan {
  readonly #reader: ByteReader;
  readonly #context: ScanContext;
  readonly #depth: number;
  readonly #machine: PickleMachine;
  readonly #arguments: OpcodeArguments;
  /** Offset of the opcode at work. */
  #offset = 0;
  #sawWrapper = false;

  constructor(reader: ByteReader, context: ScanContext, depth: number) {
    this.#reader = reader;
    this.#context = context;
    this.#depth = depth;
    this.#machine = new PickleMachine((fetched) => {
      if (fetched.kind === 'global' && isWrapper(`${fetched.module}.${fetched.name}`))
        this.#sawWrapper = true;
      context.report(fetched, this.#offset);
    });
    this.#arguments = new OpcodeArguments(reader, this.#machine);
  }

  async run(): Promise<PickleEnd> {
    const [reader, machine, context] = [this.#reader, this.#machine, this.#context];
    for (;;) {
      this.#offset = reader.position;
      if (!reader.has(1) && !(await reader.need(1))) return this.#broken(this.#arguments.cutOff());
      if (context.remaining-- <= 0) return this.#broken(say('it is longer than is scanned'));
      const opcode = OPCODES[reader.byte()];
      if (opcode === undefined) return this.#broken(say('it holds an unknown instruction'));
      if (opcode.effect === 'stop') {
        const value = machine.pop();
        return machine.fault === undefined ? { kind: 'stopped', value } : this.#broken(machine.fault);
      }
      const isUnclear = opcode.effect === 'build' && this.#sawWrapper && machine.isBuildingUnknown;
      if (isUnclear) return this.#broken(unclearArray());
      const fault = (await this.#step(opcode)) ?? machine.fault;
      if (fault !== undefined) return this.#broken(fault);
    }
  }

  /** Does one opcode; only arguments that are not at hand are waited for. */
  #step(opcode: Opcode): Message | undefined | Promise<Message | undefined> {
    const { argument, effect } = opcode;
    if (argument !== 'none') return this.#arguments.apply(opcode);
    this.#machine.apply(effect);
    return effect === 'build' && this.#sawWrapper ? this.#passArray() : undefined;
  }

  /** Passes over the bytes of an array that joblib wrote into the pickle. */
  async #passArray(): Promise<Message | undefined> {
    const array = inlineArray(this.#machine.top);
    switch (array?.kind) {
      case undefined:
        return undefined;
      case 'unclear':
        return unclearArray();
      case 'pickle': {
        if (this.#depth >= DEEPEST) return say('its arrays are nested too deeply');
        const end = await scanPickle(this.#reader, this.#context, this.#depth + 1);
        if (end.kind === 'broken') return end.reason;
        break;
      }
      case 'raw': {
        const fault = await this.#passRaw(array.bytes, array.isAligned);
        if (fault !== undefined) return fault;
      }
    }
    this.#machine.replaceTop(OTHER);
    return undefined;
  }

  async #passRaw(bytes: number, isAligned: boolean): Promise<Message | undefined> {
    const reader = this.#reader;
    if (!(await reader.need(1))) return bytes === 0 && !isAligned ? undefined : this.#arguments.cutOff();
    // Python's own loader does not know of the array and would go on with its first byte as an opcode.
    const isCode = OPCODES[reader.peek()] !== undefined;
    if (!isAligned) {
      if (isCode && bytes > 0) this.#context.ambiguous(reader.position);
      return this.#arguments.pass(bytes);
    }
    if (isCode) return unclearArray();
    return this.#arguments.pass(reader.byte() + bytes);
  }

  #broken(reason: Message): PickleEnd {
    return { kind: 'broken', offset: this.#offset, reason };
  }
}

function unclearArray(): Message {
  return say('it holds an array that cannot be told from code');
}
