import type { Notebook } from './notebook';

/** The cells of a notebook as one plain text to compare: their sources, each below a line with its type; no outputs. */
export function notebookText({ cells }: Notebook): string {
  return cells.map(({ type, source }) => `# %% [${type}]\n${withLineEnd(source)}`).join('\n');
}

function withLineEnd(source: string): string {
  return source === '' || source.endsWith('\n') ? source : `${source}\n`;
}
