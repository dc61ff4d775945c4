/** All but quotes, backslashes and control characters, which must be escaped. */
const PLAIN = /[ !#-[\]-\uFFFF]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const HEXADECIMAL = /^[\dA-Fa-f]{4}$/;

/** Reads strings of JSON that come in pieces; one at a time, from behind the opening quote. */
export class StringReader {
  #take: ((part: string) => void) | undefined;
  /** A begun escape, its backslash included. */
  #escape = '';

  /** Begins a string; without a taker its content is passed over. */
  begin(take: ((part: string) => void) | undefined): void {
    this.#take = take;
    this.#escape = '';
  }

  /** Reads on to the string's end or the piece's; `at` is the offset behind what was read, or of what is wrong. */
  read(piece: string, from: number): { readonly at: number; readonly state: 'open' | 'ended' | 'wrong' } {
    let at = from;
    while (at < piece.length) {
      if (this.#escape !== '') {
        const begin = at - this.#escape.length;
        at = this.#readEscape(piece, at);
        if (at < 0) return { at: begin, state: 'wrong' };
        continue;
      }
      PLAIN.lastIndex = at;
      PLAIN.test(piece);
      const end = PLAIN.lastIndex;
      if (end > at) this.#take?.(piece.slice(at, end));
      if (end >= piece.length) return { at: end, state: 'open' };
      const character = piece.charAt(end);
      if (character === '"') return { at: end + 1, state: 'ended' };
      if (character !== '\\') return { at: end, state: 'wrong' };
      this.#escape = '\\';
      at = end + 1;
    }
    return { at, state: 'open' };
  }

  /** Reads on in an escape; the offset behind it, or a negative number when it is none. */
  #readEscape(piece: string, at: number): number {
    const isUnicode = this.#escape.length > 1;
    const letter = isUnicode ? 'u' : piece.charAt(at);
    if (letter !== 'u') {
      const character = ESCAPES[letter];
      if (character === undefined) return -1;
      this.#escape = '';
      this.#take?.(character);
      return at + 1;
    }
    const taken = piece.slice(at, at + 6 - this.#escape.length);
    this.#escape += taken;
    if (this.#escape.length < 6) return at + taken.length;
    const digits = this.#escape.slice(2);
    if (!HEXADECIMAL.test(digits)) return -1;
    this.#escape = '';
    this.#take?.(String.fromCharCode(Number.parseInt(digits, 16)));
    return at + taken.length;
  }
}
