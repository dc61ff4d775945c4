import type { Position } from '../place/place';
import { say, type Message } from '../text/message';
import { jsonErrorPosition } from './jsonErrorPosition';
import { readCell, readStages, type NotebookCell } from './notebookCell';
import { items, record, text as textOf } from './untypedJson';

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
 * Reads the text of an .ipynb file: format 4.0–4.5 and what came before, with its worksheets. Tolerant: what is
 * missing or odd inside a cell is left out; only a file that is not a notebook at all is invalid.
 */
export function parseNotebook(text: string): NotebookReading {
  if (text.trim() === '') return { kind: 'invalid', reason: say('it is empty') };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson(text);
  }
  const root = record(value);
  const cells = root && cellsOf(root);
  if (cells === undefined) {
    return {
      kind: 'invalid',
      reason: say('it is JSON, but not a Jupyter notebook: it has no list of cells'),
    };
  }
  const metadata = record(root?.['metadata']);
  const language = languageOf(metadata);
  return {
    kind: 'notebook',
    notebook: {
      language,
      stages: readStages(metadata),
      cells: cells.map((cell, index) => readCell(cell, index, language)),
    },
  };
}

function notJson(text: string): NotebookReading {
  const conflict = /^<{7}(?: |$)/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split('\n').length - 1;
    return {
      kind: 'invalid',
      reason: say('it has an unresolved merge conflict'),
      position: { line, column: 0 },
    };
  }
  const position = jsonErrorPosition(text);
  const reason = say('it is not complete JSON, so not a Jupyter notebook');
  return { kind: 'invalid', reason, ...(position === undefined ? {} : { position }) };
}

function cellsOf(root: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const cells = root['cells'];
  if (Array.isArray(cells)) return cells as unknown[];
  const worksheets = root['worksheets'];
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet) => items(record(sheet)?.['cells']));
}

function languageOf(metadata: Readonly<Record<string, unknown>> | undefined): string {
  const kernel = textOf(record(metadata?.['kernelspec'])?.['language']);
  const info = textOf(record(metadata?.['language_info'])?.['name']);
  return (kernel ?? info ?? 'python').toLowerCase();
}
