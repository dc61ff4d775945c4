import type { Range } from '../../place/place';
import type { Markdown } from './markdown';

/** A link or picture of a Markdown text, with the address as it is written. */
export interface MarkdownLink {
  readonly target: string;
  readonly range: Range;
}

/** `[text](address "title")` and pictures; the text may hold a picture, the address balanced brackets. */
const INLINE =
  /\]\(\s*(?:<([^<>]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/g;
/** `[name]: address` at the beginning of a line. */
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]{1,999}\]:\s*(?:<([^<>]*)>|(\S+))/g;
/** Attributes of HTML: `<a href="…">`, `<img src="…">`. */
const ATTRIBUTE =
  /<(?:a|img|source|video|audio)\b[^>]{0,2000}?\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Longer lines are not searched: nobody writes them. */
const LONGEST_LINE = 20_000;

/** Links and pictures, in the order of the text; what stands in code is none. */
export function markdownLinks(markdown: Markdown): readonly MarkdownLink[] {
  const headings = markdown.headings.map(({ title, line }) => ({ text: title, line, code: false }));
  return [...markdown.lines, ...headings]
    .sort((a, b) => a.line - b.line)
    .flatMap(({ text, line, code }) => {
      if (code || text.length > LONGEST_LINE) return [];
      const prose = text.replace(/(`{1,5})[^`]{1,1000}\1(?!`)/g, (quoted) => ' '.repeat(quoted.length));
      return [INLINE, DEFINITION, ATTRIBUTE].flatMap((expression) =>
        [...prose.matchAll(expression)].map((match): MarkdownLink => {
          const target = match[1] ?? match[2] ?? '';
          const column = match.index + match[0].lastIndexOf(target);
          const range = { start: { line, column }, end: { line, column: column + target.length } };
          return { target: target.replace(/\\([!-/:-@[-`{-~])/g, '$1'), range };
        }),
      );
    });
}

/** Names that `#…` may lead to: headings as GitHub writes them, and anchors of HTML. */
export function anchorsOf(markdown: Markdown): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const { title } of markdown.headings) {
    const own = /\{#([^}\s]+)\}\s*$/.exec(title)?.[1];
    if (own !== undefined) anchors.add(own.toLowerCase());
    const slug = slugOf(title);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${String(count)}`);
  }
  for (const { text, code } of markdown.lines) {
    if (code) continue;
    for (const [, name] of text.matchAll(/\b(?:id|name)\s*=\s*["']([^"']{1,200})["']/g))
      if (name !== undefined) anchors.add(name.toLowerCase());
  }
  return anchors;
}

/** A heading's anchor: lower case, without punctuation, blanks as hyphens. */
function slugOf(title: string): string {
  return title
    .slice(0, 500)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
