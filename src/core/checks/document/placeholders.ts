import type { Range } from '../../place/place';
import type { MarkdownLine } from './markdown';

/** What people leave where text is still to be written; `<…>` stands for any words in angle brackets. */
export const DEFAULT_PLACEHOLDERS: readonly string[] = [
  'TODO',
  'TBD',
  'FIXME',
  'lorem',
  '<…>',
  '[More Information Needed]',
];

export interface FoundPlaceholder {
  readonly text: string;
  readonly range: Range;
}

/** Finds placeholders in the prose of lines; code, fenced or in backticks, is not prose. */
export function findPlaceholders(
  lines: readonly MarkdownLine[],
  placeholders: readonly string[],
): readonly FoundPlaceholder[] {
  const expressions = placeholders.map(expressionOf);
  return lines.flatMap(({ text, line, code }) => {
    if (code) return [];
    const prose = text.replace(/(`{1,5})[^`]{1,1000}\1/g, (quoted) => ' '.repeat(quoted.length));
    return expressions.flatMap((expression) =>
      [...prose.matchAll(expression)].flatMap((match) => {
        if (isMarkup(match[0])) return [];
        const range = {
          start: { line, column: match.index },
          end: { line, column: match.index + match[0].length },
        };
        return [{ text: match[0], range }];
      }),
    );
  });
}

function expressionOf(placeholder: string): RegExp {
  if (placeholder === '<…>' || placeholder === '<...>')
    return /(?<![\p{L}\p{N}])<(?:\p{L}|…|\.\.\.)[^<>]{0,100}>/gu;
  const escaped = placeholder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // "TODO" in capitals is a placeholder, "todo" is Spanish.
  const flags = placeholder === placeholder.toUpperCase() ? 'gu' : 'giu';
  const begin = /^[\p{L}\p{N}]/u.test(placeholder) ? '(?<![\\p{L}\\p{N}_])' : '';
  const end = /[\p{L}\p{N}]$/u.test(placeholder) ? '(?![\\p{L}\\p{N}_])' : '';
  return new RegExp(`${begin}${escaped}${end}`, flags);
}

/** HTML that Markdown files use. */
const TAGS =
  /^<(?:a|abbr|article|aside|audio|b|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|link|main|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr)(?:\s*\/?|\s+(?:open|hidden|checked|disabled|controls)|\s[^>]*=[^>]*)>$/i;
const ADDRESS = /^<(?:[a-z][a-z0-9+.-]*:|mailto:|[^\s<>@]+@)[^\s<>]*>$/i;

/** Tags and addresses in angle brackets are no placeholders. */
function isMarkup(text: string): boolean {
  return TAGS.test(text) || ADDRESS.test(text);
}
