import { frontMatterLength } from './frontMatter';

/** A heading of a Markdown text; lines count from zero. */
export interface Heading {
  readonly level: number;
  /** As written, without its signs. */
  readonly title: string;
  readonly line: number;
  /** UTF-16 units of its first line. */
  readonly length: number;
}

/** A line of what readers see; comments are blanked out, so columns are those of the file. */
export interface MarkdownLine {
  readonly line: number;
  readonly text: string;
  /** Whether it is inside a fenced code block. */
  readonly code: boolean;
}

export interface Markdown {
  readonly headings: readonly Heading[];
  /** Lines that are neither headings nor front matter nor fences nor blank. */
  readonly lines: readonly MarkdownLine[];
  /** Number of lines of the file, at least one. */
  readonly lineCount: number;
  /** UTF-16 units of the last line. */
  readonly lastLength: number;
}

/** Longer lines are not searched for comments: nobody writes them, and the search takes quadratic time. */
const LONGEST_LINE = 5000;
const FENCE = /^\s*(`{3,}|~{3,})(.*)$/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** Lists, quotes and indented code: an underline behind them is a rule, not a heading. */
const NO_PARAGRAPH = /^(?: {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)| {0,3}>| {4}|\t)/;

/** Finds headings (`# Title` and underlined ones) and text of a Markdown file with perhaps YAML front matter. */
export function readMarkdown(text: string): Markdown {
  const lines = text.split(/\r\n|\n|\r/);
  const reader = new MarkdownReader();
  for (let line = frontMatterLength(lines); line < lines.length; line++) reader.read(lines[line] ?? '', line);
  return {
    headings: reader.headings,
    lines: reader.lines,
    lineCount: lines.length,
    lastLength: lines.at(-1)?.length ?? 0,
  };
}

class MarkdownReader {
  readonly headings: Heading[] = [];
  readonly lines: MarkdownLine[] = [];
  #fence: string | undefined;
  #inComment = false;
  /** Lines of the current paragraph: an underline makes a heading of them. */
  #paragraph: MarkdownLine[] = [];

  read(raw: string, line: number): void {
    if (this.#fence !== undefined) {
      if (closes(raw, this.#fence)) this.#fence = undefined;
      else this.#add({ line, text: raw, code: true });
      return;
    }
    const text = this.#withoutComments(raw).trimEnd();
    const fence = FENCE.exec(text);
    if (fence?.[1] !== undefined && !(fence[1].startsWith('`') && (fence[2] ?? '').includes('`'))) {
      this.#fence = fence[1];
      this.#paragraph = [];
      return;
    }
    if (this.#readHeading(text, line)) this.#paragraph = [];
    else this.#readText(text, line);
  }

  #readHeading(text: string, line: number): boolean {
    const atx = ATX.exec(text);
    if (atx?.[1] !== undefined) {
      const title = (atx[2] ?? '')
        .slice(0, LONGEST_LINE)
        .trim()
        .replace(/(?:^|[ \t])#+$/, '');
      this.headings.push({ level: atx[1].length, title: title.trim(), line, length: text.length });
      return true;
    }
    const underline = UNDERLINE.exec(text)?.[1];
    const first = this.#paragraph[0];
    if (underline === undefined || first === undefined) return false;
    this.lines.splice(-this.#paragraph.length);
    const title = this.#paragraph.map((item) => item.text.trim()).join(' ');
    const level = underline.startsWith('=') ? 1 : 2;
    this.headings.push({ level, title, line: first.line, length: first.text.length });
    return true;
  }

  #readText(text: string, line: number): void {
    if (text.trim() === '') {
      this.#paragraph = [];
      return;
    }
    const item = { line, text, code: false };
    this.#add(item);
    if (this.#paragraph.length > 0 || !NO_PARAGRAPH.test(text)) this.#paragraph.push(item);
  }

  #add(item: MarkdownLine): void {
    if (item.text.trim() !== '') this.lines.push(item);
  }

  /** Blanks out `<!-- … -->`, over several lines too, but not where code quotes it. */
  #withoutComments(raw: string): string {
    if (raw.length > LONGEST_LINE) return raw;
    let text = raw;
    let from = 0;
    for (;;) {
      const open = this.#inComment ? from : commentStart(text, from);
      if (open === -1) return text;
      const close = text.indexOf('-->', open);
      this.#inComment = close === -1;
      const end = close === -1 ? text.length : close + '-->'.length;
      text = text.slice(0, open) + ' '.repeat(end - open) + text.slice(end);
      if (this.#inComment) return text;
      from = end;
    }
  }
}

function commentStart(text: string, from: number): number {
  const open = text.indexOf('<!--', from);
  if (open === -1) return -1;
  const quotes = text.slice(0, open).split('`').length - 1;
  return quotes % 2 === 0 ? open : -1;
}

function closes(line: string, fence: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= fence.length && trimmed === fence.charAt(0).repeat(trimmed.length);
}
