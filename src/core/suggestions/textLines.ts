/** Longer lines, and lines behind so many, are not read: characters, lines. */
const LONGEST_LINE = 4000;
const MOST_LINES = 50_000;

/** A line of a text: its indentation in columns (a tab is eight), what stands behind it, and its number from zero. */
export interface TextLine {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
  /** It begins with a tab, by which Make knows a recipe. */
  readonly isTabbed: boolean;
}

/** The lines of a text with what is written in them; blank ones are left out. */
export function textLines(text: string): readonly TextLine[] {
  const lines = text.split('\n', MOST_LINES);
  return lines.flatMap((line, number) => {
    const cut = line.slice(0, LONGEST_LINE).trimEnd();
    const content = cut.trimStart();
    if (content === '') return [];
    const indent = columns(cut.slice(0, cut.length - content.length));
    return [{ number, indent, text: content, isTabbed: line.startsWith('\t') }];
  });
}

function columns(blank: string): number {
  let width = 0;
  for (const character of blank) width += character === '\t' ? 8 - (width % 8) : 1;
  return width;
}
