import type { Message } from '../../../text/message';
import type { ByteFile, BytePiece, ByteStream, FilePart } from '../../world/byteFile';

/** Where a reader gets its bytes from, in their order. */
export interface ByteFeed {
  /** The next bytes, never none; `undefined` at the end, and where they cannot be read. */
  next(): Promise<Uint8Array | undefined>;
  /** Passes over bytes; tells how many there were. */
  skip(count: number): Promise<number>;
  /** Why it ended early, if it did. */
  readonly failure: Message | undefined;
  close(): void;
}

const PIECE = 64 * 1024;

/** A part of a file as it is: what is passed over is not read. */
export class PartFeed implements ByteFeed {
  readonly failure = undefined;
  readonly #file: ByteFile;
  #offset: number;
  readonly #end: number;

  constructor(file: ByteFile, { offset, length }: FilePart) {
    this.#file = file;
    this.#offset = offset;
    this.#end = Math.min(offset + length, file.size);
  }

  async next(): Promise<Uint8Array | undefined> {
    const length = Math.min(PIECE, this.#end - this.#offset);
    if (length <= 0) return undefined;
    const bytes = await this.#file.read(this.#offset, length);
    this.#offset += bytes.length;
    return bytes.length === 0 ? undefined : bytes;
  }

  skip(count: number): Promise<number> {
    const skipped = Math.max(0, Math.min(count, this.#end - this.#offset));
    this.#offset += skipped;
    return Promise.resolve(skipped);
  }

  close(): void {
    // Nothing is held open.
  }
}

/** Unpacked bytes: what is passed over is unpacked and dropped. Ends where a small file unpacks to an enormous one. */
export class StreamFeed implements ByteFeed {
  failure: Message | undefined;
  readonly #stream: ByteStream;
  readonly #limit: { readonly bytes: number; readonly reason: Message };
  #given = 0;
  /** Bytes of a piece of which the first were passed over. */
  #rest: Uint8Array | undefined;

  constructor(stream: ByteStream, limit: { readonly bytes: number; readonly reason: Message }) {
    this.#stream = stream;
    this.#limit = limit;
  }

  async next(): Promise<Uint8Array | undefined> {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest !== undefined) return rest;
    if (this.failure !== undefined) return undefined;
    let piece: BytePiece;
    do piece = await this.#stream.read();
    while (piece.kind === 'piece' && piece.bytes.length === 0);
    if (piece.kind === 'unreadable') this.failure = piece.reason;
    if (piece.kind !== 'piece') return undefined;
    this.#given += piece.bytes.length;
    if (this.#given <= this.#limit.bytes) return piece.bytes;
    this.failure = this.#limit.reason;
    this.close();
    return undefined;
  }

  async skip(count: number): Promise<number> {
    let skipped = 0;
    while (skipped < count) {
      const bytes = await this.next();
      if (bytes === undefined) break;
      const used = Math.min(bytes.length, count - skipped);
      skipped += used;
      if (used < bytes.length) this.#rest = bytes.subarray(used);
    }
    return skipped;
  }

  close(): void {
    this.#stream.close();
  }
}
