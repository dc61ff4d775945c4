import { say } from '../../text/message';
import { escapeFault, formatPrefix, readString, STRING_START, type StringForm } from './stringToken';
import { SyntaxStop } from './token';
import { TokenCursor } from './tokenCursor';

/** CPython's own limit. */
const MOST_NESTED_STRINGS = 100;

/** Finds the tokens of strings, and those in the fields of f-strings. */
export abstract class StringTokenizer extends TokenCursor {
  /** Offsets of the brackets that are open; those around a field do not count inside of it. */
  protected open: number[] = [];
  #nested = 0;

  /** Passes over blanks, or adds the next token. */
  protected abstract step(): void;
  /** Blanks, comments and joined lines; true where the line or the text went on or ended behind them. */
  protected abstract skipBlanks(): boolean;

  protected string(): void {
    const start = STRING_START;
    start.lastIndex = this.at;
    const opening = start.exec(this.text)?.[0] ?? '';
    const form = formatPrefix(opening);
    if (form.isFormat) {
      this.#formatString(opening.length, form);
      return;
    }
    const end = readString(this.text, this.at + opening.length, form);
    if (end === undefined) this.#unterminated(form);
    const body = this.text.slice(this.at + opening.length, end - form.quote.length);
    const fault = escapeFault(body, form);
    if (fault !== undefined) this.stop(end - this.at, fault);
    this.add('string', end - this.at);
  }

  #unterminated({ quote }: StringForm): never {
    const start = this.at;
    const end = quote.length === 3 ? this.text.length : this.endOfLine();
    const message =
      quote.length === 3
        ? say('This string in triple quotes is never closed.')
        : say('This string is not closed on its line.');
    throw new SyntaxStop({ start, end, message, next: say('Close it with {0}.', quote) });
  }

  /** PEP 701: the fields of an f-string hold any expression, strings with the same quotes included. */
  #formatString(opening: number, form: StringForm): void {
    if (++this.#nested > MOST_NESTED_STRINGS) this.stop(opening, say('Strings are nested too deeply.'));
    const start = this.at;
    this.add('string-start', opening);
    for (;;) {
      const stop = this.#pieceEnd(form, false);
      if (stop === undefined) {
        this.at = start;
        this.#unterminated(form);
      }
      this.#piece(stop, form);
      if (this.text.startsWith(form.quote, stop)) break;
      if (this.text.charAt(stop) === '}') this.stop(1, say('A single "}" in an f-string is written "}}".'));
      this.#field(form, start);
    }
    this.add('string-end', form.quote.length);
    this.#nested--;
  }

  #piece(end: number, form: StringForm): void {
    if (end === this.at) return;
    const fault = escapeFault(this.text.slice(this.at, end), form);
    if (fault !== undefined) this.stop(end - this.at, fault);
    this.add('string-middle', end - this.at);
  }

  /** Where a literal piece of an f-string ends: at a field, a single `}` or the closing quote. */
  #pieceEnd({ quote, isRaw }: StringForm, inSpecification: boolean): number | undefined {
    for (let at = this.at; at < this.text.length; at++) {
      const character = this.text.charAt(at);
      if (this.text.startsWith(quote, at)) return at;
      if (quote.length === 1 && /[\r\n]/.test(character)) return inSpecification ? at : undefined;
      if (character === '\\') {
        const named = isRaw ? null : /^\\N\{[^{}'"\r\n]*\}/.exec(this.text.slice(at, at + 120));
        if (named !== null) at += named[0].length - 1;
        else if (this.text.startsWith('\r\n', at + 1)) at += 2;
        else if (!/[{}]/.test(this.text.charAt(at + 1))) at++;
      } else if (character === '{' || character === '}') {
        if (inSpecification || this.text.charAt(at + 1) !== character) return at;
        at++;
      }
    }
    return undefined;
  }

  #field(form: StringForm, string: number): void {
    const outer = this.open;
    this.open = [this.at];
    this.add('operator', 1);
    while (!this.#fieldEnds(form, string)) this.step();
    this.add('operator', 1);
    this.open = outer;
  }

  /** Whether the `}` of the field comes next; takes its conversion and its specification. */
  #fieldEnds(form: StringForm, string: number): boolean {
    for (;;) {
      this.skipBlanks();
      const character = this.text.charAt(this.at);
      if (character === '') {
        this.at = string;
        this.#unterminated(form);
      }
      if (this.open.length > 1) return false;
      if (character === '}') return true;
      if (character === ':') {
        this.add('operator', 1);
        this.#specification(form, string);
        return true;
      }
      if (character !== '!' || this.text.charAt(this.at + 1) === '=') return false;
      this.add('operator', 1);
    }
  }

  /** What stands behind the colon of a field: pieces of text and more fields, up to the `}`. */
  #specification(form: StringForm, string: number): void {
    if (++this.#nested > MOST_NESTED_STRINGS) this.stop(1, say('Strings are nested too deeply.'));
    for (;;) {
      const stop = this.#pieceEnd(form, true);
      if (stop === undefined) {
        this.at = string;
        this.#unterminated(form);
      }
      this.#piece(stop, form);
      const character = this.text.charAt(stop);
      if (character === '}') break;
      if (character !== '{') this.stop(1, say('A field of this f-string is not closed by "}".'));
      this.#field(form, string);
    }
    this.#nested--;
  }
}
