import type { Notebook } from '../../notebook/notebook';
import type { Place } from '../../place/place';
import { TextLines } from '../../sensitive/textLines';
import type { Span } from '../tree/expression';
import { cellCode } from './cellCode';

/** A text of Python that is read by itself: a file, or a cell. */
export interface PythonPart {
  readonly text: string;
  /** The place of a range of its offsets, as the file or the notebook has it. */
  place(span: Span): Place;
}

/** Python that runs as one: a file, or the code cells of a notebook one after another. */
export interface PythonProgram {
  readonly path: string;
  readonly kind: 'file' | 'notebook';
  readonly parts: readonly PythonPart[];
  /** Indices of code cells in another language. */
  readonly otherCells: readonly number[];
}

/** The program that a file is. */
export function fileProgram(path: string, text: string): PythonProgram {
  const lines = new TextLines(text);
  const place = ({ start, end }: Span): Place => ({ path, range: lines.range(start, end) });
  return { path, kind: 'file', parts: [{ text, place }], otherCells: [] };
}

/** The program that the cells of a notebook make in their order. */
export function notebookProgram(path: string, { cells }: Notebook): PythonProgram {
  const parts: PythonPart[] = [];
  const otherCells: number[] = [];
  for (const { type, source, index, language } of cells) {
    if (type !== 'code' || source.trim() === '') continue;
    const code = isPython(language) ? cellCode(source) : undefined;
    if (code === undefined) {
      otherCells.push(index);
      continue;
    }
    const lines = new TextLines(source);
    const within = (offset: number): number => Math.min(Math.max(0, offset - code.shift), source.length);
    const place = ({ start, end }: Span): Place => ({
      path,
      cell: index,
      range: lines.range(within(start), within(end)),
    });
    parts.push({ text: code.text, place });
  }
  return { path, kind: 'notebook', parts, otherCells };
}

function isPython(language: string): boolean {
  return /^(?:i?python[23]?|py)$/.test(language);
}
