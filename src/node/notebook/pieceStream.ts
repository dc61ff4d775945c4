import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { TextPiece, TextStream } from '../../core/checks/world/textStream';
import { say, type Message } from '../../core/text/message';
import { notAFile, reasonOf } from '../files/readText';
import { standingOf } from '../files/standingAt';

/** Small enough that what is thrown away soon is thrown away cheaply: 64 KiB. */
const PIECE = 64 * 1024;
/** Larger files are refused: whoever reads them all would wait for minutes. 1 GiB. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** The text of a file in pieces. Nothing is opened before the first of them is asked for. */
export function fileAsText(file: string): TextStream {
  return streamOf(piecesOfFile(file));
}

/** Bytes that come from elsewhere, as text in pieces. */
export function bytesAsText(bytes: AsyncIterable<Buffer>): TextStream {
  return streamOf(decoded(bytes));
}

/** The same as a generator that does not wait, for the few places that cannot. */
export function* piecesOfFile(file: string): Generator<TextPiece, void, undefined> {
  let handle: number | undefined;
  try {
    const stat = statSync(file);
    if (standingOf(stat) === 'special') return yield unreadable(notAFile());
    if (stat.size > MOST_BYTES) return yield unreadable(tooLarge());
    handle = openSync(file, 'r');
    const decoder = new Decoder();
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      const piece = decoder.write(buffer.subarray(0, read));
      yield piece;
      if (piece.kind === 'unreadable') return;
    }
    yield decoder.end();
  } catch (error) {
    yield unreadable(reasonOf(error));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextPiece, void, undefined> {
  const decoder = new Decoder();
  try {
    for await (const chunk of bytes) {
      const piece = decoder.write(chunk);
      yield piece;
      if (piece.kind === 'unreadable') return;
    }
    yield decoder.end();
  } catch (error) {
    yield unreadable(reasonOf(error));
  }
}

/** Bytes to text: tears no character, drops the BOM, and knows binary files by their beginning, as `readText` does. */
class Decoder {
  readonly #decoder = new StringDecoder('utf8');
  #bytes = 0;
  #hasText = false;

  write(chunk: Buffer): TextPiece {
    const head = chunk.subarray(0, Math.max(0, 8192 - this.#bytes));
    this.#bytes += chunk.length;
    return head.includes(0)
      ? unreadable(say('it is binary, not text'))
      : this.#piece(this.#decoder.write(chunk));
  }

  end(): TextPiece {
    return this.#piece(this.#decoder.end());
  }

  #piece(text: string): TextPiece {
    const isFirst = !this.#hasText && text !== '';
    if (isFirst) this.#hasText = true;
    return { kind: 'piece', text: isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text };
  }
}

function streamOf(pieces: Iterator<TextPiece> | AsyncIterator<TextPiece>): TextStream {
  let last: TextPiece | undefined;
  return {
    async read() {
      if (last !== undefined) return last;
      const next: IteratorResult<TextPiece, unknown> = await pieces.next();
      const piece: TextPiece = next.done === true ? { kind: 'end' } : next.value;
      if (piece.kind !== 'piece') last = piece;
      return piece;
    },
    close() {
      last ??= { kind: 'end' };
      void pieces.return?.();
    },
  };
}

function tooLarge(): Message {
  return say('it is larger than {0} MiB, too large to be read as text', MOST_BYTES / 1024 / 1024);
}

function unreadable(reason: Message): TextPiece {
  return { kind: 'unreadable', reason };
}
