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
  /** Unpacks a part of the file while it is read, so that a packed file of any size fits into little memory. */
  unpacked(packing: Packing, part: FilePart): ByteStream;
}

/** Ways of packing that can be undone: with zlib's header, with gzip's, or bare as members of a zip archive are. */
export type Packing = 'zlib' | 'gzip' | 'deflate';

/** A part of a file, in bytes. */
export interface FilePart {
  readonly offset: number;
  readonly length: number;
}

/** Some bytes, the end of them, or why they cannot be read further. */
export type BytePiece =
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'unreadable'; readonly reason: Message };

/** Bytes in their order. To be read once, to its end or closed. */
export interface ByteStream {
  /** The next piece. After `end` or `unreadable` it stays so. */
  read(): Promise<BytePiece>;
  close(): void;
}

/** A file of bytes, or why it cannot be read. */
export type ByteContent = ByteFile | { readonly kind: 'unreadable'; readonly reason: Message };
