import type { Message } from '../../../text/message';
import type { ByteFeed } from './byteFeed';

const EMPTY = new Uint8Array(0);
const NEWLINE = 0x0a;

/** Longer lines and texts are passed over, not kept: no name of a module or class is longer. */
export const LONGEST_TEXT = 256;

/** A line: its text where it is short, else that it was too long to be kept. */
export type Line = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'long' };

/**
 * Reads bytes one by one from pieces. `has` tells at once whether bytes are at hand; `need` fetches them. Thus most
 * steps of a long scan wait for nothing.
 */
export class ByteReader {
  readonly #feed: ByteFeed;
  #piece: Uint8Array = EMPTY;
  #at = 0;
  /** Position of the piece's first byte. */
  #start = 0;

  constructor(feed: ByteFeed) {
    this.#feed = feed;
  }

  /** Bytes before the next one. */
  get position(): number {
    return this.#start + this.#at;
  }

  /** Why the bytes ended early, if they did. */
  get failure(): Message | undefined {
    return this.#feed.failure;
  }

  has(count: number): boolean {
    return this.#at + count <= this.#piece.length;
  }

  /** Fetches until that many bytes are at hand; `false` where there are fewer. For small counts. */
  async need(count: number): Promise<boolean> {
    while (!this.has(count)) {
      const next = await this.#feed.next();
      if (next === undefined) return false;
      const rest = this.#piece.subarray(this.#at);
      this.#start += this.#at;
      this.#at = 0;
      if (rest.length === 0) this.#piece = next;
      else {
        this.#piece = new Uint8Array(rest.length + next.length);
        this.#piece.set(rest);
        this.#piece.set(next, rest.length);
      }
    }
    return true;
  }

  /** The next byte, not taken. One must be at hand. */
  peek(): number {
    return this.peekAt(0);
  }

  /** A byte further on, not taken. It must be at hand. */
  peekAt(index: number): number {
    return this.#piece[this.#at + index] ?? 0;
  }

  /** Bytes that are at hand, not taken: as many as asked for, or all. */
  ahead(count: number): Uint8Array {
    return this.#piece.subarray(this.#at, this.#at + count);
  }

  /** Takes bytes that are at hand. */
  take(count: number): Uint8Array {
    const bytes = this.#piece.subarray(this.#at, this.#at + count);
    this.#at += count;
    return bytes;
  }

  byte(): number {
    return this.#piece[this.#at++] ?? 0;
  }

  /** Takes an unsigned number, least byte first, that is at hand; eight bytes may lose their last digits. */
  unsigned(bytes: number): number {
    let value = 0;
    for (let index = bytes - 1; index >= 0; index--)
      value = value * 256 + (this.#piece[this.#at + index] ?? 0);
    this.#at += bytes;
    return value;
  }

  /** Passes over bytes; `false` where there are fewer. */
  async skip(count: number): Promise<boolean> {
    const here = Math.min(count, this.#piece.length - this.#at);
    this.#at += here;
    const left = count - here;
    if (left === 0) return true;
    const skipped = await this.#feed.skip(left);
    this.#start += this.#at + skipped;
    this.#piece = EMPTY;
    this.#at = 0;
    return skipped === left;
  }

  /** Takes the bytes up to the end of the line, and the end itself; `undefined` where there is none. */
  async line(): Promise<Line | undefined> {
    let text = '';
    let isLong = false;
    for (;;) {
      if (!this.has(1) && !(await this.need(1))) return undefined;
      const end = this.#piece.indexOf(NEWLINE, this.#at);
      const part = this.#piece.subarray(this.#at, end === -1 ? undefined : end);
      this.#at += part.length + (end === -1 ? 0 : 1);
      isLong ||= text.length + part.length > LONGEST_TEXT;
      if (!isLong) text += latin1(part);
      if (end !== -1) return isLong ? { kind: 'long' } : { kind: 'line', text };
    }
  }
}

/** Each byte as one character. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Bytes as UTF-8; as Latin-1 where they are none. For short texts. */
export function utf8(bytes: Uint8Array): string {
  const plain = latin1(bytes);
  if (bytes.every((byte) => byte < 0x80)) return plain;
  try {
    return decodeURIComponent(
      plain.replace(/[^]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  } catch {
    return plain;
  }
}
