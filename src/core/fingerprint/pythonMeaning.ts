import { KEYWORDS } from '../python/syntax/keywords';
import { SyntaxStop, type Token } from '../python/syntax/token';
import { tokenize } from '../python/syntax/tokenizer';

/** Larger files are generated rather than written; reading all their tokens is dear. Characters. */
const MAX_LENGTH = 2 * 1024 * 1024;
/** How files begin whose comments are code: cells and their magics. */
const CODE_IN_COMMENTS = '# Databricks notebook source';
/** Behind these a bracket may hold a tuple rather than arguments. */
const SOFT_KEYWORDS: ReadonlySet<string> = new Set(['match', 'case']);
const PLAIN_STRING = /^([a-z]*)("""|'''|"|')([^]*)\2$/i;
const END = '\u0000';

/**
 * The meaning of Python as canonical text: its tokens without comments, blank lines and layout, and without what
 * formatters move: the kind of quotes, the case of prefixes and digits, commas that end a list. Docstrings stay.
 * `undefined` for what is not Python.
 */
export function pythonMeaning(text: string): string | undefined {
  if (text.length > MAX_LENGTH || text.startsWith(CODE_IN_COMMENTS)) return undefined;
  try {
    return new Canon(text, tokenize(text)).text();
  } catch (error) {
    if (error instanceof SyntaxStop) return undefined;
    throw error;
  }
}

/** What is known of a bracket while it is open. */
interface Bracket {
  readonly holdsArguments: boolean;
  commas: number;
}

class Canon {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #brackets: Bracket[] = [];

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  text(): string {
    const parts: string[] = [];
    /** Begins of the f-strings that are open, one in the other. */
    const formatStrings: Token[] = [];
    this.#tokens.forEach((token, at) => {
      if (token.kind === 'string-start') formatStrings.push(token);
      else if (token.kind === 'string-end') {
        const start = formatStrings.pop();
        // As written: `f"{x = }"` prints the blanks too.
        if (formatStrings.length === 0) parts.push(this.#source.slice(start?.start, token.end));
      } else if (formatStrings.length === 0 && !this.#isIdleComma(token, at)) parts.push(wordOf(token));
    });
    return parts.join(END);
  }

  /** A comma before the end of a bracket that changes nothing: `(x, )` is a tuple, `(x, y, )` and `f(x, )` are as without it. */
  #isIdleComma({ kind, text }: Token, at: number): boolean {
    if (kind !== 'operator') return false;
    if (/^[([{]$/.test(text)) {
      const holdsArguments = text === '(' && standsBehindFunction(this.#tokens[at - 1]);
      this.#brackets.push({ holdsArguments, commas: 0 });
    } else if (/^[)\]}]$/.test(text)) this.#brackets.pop();
    const bracket = this.#brackets.at(-1);
    if (text !== ',' || bracket === undefined) return false;
    bracket.commas++;
    const ends = /^[)\]}]$/.test(this.#tokens[at + 1]?.text ?? '');
    return ends && (bracket.commas > 1 || bracket.holdsArguments);
  }
}

function standsBehindFunction(before: Token | undefined): boolean {
  if (before?.kind === 'operator') return before.text === ')' || before.text === ']';
  return before?.kind === 'name' && !KEYWORDS.has(before.text) && !SOFT_KEYWORDS.has(before.text);
}

function wordOf({ kind, text }: Token): string {
  switch (kind) {
    case 'newline':
    case 'indent':
    case 'dedent':
    case 'end':
      return kind;
    case 'number':
      return text.toLowerCase().replaceAll('_', '');
    case 'string': {
      const [, prefix = '', quotes = '', body = ''] = PLAIN_STRING.exec(text) ?? [];
      return `${prefix.toLowerCase()}${quotes.length === 3 ? '"""' : '"'}${body}"`;
    }
    default:
      return text;
  }
}
