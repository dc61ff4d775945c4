import type { NotebookReading } from '../../core/notebook/notebook';
import { NotebookReader } from '../../core/notebook/notebookReader';
import { piecesOfFile } from './pieceStream';

/**
 * Reads the sources of a notebook from the disk without waiting, in pieces: whatever its size, little of it is held. `undefined` if
 * it is none, cannot be read, or `accepts` refuses a piece of its text.
 */
export function readNotebookFile(
  file: string,
  accepts: (piece: string) => boolean = () => true,
): Extract<NotebookReading, { kind: 'notebook' }>['notebook'] | undefined {
  const reader = new NotebookReader({ isSourceOnly: true });
  for (const piece of piecesOfFile(file)) {
    if (piece.kind !== 'piece') return undefined;
    if (!accepts(piece.text) || !reader.write(piece.text)) return undefined;
  }
  const reading = reader.end();
  return reading.kind === 'notebook' ? reading.notebook : undefined;
}

/** Whether a word stands anywhere in a text file. */
export function hasWord(file: string, word: string): boolean {
  let end = '';
  for (const piece of piecesOfFile(file)) {
    if (piece.kind !== 'piece') return false;
    const text = end + piece.text;
    if (text.includes(word)) return true;
    end = text.slice(1 - word.length);
  }
  return false;
}
