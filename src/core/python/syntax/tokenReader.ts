import { say, type Message } from '../../text/message';
import { KEYWORDS } from './keywords';
import { Scopes, type ScopeFault } from './scopes';
import { SyntaxStop, type Token } from './token';

/** Deeper expressions overflow CPython's own parser. */
const MOST_NESTED = 900;

/** The list of tokens always has one for the end; this stands for the one of an empty list. */
const NO_TOKEN: Token = { kind: 'end', start: 0, end: 0, text: '' };

/** What kind of expression was read: enough to tell what may be assigned to. */
export type ShapeKind =
  | 'name'
  | 'constant'
  | 'literal'
  | 'format-string'
  | 'attribute'
  | 'subscript'
  | 'call'
  | 'tuple'
  | 'list'
  | 'display'
  | 'comprehension'
  | 'group'
  | 'starred'
  | 'yield'
  | 'lambda'
  | 'conditional'
  | 'operation'
  | 'comparison'
  | 'await'
  | 'walrus';

/** An expression that was read, by the indices of its tokens. */
export interface Shape {
  readonly kind: ShapeKind;
  readonly start: number;
  readonly end: number;
  /** Elements of tuples and lists, what groups and stars hold. */
  readonly items: readonly Shape[];
}

/** What a reader notes of a valid text for whoever compares meanings. */
export interface SyntaxMarks {
  /** Indices of tokens that carry no meaning: redundant parentheses, trailing commas. */
  readonly redundant: ReadonlySet<number>;
  /** Indices of colons behind which the block stands on the same line. */
  readonly inlineBlocks: ReadonlySet<number>;
  /** Indices of strings that document a module, class or function. */
  readonly docstrings: ReadonlySet<number>;
  /** Indices of the `=` of self-documenting fields of f-strings. */
  readonly documented: ReadonlySet<number>;
}

/** Reads tokens one by one, keeping what all the readers of Python share. */
export abstract class TokenReader {
  protected readonly redundant = new Set<number>();
  protected readonly inlineBlocks = new Set<number>();
  protected readonly docstrings = new Set<number>();
  protected readonly documented = new Set<number>();
  protected readonly scopes: Scopes;
  protected at = 0;
  readonly #tokens: readonly Token[];
  #nested = 0;

  constructor(tokens: readonly Token[], topLevelAwait: boolean) {
    this.#tokens = tokens;
    this.scopes = new Scopes(topLevelAwait);
  }

  protected token(offset = 0): Token {
    const index = Math.max(0, Math.min(this.at + offset, this.#tokens.length - 1));
    return this.#tokens[index] ?? NO_TOKEN;
  }

  protected tokenAt(index: number): Token {
    return this.token(index - this.at);
  }

  /** Whether an operator or keyword comes next. */
  protected sees(text: string, offset = 0): boolean {
    const token = this.token(offset);
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  protected seesName(offset = 0): boolean {
    const { kind, text } = this.token(offset);
    return kind === 'name' && !KEYWORDS.has(text);
  }

  protected takes(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at++;
    return true;
  }

  protected expect(text: string, message?: Message, next?: Message): void {
    if (!this.takes(text)) this.fail(message ?? this.#missing(text), this.token(), next);
  }

  #missing(text: string): Message {
    const { kind } = this.token();
    return kind === 'newline' || kind === 'end'
      ? say('The line ends where Python expects "{0}".', text)
      : say('Python expects "{0}" before "{1}".', text, shownToken(this.token()));
  }

  /** Takes a name, not a keyword. */
  protected name(): Token {
    const token = this.token();
    if (!this.seesName()) {
      if (token.kind === 'name') this.fail(say('"{0}" is a keyword, not a name.', token.text));
      this.unexpected();
    }
    this.at++;
    return token;
  }

  /** Takes a name that is bound where it stands. */
  protected boundName(): Token {
    const token = this.name();
    if (token.text === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    this.scopes.assign(identifier(token), token);
    return token;
  }

  protected unexpected(): never {
    const token = this.token();
    switch (token.kind) {
      case 'newline':
      case 'end':
        return this.fail(say('The line ends where Python expects more.'));
      case 'indent':
        return this.fail(
          say('This line is indented although no block begins above it.'),
          token,
          say('Remove the blanks before it.'),
        );
      case 'dedent':
        return this.fail(say('The block ends where Python expects more.'));
      default:
        return this.fail(say('Python does not expect "{0}" here.', shownToken(token)));
    }
  }

  protected fail(message: Message, token = this.token(), next?: Message): never {
    const { start, end } = token;
    throw new SyntaxStop({ start, end, message, ...(next === undefined ? {} : { next }) });
  }

  protected failAt({ start, end }: Shape, message: Message, next?: Message): never {
    const place = { start: this.tokenAt(start).start, end: this.tokenAt(Math.max(start, end - 1)).end };
    throw new SyntaxStop({ ...place, message, ...(next === undefined ? {} : { next }) });
  }

  protected keep(fault: ScopeFault | undefined): void {
    if (fault !== undefined) this.fail(fault.message, fault.token);
  }

  protected shape(kind: ShapeKind, start: number, items: readonly Shape[] = []): Shape {
    return { kind, start, end: this.at, items };
  }

  /** Reads what may nest without brackets: bounded, so that hostile files cannot exhaust the stack. */
  protected nested<T>(read: () => T): T {
    if (++this.#nested > MOST_NESTED) this.fail(say('Expressions are nested too deeply.'));
    const result = read();
    this.#nested--;
    return result;
  }

  /**
   * Tries to read in one way, then in another. The fault of the attempt that came further is told.
   */
  protected either<T>(first: () => T, second: () => T): T {
    const begin = this.at;
    const depth = this.#nested;
    const goBack = this.scopes.returnPoint();
    try {
      return first();
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error;
      this.at = begin;
      this.#nested = depth;
      goBack();
      try {
        return second();
      } catch (other) {
        if (!(other instanceof SyntaxStop)) throw other;
        throw other.fault.start >= error.fault.start ? other : error;
      }
    }
  }
}

/** The name that a token spells: Python compares names in their compatible composed form. */
export function identifier({ text }: Token): string {
  return text.normalize('NFKC');
}

function shownToken({ text }: Token): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
