import type { Message } from '../../text/message';

export interface NotebookRun {
  readonly path: string;
  /** For the whole notebook. */
  readonly timeoutMs: number;
  /** Name of the kernel; the notebook's own if absent. */
  readonly kernel?: string;
  /** The folder in which it runs: the notebook's own, as Jupyter does it, or the project's. */
  readonly folder: 'notebook' | 'project';
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
  /** The kernel's process ended: out of memory, a crash, or the cell ended it. */
  | { readonly kind: 'kernel-died'; readonly cell: number }
  | { readonly kind: 'failed'; readonly reason: Message; readonly next: Message }
  | { readonly kind: 'timed-out'; readonly cell?: number };

/** Executes notebooks in a fresh kernel, in a scratch copy of the notebook; the kernel is always shut down. */
export interface NotebookRunner {
  execute(run: NotebookRun): Promise<NotebookRunEnd>;
}
