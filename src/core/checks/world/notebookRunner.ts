import type { Message } from '../../text/message';

export interface NotebookRun {
  readonly path: string;
  /** For the whole notebook. */
  readonly timeoutMs: number;
  /** Name of the kernel; the notebook's own if absent. */
  readonly kernel?: string;
}

/** How an execution from top to bottom ended. */
export type NotebookRunEnd =
  | { readonly kind: 'completed'; readonly cells: number }
  | {
      readonly kind: 'raised';
      /** Index of the cell among all cells, from zero. */
      readonly cell: number;
      readonly name: string;
      readonly value: string;
      readonly traceback: string;
    }
  | { readonly kind: 'failed'; readonly reason: Message; readonly next: Message }
  | { readonly kind: 'timed-out'; readonly cell?: number };

/** Executes notebooks in a fresh kernel, in a scratch copy of the notebook; the kernel is always shut down. */
export interface NotebookRunner {
  execute(run: NotebookRun): Promise<NotebookRunEnd>;
}
