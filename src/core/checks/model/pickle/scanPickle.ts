import { say, type Message } from '../../../text/message';
import { LONGEST_TEXT, utf8, type ByteReader } from './byteReader';
import { quotedText, unicodeText } from './escapedText';
import { inlineArray, isWrapper } from './joblibArray';
import { OPCODES, type Argument, type Opcode } from './opcodes';
import { PickleMachine, type Fetched } from './pickleMachine';
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

const NEWEST_PROTOCOL = 5;
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
  }

  async run(): Promise<PickleEnd> {
    const [reader, machine, context] = [this.#reader, this.#machine, this.#context];
    for (;;) {
      this.#offset = reader.position;
      if (!reader.has(1) && !(await reader.need(1))) return this.#broken(this.#cutOff());
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
    if (argument === 'none') {
      this.#machine.apply(effect);
      return effect === 'build' && this.#sawWrapper ? this.#passArray() : undefined;
    }
    const size = FIXED[argument];
    if (size === undefined) return this.#lines(opcode);
    if (this.#reader.has(size)) return this.#fixed(opcode, size);
    return this.#reader.need(size).then((isThere) => (isThere ? this.#fixed(opcode, size) : this.#cutOff()));
  }

  #fixed({ argument, effect }: Opcode, size: number): Message | undefined | Promise<Message | undefined> {
    const [reader, machine] = [this.#reader, this.#machine];
    const number = reader.unsigned(size);
    switch (argument) {
      case 'text1':
      case 'text4':
      case 'text8':
        return this.#text(number);
      case 'bytes1':
      case 'bytes4':
      case 'bytes8':
        machine.push(OTHER);
        return this.#pass(number);
      case 'long1':
      case 'long4':
        return this.#long(number);
      default:
    }
    switch (effect) {
      case 'push-number':
        machine.pushNumber(argument === 'int4' && number >= 2 ** 31 ? number - 2 ** 32 : number);
        return undefined;
      case 'get':
        machine.get(number);
        return undefined;
      case 'put':
        machine.put(number);
        return undefined;
      case 'extension':
        machine.extension(number);
        return undefined;
      case 'proto':
        return number > NEWEST_PROTOCOL ? say('it is of the unknown protocol {0}', number) : undefined;
      default:
        machine.apply(effect);
        return undefined;
    }
  }

  async #text(length: number): Promise<Message | undefined> {
    const reader = this.#reader;
    if (length > LONGEST_TEXT) {
      this.#machine.pushText(undefined);
      return this.#pass(length);
    }
    if (!reader.has(length) && !(await reader.need(length))) return this.#cutOff();
    this.#machine.pushText(utf8(reader.take(length)));
    return undefined;
  }

  /** Numbers of up to sixteen bytes, least byte first; larger ones name nothing. */
  async #long(length: number): Promise<Message | undefined> {
    const reader = this.#reader;
    if (length > 16) {
      this.#machine.push(OTHER);
      return this.#pass(length);
    }
    if (!reader.has(length) && !(await reader.need(length))) return this.#cutOff();
    const isNegative = length > 0 && (reader.peekAt(length - 1) & 0x80) !== 0;
    const value = reader.unsigned(length);
    this.#machine.pushNumber(isNegative ? value - 2 ** (8 * length) : value);
    return undefined;
  }

  async #pass(count: number): Promise<Message | undefined> {
    return (await this.#reader.skip(count)) ? undefined : this.#cutOff();
  }

  async #lines({ argument, effect }: Opcode): Promise<Message | undefined> {
    const line = await this.#reader.line();
    const second = argument === 'two-lines' ? await this.#reader.line() : undefined;
    if (line === undefined || (argument === 'two-lines' && second === undefined)) return this.#cutOff();
    const text = line.kind === 'line' ? line.text : undefined;
    if (argument === 'two-lines') {
      const name = second?.kind === 'line' ? second.text : undefined;
      if (text === undefined || name === undefined) return say('it names something longer than any module');
      if (effect === 'inst') this.#machine.instance(utf8Text(text), utf8Text(name));
      else this.#machine.global(utf8Text(text), utf8Text(name));
      return undefined;
    }
    return this.#line(effect, text);
  }

  #line(effect: Opcode['effect'], text: string | undefined): Message | undefined {
    const machine = this.#machine;
    const index = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
    switch (effect) {
      case 'push-number':
        machine.pushNumber(/^-?\d{1,15}L?$/.test(text ?? '') ? parseInt(text ?? '', 10) : Number.NaN);
        return undefined;
      case 'push-quoted':
        machine.pushText(text === undefined ? undefined : quotedText(text));
        return undefined;
      case 'push-escaped':
        machine.pushText(text === undefined ? undefined : unicodeText(text));
        return undefined;
      case 'get':
        machine.get(index);
        return undefined;
      case 'put':
        machine.put(index);
        return undefined;
      case 'persid':
        machine.persistent();
        return undefined;
      default:
        machine.push(OTHER);
        return undefined;
    }
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
    if (!(await reader.need(1))) return bytes === 0 && !isAligned ? undefined : this.#cutOff();
    // Python's own loader does not know of the array and would go on with its first byte as an opcode.
    const isCode = OPCODES[reader.peek()] !== undefined;
    if (!isAligned) {
      if (isCode && bytes > 0) this.#context.ambiguous(reader.position);
      return this.#pass(bytes);
    }
    if (isCode) return unclearArray();
    return this.#pass(reader.byte() + bytes);
  }

  #cutOff(): Message {
    return this.#reader.failure ?? say('it is cut off');
  }

  #broken(reason: Message): PickleEnd {
    return { kind: 'broken', offset: this.#offset, reason };
  }
}

/** Bytes of an argument, or of the length before it. Lines have none. */
const FIXED: Readonly<Record<Argument, number | undefined>> = {
  none: 0,
  uint1: 1,
  uint2: 2,
  int4: 4,
  uint4: 4,
  uint8: 8,
  skip8: 8,
  line: undefined,
  'two-lines': undefined,
  text1: 1,
  text4: 4,
  text8: 8,
  bytes1: 1,
  bytes4: 4,
  bytes8: 8,
  long1: 1,
  long4: 4,
};

function unclearArray(): Message {
  return say('it holds an array that cannot be told from code');
}

/** Lines are read as Latin-1; names are UTF-8. */
function utf8Text(latin: string): string {
  return utf8(Uint8Array.from(latin, (sign) => sign.charCodeAt(0)));
}
