import type { OffsetRange } from './ranges';

/** A string literal of Python, by its half-open range of offsets with prefix and quotes. */
export interface PythonString extends OffsetRange {
  /** What it says, escapes resolved; what an f-string fills in stands as `{}`. */
  readonly value: string;
  /** Whether it is a statement of its own, as docstrings are. */
  readonly isStatement: boolean;
  /** Whether it continues another text: behind `+` or behind a literal. */
  readonly isContinuation: boolean;
}

/** What a text of Python says in strings, and what it hands to the shell. */
export interface PythonTexts {
  readonly strings: readonly PythonString[];
  /** Lines that a notebook hands to the shell or to a magic: `!ls`, `%cd`. */
  readonly commands: readonly OffsetRange[];
}

const PREFIXED = /(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?("""|'''|"|')/y;
const WORD = /[\p{L}\p{N}_]+/uy;
const COMMAND = /[ \t]*(?:[\w, ]{1,80}=[ \t]*)?(?:!|%{1,2}[A-Za-z])/y;

/**
 * Finds strings in any text that resembles Python, complete or broken. Comments are passed over. In notebooks,
 * lines of magics and shell commands are told apart where a statement may begin.
 */
export function pythonTexts(text: string, isNotebook = false): PythonTexts {
  return new Scan(text, isNotebook).run();
}

class Scan {
  readonly #text: string;
  readonly #isNotebook: boolean;
  readonly #strings: PythonString[] = [];
  readonly #commands: OffsetRange[] = [];
  #at = 0;
  #depth = 0;
  /** The last character of code before here; empty at the beginning of a statement. */
  #before = '';

  constructor(text: string, isNotebook: boolean) {
    this.#text = text;
    this.#isNotebook = isNotebook;
  }

  run(): PythonTexts {
    while (this.#at < this.#text.length) this.#step();
    return { strings: this.#strings, commands: this.#commands };
  }

  #step(): void {
    if (this.#before === '' && this.#takesCommand()) return;
    const character = this.#text.charAt(this.#at);
    if (character === '#') this.#at = this.#lineEnd(this.#at);
    else if (character === '\n') this.#lineBreak();
    else if (character === '\\') this.#at += this.#text.startsWith('\r\n', this.#at + 1) ? 3 : 2;
    else if (/\s/.test(character)) this.#at++;
    else if (!this.#takesString() && !this.#takesWord()) this.#sign(character);
  }

  #lineBreak(): void {
    if (this.#depth === 0) this.#before = '';
    this.#at++;
  }

  #sign(character: string): void {
    if ('([{'.includes(character)) this.#depth++;
    else if (')]}'.includes(character)) this.#depth = Math.max(0, this.#depth - 1);
    this.#before = character === ';' && this.#depth === 0 ? '' : character;
    this.#at++;
  }

  #takesWord(): boolean {
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0];
    if (word === undefined) return false;
    this.#before = 'a';
    this.#at += word.length;
    return true;
  }

  #takesCommand(): boolean {
    if (!this.#isNotebook || this.#depth > 0) return false;
    const isLineStart = this.#at === 0 || this.#text.charAt(this.#at - 1) === '\n';
    COMMAND.lastIndex = this.#at;
    if (!isLineStart || !COMMAND.test(this.#text)) return false;
    const start = this.#at;
    let end = this.#lineEnd(start);
    while (this.#text.charAt(end - 1) === '\\' && end < this.#text.length) end = this.#lineEnd(end + 1);
    this.#commands.push({ start, end });
    this.#at = end;
    return true;
  }

  #takesString(): boolean {
    PREFIXED.lastIndex = this.#at;
    const opening = PREFIXED.exec(this.#text);
    if (opening === null) return false;
    const [prefixed, quote = ''] = opening;
    const prefix = prefixed.slice(0, prefixed.length - quote.length).toLowerCase();
    const start = this.#at;
    const isFormat = /[ft]/.test(prefix);
    const body = start + prefixed.length;
    const close = closingQuote(this.#text, body, quote, isFormat);
    const end = Math.min(this.#text.length, close + quote.length);
    const written = this.#text.slice(body, close);
    const filled = isFormat ? withoutFields(written) : written;
    const isStatement = this.#before === '' && /^[ \t]*(?:#|;|\r?\n|$)/.test(this.#text.slice(end, end + 80));
    const value = prefix.includes('r') ? filled : unescaped(filled);
    const isContinuation = this.#before === '+' || this.#before === '"';
    this.#strings.push({ start, end, value, isStatement, isContinuation });
    this.#before = '"';
    this.#at = end;
    return true;
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }
}

/** Offset of the closing quotes; of the end of the line or text where a string is never closed. */
function closingQuote(text: string, from: number, quote: string, isFormat: boolean): number {
  let fields = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '\n' && quote.length === 1) return at;
    // Since Python 3.12 a field may hold the quotes of its string.
    else if (fields === 0 && text.startsWith(quote, at)) return at;
    else if (isFormat && character === '{') {
      if (fields === 0 && text.charAt(at + 1) === '{') at++;
      else fields++;
    } else if (isFormat && character === '}' && fields > 0) fields--;
    else if (
      fields > 0 &&
      quote.length === 1 &&
      text.startsWith(quote, at) &&
      !closesLater(text, at, quote)
    ) {
      return at;
    }
  }
  return text.length;
}

/** Whether a field that is open at a quote is closed on the same line, so that the quote belongs to it. */
function closesLater(text: string, at: number, quote: string): boolean {
  const rest = text.slice(at + 1, at + 500).split('\n', 1)[0] ?? '';
  const brace = rest.indexOf('}');
  return brace >= 0 && rest.includes(quote, brace);
}

function withoutFields(written: string): string {
  let plain = '';
  let depth = 0;
  for (let at = 0; at < written.length; at++) {
    const character = written.charAt(at);
    const isDoubled = depth === 0 && /[{}]/.test(character) && written.charAt(at + 1) === character;
    if (isDoubled) {
      plain += character;
      at++;
    } else if (character === '{') {
      if (depth++ === 0) plain += '{}';
    } else if (character === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += character;
  }
  return plain;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\u0007', '0': '\0' },
  ...{ '\\': '\\', "'": "'", '"': '"', '\n': '' },
};

function unescaped(written: string): string {
  return written.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([^]))/g,
    (whole, two?: string, four?: string, one?: string) => {
      const code = two ?? four;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      return ESCAPES[one ?? ''] ?? whole;
    },
  );
}
