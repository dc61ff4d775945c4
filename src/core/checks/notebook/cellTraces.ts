import type { NotebookCell } from '../../notebook/notebookCell';

/** What an execution left in a cell. */
export function madeOf({ executionCount, outputs }: NotebookCell): string {
  return `${String(executionCount ?? '')} ${outputs.identity ?? ''}`;
}

/** A source by which versions are compared: ends of lines and of the text say nothing. */
export function sourceOf({ source }: NotebookCell): string {
  return source.replace(/[ \t\r]+$/gm, '').trimEnd();
}
