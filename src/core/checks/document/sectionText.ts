import type { Range } from '../../place/place';
import type { Heading, Markdown, MarkdownLine } from './markdown';

/** A heading and all that stands below it, its subsections included. */
export interface Section {
  readonly heading: Heading;
  readonly lines: readonly MarkdownLine[];
  readonly words: number;
}

/** Longer titles are not compared to their end. */
const LONGEST_TITLE = 500;
/** A heading that is repeated more often is no structure. */
const MOST_SECTIONS = 100;

/** Name of a section without what does not matter: letter case, punctuation, numbering, formatting. */
export function sectionName(title: string): string {
  const plain = title
    .slice(0, LONGEST_TITLE)
    .normalize('NFKC')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/['’`]/g, '')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{Cc}]+/gu, ' ')
    .trim();
  // "2.1 Data" is "Data", but a section named "2024" keeps its name.
  return plain.replace(/^(?:\d{1,3} )+(?=\D)/, '');
}

/** Sections of that name, in the order of the file. */
export function sectionsNamed(markdown: Markdown, name: string): readonly Section[] {
  const wanted = sectionName(name);
  const matching = markdown.headings.filter(({ title }) => sectionName(title) === wanted);
  return matching.slice(0, MOST_SECTIONS).map((heading) => {
    const next = markdown.headings.find(({ line, level }) => line > heading.line && level <= heading.level);
    const end = next?.line ?? markdown.lineCount;
    const lines = markdown.lines.filter(({ line }) => line > heading.line && line < end);
    return { heading, lines, words: lines.reduce((sum, { text }) => sum + countWords(text), 0) };
  });
}

/** Whether readers see anything in it: rules and empty bullets are nothing, pictures and code are something. */
export function isEmpty(section: Section): boolean {
  return section.lines.every(({ text }) => /^[\s\-*_+>|:=.]*$/.test(text));
}

/** Scripts that are written without spaces: every character counts, as word processors do. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const WORD = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:['’.,-](?:(?![${UNSPACED}])[\\p{L}\\p{N}])+)*`,
  'gu',
);

function countWords(text: string): number {
  // Addresses of links and HTML tags are not words of the text.
  const prose = text.replace(/\]\([^)]{0,2000}\)/g, ']').replace(/<\/?[a-z][^>]{0,500}>/gi, ' ');
  return prose.match(WORD)?.length ?? 0;
}

/** The range of a heading's line. */
export function headingRange({ line, length }: Heading): Range {
  return { start: { line, column: 0 }, end: { line, column: length } };
}

/** The end of the file, where a missing section would be written. */
export function endRange({ lineCount, lastLength }: Markdown): Range {
  const end = { line: lineCount - 1, column: lastLength };
  return { start: end, end };
}
