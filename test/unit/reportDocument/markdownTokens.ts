import { createRequire } from 'node:module';

/** A token of markdown-it, as far as the tests read it. */
export interface MarkdownToken {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly MarkdownToken[] | null;
}

interface Parser {
  readonly linkify: { set(options: { readonly fuzzyLink: boolean }): void };
  parse(text: string, env: object): readonly MarkdownToken[];
}

const MarkdownIt = createRequire(__filename)('markdown-it') as new (options: object) => Parser;

/** What the editor's preview reads: CommonMark with tables and strikethrough, HTML, and bare addresses as links. */
export function markdownTokens(text: string): readonly MarkdownToken[] {
  const parser = new MarkdownIt({ html: true, linkify: true });
  parser.linkify.set({ fuzzyLink: false });
  return parser.parse(text, {});
}

/** All tokens, those within lines too. */
export function allTokens(tokens: readonly MarkdownToken[]): readonly MarkdownToken[] {
  return tokens.flatMap((token) => [token, ...allTokens(token.children ?? [])]);
}

/** What is read of a text, without its marks. */
export function textOf(tokens: readonly MarkdownToken[]): string {
  return allTokens(tokens)
    .filter(({ type }) => type === 'text' || type === 'text_special' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}
