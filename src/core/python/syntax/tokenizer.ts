import { say } from '../../text/message';
import { Indentation } from './indentation';
import { numberLength } from './numberToken';
import { STRING_START } from './stringToken';
import { StringTokenizer } from './stringTokenizer';
import { SyntaxStop, type Token } from './token';

const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|==|<=|>=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const NUMBER = /\.?\d/y;
/** CPython's own limit. */
const MOST_OPEN = 200;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The tokens of a text, or throws `SyntaxStop` at what no token of Python begins with. */
export function tokenize(text: string): readonly Token[] {
  return new Tokenizer(text).run();
}

class Tokenizer extends StringTokenizer {
  readonly #indentation = new Indentation();

  run(): readonly Token[] {
    this.#beginLine();
    while (this.at < this.text.length) this.step();
    const bracket = this.open.at(-1);
    if (bracket !== undefined) this.#neverClosed(bracket);
    const last = this.tokens.at(-1)?.kind;
    if (last !== undefined && last !== 'newline' && last !== 'dedent') this.add('newline', 0);
    for (let depth = this.#indentation.close(); depth > 0; depth--) this.add('dedent', 0);
    this.add('end', 0);
    return this.tokens;
  }

  protected step(): void {
    if (this.skipBlanks()) return;
    const text = this.text;
    const character = text.charAt(this.at);
    if (character === '\n' || character === '\r') this.#lineBreak();
    else if (this.matches(STRING_START)) this.string();
    else if (this.matches(NUMBER)) this.#number();
    else if (this.matches(NAME)) this.add('name', this.length(NAME));
    else if (this.matches(OPERATOR)) this.#operator(this.length(OPERATOR));
    else this.#strange();
  }

  protected skipBlanks(): boolean {
    const before = this.at;
    for (;;) {
      const character = this.text.charAt(this.at);
      if (character === '#') this.at = this.endOfLine();
      else if (character === '\\') this.#joinLines();
      else if (character === ' ' || character === '\t' || character === '\f') this.at++;
      else return this.at > before;
    }
  }

  #joinLines(): void {
    const rest = this.text.slice(this.at + 1, this.at + 3);
    const length = rest.startsWith('\r\n') ? 2 : /^[\r\n]/.test(rest) ? 1 : 0;
    if (length === 0) this.stop(1, say('Nothing may follow a backslash that continues the line.'));
    if (this.at + 1 + length >= this.text.length) {
      this.stop(1, say('The text ends where a backslash continues the line.'));
    }
    this.at += 1 + length;
  }

  #lineBreak(): void {
    const length = this.text.startsWith('\r\n', this.at) ? 2 : 1;
    if (this.open.length > 0) {
      this.at += length;
      return;
    }
    this.add('newline', length);
    this.#beginLine();
  }

  /** Passes over lines without code, then compares the indentation of the one that has some. */
  #beginLine(): void {
    for (;;) {
      const indent = this.#indentation.measure(this.text, this.at);
      const character = this.text.charAt(indent.end);
      if (character === '' || /[#\r\n]/.test(character)) {
        const end = character === '#' ? this.endOfLine(indent.end) : indent.end;
        this.at = end + (this.text.startsWith('\r\n', end) ? 2 : 1);
        if (end < this.text.length) continue;
        this.at = this.text.length;
        return;
      }
      const from = this.at;
      const change = this.#indentation.enter(indent);
      if (typeof change !== 'number') throw new SyntaxStop({ start: from, end: indent.end, ...change });
      this.at = indent.end;
      if (change > 0) this.add('indent', 0);
      for (let depth = change; depth < 0; depth++) this.add('dedent', 0);
      return;
    }
  }

  #number(): void {
    const length = numberLength(this.text, this.at);
    if (typeof length === 'number') this.add('number', length);
    else this.stop(1, length);
  }

  #operator(length: number): void {
    const operator = this.text.slice(this.at, this.at + length);
    if (CLOSING[operator] !== undefined) {
      if (this.open.length >= MOST_OPEN) this.stop(1, say('Brackets are nested too deeply.'));
      this.open.push(this.at);
    } else if (/^[)\]}]$/.test(operator)) {
      const opened = this.open.pop();
      const opening = opened === undefined ? undefined : this.text.charAt(opened);
      if (opening === undefined) {
        this.stop(1, say('This bracket closes none.'), say('Remove it, or open a bracket before it.'));
      } else if (CLOSING[opening] !== operator) {
        this.stop(1, say('The bracket "{0}" is closed by "{1}".', opening, operator));
      }
    }
    this.add('operator', length);
  }

  #strange(): never {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : codeOf(character);
    return this.stop(character.length, say('Python knows no character "{0}" here.', shown));
  }

  #neverClosed(bracket: number): never {
    throw new SyntaxStop({
      start: bracket,
      end: bracket + 1,
      message: say('The bracket "{0}" is never closed.', this.text.charAt(bracket)),
      next: say('Close it with "{0}".', CLOSING[this.text.charAt(bracket)] ?? ')'),
    });
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
