import type { TextStream } from '../checks/world/textStream';
import type { Message } from '../text/message';
import type { NotebookReading } from './notebook';
import { NotebookReader } from './notebookReader';
import type { OutputOptions } from './outputReader';

/** Reads a notebook from a text that comes in pieces; closes it. */
export async function readNotebook(
  text: TextStream,
  options?: OutputOptions,
): Promise<NotebookReading | { readonly kind: 'unreadable'; readonly reason: Message }> {
  const reader = new NotebookReader(options);
  try {
    for (;;) {
      const piece = await text.read();
      if (piece.kind === 'unreadable') return piece;
      if (piece.kind === 'end' || !reader.write(piece.text)) return reader.end();
    }
  } finally {
    text.close();
  }
}
