import type { Message } from '../../text/message';

/** A part of a text, the end of it, or why it cannot be read further. */
export type TextPiece =
  | { readonly kind: 'piece'; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'unreadable'; readonly reason: Message };

/** A text that is read in pieces, so that one of any size fits into little memory. To be read once, to its end or closed. */
export interface TextStream {
  /** The next piece; a character is never torn, the BOM is removed. After `end` or `unreadable` it stays so. */
  read(): Promise<TextPiece>;
  close(): void;
}
