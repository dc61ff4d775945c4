/** YAML between lines of `---` at the beginning of a Markdown text, and where it begins. */
export interface FrontMatter {
  readonly yaml: string;
  /** Line of the file at which the YAML begins. */
  readonly line: number;
}

/** The front matter of a document; `undefined` where it has none, or where it is not closed. */
export function frontMatter(text: string): FrontMatter | undefined {
  const [first, ...rest] = text.split(/\r\n|\n|\r/);
  if (!/^---[ \t]*$/.test(first ?? '')) return undefined;
  const end = rest.findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? undefined : { yaml: rest.slice(0, end).join('\n'), line: 1 };
}
