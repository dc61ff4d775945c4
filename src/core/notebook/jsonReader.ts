import type { Position } from '../place/place';
import { PASSED_OVER, type JsonKind, type JsonTarget } from './jsonTarget';
import { StringReader } from './stringReader';

/** Numbers and words that are longer are no sane ones, keys are cut: characters. */
const LONGEST_PRIMITIVE = 10_000;
const LONGEST_KEY = 1000;
/** Deeper nesting is an attack, not a file. */
const DEEPEST = 10_000;

const SPACE = /[ \t\r]*/y;
const PRIMITIVE_PART = /[-+.\w]*/y;
const PRIMITIVE = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

interface Frame {
  readonly kind: 'object' | 'list';
  readonly target: JsonTarget;
}

/** Where a text stops being JSON: the first character that cannot continue it, or its end when it is cut off. */
export interface JsonFault {
  readonly position: Position;
  /** What stands there, as far as it was handed over with it. */
  readonly rest: string;
}

/**
 * Reads JSON that comes in pieces and hands its values to targets. Whatever the size of the text, it holds no more
 * of it than a piece, a key and a number; hostile nesting is refused.
 */
export class JsonReader {
  readonly #open: Frame[] = [];
  readonly #string = new StringReader();
  #expected: Expected = 'value';
  /** Of the value that comes next, or is being read. */
  #target: JsonTarget;
  #key: string | undefined;
  #primitive = '';
  #state: 'between' | 'string' | 'primitive' = 'between';
  #fault: JsonFault | undefined;
  #piece = '';
  #at = 0;
  /** Offset of the piece in its line, and the line's number. */
  #column = 0;
  #line = 0;

  constructor(root: JsonTarget) {
    this.#target = root;
  }

  /** Takes the next piece; a fault means that no further one matters. */
  write(piece: string): JsonFault | undefined {
    this.#piece = piece;
    this.#at = 0;
    while (this.#at < piece.length && this.#fault === undefined) {
      if (this.#state === 'string') this.#readString();
      else if (this.#state === 'primitive') this.#readPrimitive();
      else this.#readBetween();
    }
    this.#column += piece.length;
    return this.#fault;
  }

  /** Says that the text is complete. */
  end(): JsonFault | undefined {
    this.#piece = '';
    this.#at = 0;
    if (this.#fault === undefined && this.#state === 'primitive') this.#endPrimitive();
    const done = this.#open.length === 0 && this.#expected === ', or end' && this.#state === 'between';
    if (!done) this.#stop(0);
    return this.#fault;
  }

  #stop(at: number): void {
    const position = { line: this.#line, column: this.#column + at };
    this.#fault ??= { position, rest: this.#piece.slice(Math.max(0, at)) };
  }

  #readBetween(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#piece);
    this.#at = SPACE.lastIndex;
    if (this.#at >= this.#piece.length) return;
    const character = this.#piece.charAt(this.#at);
    if (character === '\n') {
      // Strings hold no line feeds, so all of them are met here.
      this.#at++;
      this.#line++;
      this.#column = -this.#at;
    } else if (!this.#step(character)) this.#stop(this.#at);
  }

  /** Takes one token, or its beginning; false when it does not fit. */
  #step(character: string): boolean {
    const inside = this.#open.at(-1)?.kind;
    switch (this.#expected) {
      case ':':
        return character === ':' && this.#take('value');
      case 'key':
      case 'key or }':
        if (character === '}' && this.#expected === 'key or }') return this.#close();
        return character === '"' && this.#beginKey();
      case ', or end':
        if (inside === undefined) return false;
        if (character === (inside === 'object' ? '}' : ']')) return this.#close();
        return character === ',' && this.#take(inside === 'object' ? 'key' : 'value');
      case 'value':
      case 'value or ]':
        if (character === ']' && this.#expected === 'value or ]') return this.#close();
        return this.#beginValue(character, inside);
    }
  }

  #take(next: Expected): true {
    this.#at++;
    this.#expected = next;
    return true;
  }

  #beginKey(): true {
    this.#key = '';
    this.#at++;
    this.#string.begin((part) => {
      const key = this.#key ?? '';
      if (key.length < LONGEST_KEY) this.#key = key + part;
    });
    this.#state = 'string';
    return true;
  }

  #beginValue(character: string, inside: Frame['kind'] | undefined): boolean {
    if (inside === 'list') this.#target = this.#open.at(-1)?.target.item?.() ?? PASSED_OVER;
    const target = this.#target;
    if (character === '"') {
      target.begin?.('string');
      this.#at++;
      this.#string.begin(target.string === undefined ? undefined : (part) => target.string?.(part));
      this.#state = 'string';
      return true;
    }
    if (character === '{') return this.#beginContainer('object', 'key or }');
    if (character === '[') return this.#beginContainer('list', 'value or ]');
    if (!/[-\w]/.test(character)) return false;
    this.#state = 'primitive';
    return true;
  }

  #beginContainer(kind: Frame['kind'], next: Expected): boolean {
    if (this.#open.length >= DEEPEST) return false;
    this.#open.push({ kind, target: this.#target });
    this.#target.begin?.(kind);
    return this.#take(next);
  }

  #close(): true {
    const frame = this.#open.pop();
    if (frame !== undefined) this.#endValue(frame.target, frame.kind);
    return this.#take(', or end');
  }

  #endValue(target: JsonTarget, kind: JsonKind): void {
    target.end?.(kind);
    this.#expected = ', or end';
    this.#state = 'between';
  }

  #readString(): void {
    const { at, state } = this.#string.read(this.#piece, this.#at);
    this.#at = at;
    if (state === 'wrong') this.#stop(at);
    if (state !== 'ended') return;
    if (this.#key === undefined) {
      this.#endValue(this.#target, 'string');
      return;
    }
    this.#target = this.#open.at(-1)?.target.member?.(this.#key) ?? PASSED_OVER;
    this.#key = undefined;
    this.#expected = ':';
    this.#state = 'between';
  }

  #readPrimitive(): void {
    PRIMITIVE_PART.lastIndex = this.#at;
    PRIMITIVE_PART.test(this.#piece);
    const end = PRIMITIVE_PART.lastIndex;
    this.#primitive += this.#piece.slice(this.#at, end);
    this.#at = end;
    if (end < this.#piece.length || this.#primitive.length > LONGEST_PRIMITIVE) this.#endPrimitive();
  }

  #endPrimitive(): void {
    const written = this.#primitive;
    const length = PRIMITIVE.exec(written)?.[0].length ?? 0;
    if (length < written.length || length > LONGEST_PRIMITIVE) {
      this.#stop(this.#at - written.length + length);
      return;
    }
    this.#primitive = '';
    this.#target.primitive?.(written);
    this.#endValue(this.#target, 'primitive');
  }
}
