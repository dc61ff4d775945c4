import { Composer, Lexer, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import type { Range } from '../place/place';
import { linePositions } from './linePositions';
import type { Span } from './yamlTree';

/** A parsed text and its places. */
export interface YamlText {
  readonly kind: 'yaml';
  readonly text: string;
  /** One for each document of the stream, at least one. */
  readonly documents: readonly Document.Parsed[];
  readonly rangeOf: (span: Span) => Range;
}

/** A text that is too deep or too big to be worth reading, with the place where reading stopped. */
export interface TooComplex {
  readonly kind: 'too-deep' | 'too-long';
  readonly range: Range;
}

/** The parser's stack holds about two tokens for each level that people nest. */
const DEEPEST = 100;
/** A real project file has some thousand tokens; the parser takes a second for a million. */
const MOST_TOKENS = 200_000;
const OPTIONS = { uniqueKeys: false, resolveKnownTags: false, logLevel: 'silent' } as const;

/**
 * Parses YAML token by token, so that a hostile text can be refused in time: the parser's own recursion would
 * overflow the stack on thousands of levels, and some of its errors take quadratic time.
 */
export function parseYaml(text: string): YamlText | TooComplex {
  const at = linePositions(text);
  const rangeOf = ([start, end]: Span): Range => ({ start: at(start), end: at(Math.max(start, end)) });
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count++;
    const stop = parser.stack.length > DEEPEST ? 'too-deep' : count > MOST_TOKENS ? 'too-long' : undefined;
    if (stop !== undefined) return { kind: stop, range: rangeOf([parser.offset, parser.offset]) };
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = [...new Composer<ParsedNode>(OPTIONS).compose(tokens, true, text.length)];
  return { kind: 'yaml', text, documents, rangeOf };
}
