import { say, type Message } from '../../../text/message';
import { LONGEST_TEXT, utf8, type ByteReader } from './byteReader';
import { quotedText, unicodeText } from './escapedText';
import type { Argument, Opcode } from './opcodes';
import type { PickleMachine } from './pickleMachine';
import { OTHER } from './pickleValue';

const NEWEST_PROTOCOL = 5;

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

/** Reads the arguments of opcodes and hands them to the machine. */
export class OpcodeArguments {
  readonly #reader: ByteReader;
  readonly #machine: PickleMachine;

  constructor(reader: ByteReader, machine: PickleMachine) {
    this.#reader = reader;
    this.#machine = machine;
  }

  /** Does an opcode that has an argument; only what is not at hand is waited for. Gives what is wrong with it. */
  apply(opcode: Opcode): Message | undefined | Promise<Message | undefined> {
    const size = FIXED[opcode.argument];
    if (size === undefined) return this.#lines(opcode);
    if (this.#reader.has(size)) return this.#fixed(opcode, size);
    return this.#reader.need(size).then((isThere) => (isThere ? this.#fixed(opcode, size) : this.cutOff()));
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
        return this.pass(number);
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
      return this.pass(length);
    }
    if (!reader.has(length) && !(await reader.need(length))) return this.cutOff();
    this.#machine.pushText(utf8(reader.take(length)));
    return undefined;
  }

  /** Numbers of up to sixteen bytes, least byte first; larger ones name nothing. */
  async #long(length: number): Promise<Message | undefined> {
    const reader = this.#reader;
    if (length > 16) {
      this.#machine.push(OTHER);
      return this.pass(length);
    }
    if (!reader.has(length) && !(await reader.need(length))) return this.cutOff();
    const isNegative = length > 0 && (reader.peekAt(length - 1) & 0x80) !== 0;
    const value = reader.unsigned(length);
    this.#machine.pushNumber(isNegative ? value - 2 ** (8 * length) : value);
    return undefined;
  }

  async pass(count: number): Promise<Message | undefined> {
    return (await this.#reader.skip(count)) ? undefined : this.cutOff();
  }

  async #lines({ argument, effect }: Opcode): Promise<Message | undefined> {
    const line = await this.#reader.line();
    const second = argument === 'two-lines' ? await this.#reader.line() : undefined;
    if (line === undefined || (argument === 'two-lines' && second === undefined)) return this.cutOff();
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

  cutOff(): Message {
    return this.#reader.failure ?? say('it is cut off');
  }
}

/** Lines are read as Latin-1; names are UTF-8. */
function utf8Text(latin: string): string {
  return utf8(Uint8Array.from(latin, (sign) => sign.charCodeAt(0)));
}
