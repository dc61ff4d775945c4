import type { Position } from '../place/place';
import type { Message } from '../text/message';
import type { NotebookCell } from './notebookCell';
import { NotebookReader } from './notebookReader';

/** A Jupyter notebook, whatever version of the format it was written in. */
export interface Notebook {
  /** Language of its kernel, in lower case; `python` where the file does not say. */
  readonly language: string;
  /** Stages that `metadata.ml_lifecycle.stage` names: one or a list. */
  readonly stages: readonly string[];
  /** Every cell, so that an index here is the index in the editor. */
  readonly cells: readonly NotebookCell[];
}

/** A notebook file, read: the notebook, or why it is none and where. */
export type NotebookReading =
  | { readonly kind: 'notebook'; readonly notebook: Notebook }
  | { readonly kind: 'invalid'; readonly reason: Message; readonly position?: Position };

/**
 * Reads the text of an .ipynb file. Tolerant: what is missing or odd inside a cell is left out; only a file that is
 * not a notebook at all is invalid.
 */
export function parseNotebook(text: string): NotebookReading {
  const reader = new NotebookReader();
  reader.write(text);
  return reader.end();
}
