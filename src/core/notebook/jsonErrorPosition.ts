import type { Position } from '../place/place';

const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const PRIMITIVE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON: the first character that cannot continue it, or its end when it is cut off.
 * `undefined` when it is JSON. The engine's own messages name the place in no dependable way.
 */
export function jsonErrorPosition(text: string): Position | undefined {
  const offset = new Scanner(text).firstError();
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/** A scanner without recursion: hostile nesting costs memory, never the stack. */
class Scanner {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #at = 0;
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  firstError(): number | undefined {
    for (;;) {
      this.#skip(SPACE);
      const done = this.#open.length === 0 && this.#expected === ', or end';
      if (this.#at >= this.#text.length) return done ? undefined : this.#text.length;
      if (done || !this.#step(this.#text.charAt(this.#at))) return this.#at;
    }
  }

  /** Takes one token; false when it does not fit. */
  #step(character: string): boolean {
    switch (this.#expected) {
      case ':':
        return this.#take(character === ':', 'value');
      case 'key':
      case 'key or }':
        if (character === '}' && this.#expected === 'key or }') return this.#close();
        return character === '"' && this.#string() && this.#expect(':');
      case ', or end': {
        const inside = this.#open.at(-1);
        if (character === (inside === '{' ? '}' : ']')) return this.#close();
        return this.#take(character === ',', inside === '{' ? 'key' : 'value');
      }
      case 'value':
      case 'value or ]':
        if (character === ']' && this.#expected === 'value or ]') return this.#close();
        return this.#value(character);
    }
  }

  #value(character: string): boolean {
    if (character === '{' || character === '[') {
      this.#open.push(character);
      return this.#take(true, character === '{' ? 'key or }' : 'value or ]');
    }
    return (character === '"' ? this.#string() : this.#skip(PRIMITIVE)) && this.#expect(', or end');
  }

  #string(): boolean {
    for (this.#at++; this.#at < this.#text.length;) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') {
        this.#at++;
        return true;
      }
      if (character < ' ') return false;
      if (character !== '\\') this.#at++;
      else if (!this.#skip(ESCAPE)) return false;
    }
    return false;
  }

  #close(): boolean {
    this.#open.pop();
    return this.#take(true, ', or end');
  }

  #take(fits: boolean, next: Expected): boolean {
    if (!fits) return false;
    this.#at++;
    return this.#expect(next);
  }

  #expect(next: Expected): true {
    this.#expected = next;
    return true;
  }

  /** Moves behind what the sticky expression matches; false when it matches nothing. */
  #skip(expression: RegExp): boolean {
    expression.lastIndex = this.#at;
    const length = expression.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }
}
