/** YAML between lines of `---` at the beginning of a Markdown text, and where it begins. */
export interface FrontMatter {
  readonly yaml: string;
  /** Line of the file at which the YAML begins. */
  readonly line: number;
}

/** The front matter of a document; `undefined` where it has none, or where it is not closed. */
export function frontMatter(text: string): FrontMatter | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const length = frontMatterLength(lines);
  return length === 0 ? undefined : { yaml: lines.slice(1, length - 1).join('\n'), line: 1 };
}

/** How many lines the front matter takes, its fences included; none where there is none, or where it is not closed. */
export function frontMatterLength(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end + 1;
}
