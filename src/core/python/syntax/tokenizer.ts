import { say, type Message } from '../../text/message';
import { Indentation } from './indentation';
import { numberLength } from './numberToken';
import { escapeFault, formatPrefix, readString, STRING_START, type StringForm } from './stringToken';
import { SyntaxStop, type Token, type TokenKind } from './token';

const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|==|<=|>=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const NUMBER = /\.?\d/y;
/** CPython's own limits. */
const MOST_OPEN = 200;
const MOST_NESTED_STRINGS = 100;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The tokens of a text, or throws `SyntaxStop` at what no token of Python begins with. */
export function tokenize(text: string): readonly Token[] {
  return new Tokenizer(text).run();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #indentation = new Indentation();
  /** Offsets of the brackets that are open. */
  #open: number[] = [];
  #at = 0;
  #nested = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Token[] {
    this.#beginLine();
    while (this.#at < this.#text.length) this.#step();
    const bracket = this.#open.at(-1);
    if (bracket !== undefined) this.#neverClosed(bracket);
    const last = this.#tokens.at(-1)?.kind;
    if (last !== undefined && last !== 'newline' && last !== 'dedent') this.#add('newline', 0);
    for (let depth = this.#indentation.close(); depth > 0; depth--) this.#add('dedent', 0);
    this.#add('end', 0);
    return this.#tokens;
  }

  #step(): void {
    if (this.#skipBlanks()) return;
    const text = this.#text;
    const character = text.charAt(this.#at);
    if (character === '\n' || character === '\r') this.#lineBreak();
    else if (this.#matches(STRING_START)) this.#string();
    else if (this.#matches(NUMBER)) this.#number();
    else if (this.#matches(NAME)) this.#add('name', this.#length(NAME));
    else if (this.#matches(OPERATOR)) this.#operator(this.#length(OPERATOR));
    else this.#strange();
  }

  /** Blanks, comments and joined lines; true where the line or the text went on or ended behind them. */
  #skipBlanks(): boolean {
    const before = this.#at;
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '#') this.#at = this.#endOfLine();
      else if (character === '\\') this.#joinLines();
      else if (character === ' ' || character === '\t' || character === '\f') this.#at++;
      else return this.#at > before;
    }
  }

  #joinLines(): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 3);
    const length = rest.startsWith('\r\n') ? 2 : /^[\r\n]/.test(rest) ? 1 : 0;
    if (length === 0) this.#stop(1, say('Nothing may follow a backslash that continues the line.'));
    if (this.#at + 1 + length >= this.#text.length) {
      this.#stop(1, say('The text ends where a backslash continues the line.'));
    }
    this.#at += 1 + length;
  }

  #lineBreak(): void {
    const length = this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    if (this.#open.length > 0) {
      this.#at += length;
      return;
    }
    this.#add('newline', length);
    this.#beginLine();
  }

  /** Passes over lines without code, then compares the indentation of the one that has some. */
  #beginLine(): void {
    for (;;) {
      const indent = this.#indentation.measure(this.#text, this.#at);
      const character = this.#text.charAt(indent.end);
      if (character === '' || /[#\r\n]/.test(character)) {
        const end = character === '#' ? this.#endOfLine(indent.end) : indent.end;
        this.#at = end + (this.#text.startsWith('\r\n', end) ? 2 : 1);
        if (end < this.#text.length) continue;
        this.#at = this.#text.length;
        return;
      }
      const from = this.#at;
      const change = this.#indentation.enter(indent);
      if (typeof change !== 'number') throw new SyntaxStop({ start: from, end: indent.end, ...change });
      this.#at = indent.end;
      if (change > 0) this.#add('indent', 0);
      for (let depth = change; depth < 0; depth++) this.#add('dedent', 0);
      return;
    }
  }

  #endOfLine(from = this.#at): number {
    for (let end = from; ; end++) if (/^[\r\n]?$/.test(this.#text.charAt(end))) return end;
  }

  #number(): void {
    const length = numberLength(this.#text, this.#at);
    if (typeof length === 'number') this.#add('number', length);
    else this.#stop(1, length);
  }

  #operator(length: number): void {
    const operator = this.#text.slice(this.#at, this.#at + length);
    if (CLOSING[operator] !== undefined) {
      if (this.#open.length >= MOST_OPEN) this.#stop(1, say('Brackets are nested too deeply.'));
      this.#open.push(this.#at);
    } else if (/^[)\]}]$/.test(operator)) {
      const opened = this.#open.pop();
      const opening = opened === undefined ? undefined : this.#text.charAt(opened);
      if (opening === undefined) {
        this.#stop(1, say('This bracket closes none.'), say('Remove it, or open a bracket before it.'));
      } else if (CLOSING[opening] !== operator) {
        this.#stop(1, say('The bracket "{0}" is closed by "{1}".', opening, operator));
      }
    }
    this.#add('operator', length);
  }

  #string(): void {
    const start = STRING_START;
    start.lastIndex = this.#at;
    const opening = start.exec(this.#text)?.[0] ?? '';
    const form = formatPrefix(opening);
    if (form.isFormat) {
      this.#formatString(opening.length, form);
      return;
    }
    const end = readString(this.#text, this.#at + opening.length, form);
    if (end === undefined) this.#unterminated(form);
    const body = this.#text.slice(this.#at + opening.length, end - form.quote.length);
    const fault = escapeFault(body, form);
    if (fault !== undefined) this.#stop(end - this.#at, fault);
    this.#add('string', end - this.#at);
  }

  #unterminated({ quote }: StringForm): never {
    const start = this.#at;
    const end = quote.length === 3 ? this.#text.length : this.#endOfLine();
    const message =
      quote.length === 3
        ? say('This string in triple quotes is never closed.')
        : say('This string is not closed on its line.');
    throw new SyntaxStop({ start, end, message, next: say('Close it with {0}.', quote) });
  }

  /** PEP 701: the fields of an f-string hold any expression, strings with the same quotes included. */
  #formatString(opening: number, form: StringForm): void {
    if (++this.#nested > MOST_NESTED_STRINGS) this.#stop(opening, say('Strings are nested too deeply.'));
    const start = this.#at;
    this.#add('string-start', opening);
    for (;;) {
      const stop = this.#pieceEnd(form, false);
      if (stop === undefined) {
        this.#at = start;
        this.#unterminated(form);
      }
      this.#piece(stop, form);
      if (this.#text.startsWith(form.quote, stop)) break;
      if (this.#text.charAt(stop) === '}') this.#stop(1, say('A single "}" in an f-string is written "}}".'));
      this.#field(form, start);
    }
    this.#add('string-end', form.quote.length);
    this.#nested--;
  }

  #piece(end: number, form: StringForm): void {
    if (end === this.#at) return;
    const fault = escapeFault(this.#text.slice(this.#at, end), form);
    if (fault !== undefined) this.#stop(end - this.#at, fault);
    this.#add('string-middle', end - this.#at);
  }

  /** Where a literal piece of an f-string ends: at a field, a single `}` or the closing quote. */
  #pieceEnd({ quote, isRaw }: StringForm, inSpecification: boolean): number | undefined {
    for (let at = this.#at; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (this.#text.startsWith(quote, at)) return at;
      if (quote.length === 1 && /[\r\n]/.test(character)) return inSpecification ? at : undefined;
      if (character === '\\') {
        const named = isRaw ? null : /^\\N\{[^{}'"\r\n]*\}/.exec(this.#text.slice(at, at + 120));
        if (named !== null) at += named[0].length - 1;
        else if (this.#text.startsWith('\r\n', at + 1)) at += 2;
        else if (!/[{}]/.test(this.#text.charAt(at + 1))) at++;
      } else if (character === '{' || character === '}') {
        if (inSpecification || this.#text.charAt(at + 1) !== character) return at;
        at++;
      }
    }
    return undefined;
  }

  #field(form: StringForm, string: number): void {
    const outer = this.#open;
    this.#open = [this.#at];
    this.#add('operator', 1);
    while (!this.#fieldEnds(form, string)) this.#step();
    this.#add('operator', 1);
    this.#open = outer;
  }

  /** Whether the `}` of the field comes next; takes its conversion and its specification. */
  #fieldEnds(form: StringForm, string: number): boolean {
    for (;;) {
      this.#skipBlanks();
      const character = this.#text.charAt(this.#at);
      if (character === '') {
        this.#at = string;
        this.#unterminated(form);
      }
      if (this.#open.length > 1) return false;
      if (character === '}') return true;
      if (character === ':') {
        this.#add('operator', 1);
        this.#specification(form, string);
        return true;
      }
      if (character !== '!' || this.#text.charAt(this.#at + 1) === '=') return false;
      this.#add('operator', 1);
    }
  }

  /** What stands behind the colon of a field: pieces of text and more fields, up to the `}`. */
  #specification(form: StringForm, string: number): void {
    if (++this.#nested > MOST_NESTED_STRINGS) this.#stop(1, say('Strings are nested too deeply.'));
    for (;;) {
      const stop = this.#pieceEnd(form, true);
      if (stop === undefined) {
        this.#at = string;
        this.#unterminated(form);
      }
      this.#piece(stop, form);
      const character = this.#text.charAt(stop);
      if (character === '}') break;
      if (character !== '{') this.#stop(1, say('A field of this f-string is not closed by "}".'));
      this.#field(form, string);
    }
    this.#nested--;
  }

  #strange(): never {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : codeOf(character);
    return this.#stop(character.length, say('Python knows no character "{0}" here.', shown));
  }

  #neverClosed(bracket: number): never {
    throw new SyntaxStop({
      start: bracket,
      end: bracket + 1,
      message: say('The bracket "{0}" is never closed.', this.#text.charAt(bracket)),
      next: say('Close it with "{0}".', CLOSING[this.#text.charAt(bracket)] ?? ')'),
    });
  }

  #stop(length: number, message: Message, next?: Message): never {
    const place = { start: this.#at, end: Math.min(this.#at + length, this.#text.length) };
    throw new SyntaxStop({ ...place, message, ...(next === undefined ? {} : { next }) });
  }

  #add(kind: TokenKind, length: number): void {
    const start = this.#at;
    this.#at += length;
    this.#tokens.push({ kind, start, end: this.#at, text: this.#text.slice(start, this.#at) });
  }

  #matches(form: RegExp): boolean {
    form.lastIndex = this.#at;
    return form.test(this.#text);
  }

  #length(form: RegExp): number {
    form.lastIndex = this.#at;
    return form.exec(this.#text)?.[0].length ?? 1;
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
