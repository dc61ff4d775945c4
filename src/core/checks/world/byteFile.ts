import type { Message } from '../../text/message';

/** A file of bytes, opened: parts of it are read as they are asked for. */
export interface ByteFile {
  readonly kind: 'bytes';
  /** Bytes of the whole file. */
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** SHA-256 of the whole file in hexadecimal, read in pieces. */
  sha256(): Promise<string>;
}

/** A file of bytes, or why it cannot be read. */
export type ByteContent = ByteFile | { readonly kind: 'unreadable'; readonly reason: Message };
