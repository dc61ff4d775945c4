import { Composer, Lexer, Parser, type CST, type ParsedNode } from 'yaml';

/** The parser takes some seconds for a megabyte; larger files are data rather than settings. */
const MAX_LENGTH = 256 * 1024;
/** The parser's stack holds about two tokens for each level that people nest. */
const DEEPEST = 100;
const OPTIONS = { intAsBigInt: true, uniqueKeys: true, prettyErrors: false, logLevel: 'silent' } as const;

/**
 * The values of a YAML file's documents, maps as `Map`, so that keys such as `1` and `"1"` stay apart. `undefined`
 * when the text is no sound YAML: errors, keys given twice, tags whose meaning is unknown, aliases that explode, or
 * more than is worth reading.
 */
export function yamlValues(text: string): readonly unknown[] | undefined {
  const tokens = text.length > MAX_LENGTH ? undefined : tokensOf(text);
  if (tokens === undefined) return undefined;
  const documents = [...new Composer<ParsedNode>(OPTIONS).compose(tokens, true, text.length)];
  if (documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)) return undefined;
  try {
    return documents.map((document) => document.toJS({ mapAsMap: true, maxAliasCount: 100 }) as unknown);
  } catch {
    // The library's way to say that aliases explode or point nowhere.
    return undefined;
  }
}

/** Token by token, because thousands of levels would exhaust the parser's stack or memory. */
function tokensOf(text: string): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
