import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { BytePiece, ByteStream, FilePart, Packing } from '../../core/checks/world/byteFile';
import { say, type Message } from '../../core/text/message';
import { reasonOf } from './readText';

const PIECE = 256 * 1024;

/** Unpacks a part of a file, piece by piece as it is asked for; no more than two pieces are in memory. */
export function unpackFile(file: string, packing: Packing, part: FilePart): ByteStream {
  return new UnpackedFile(file, packing, part);
}

class UnpackedFile implements ByteStream {
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  #ended: BytePiece | undefined;

  constructor(file: string, packing: Packing, part: FilePart) {
    this.#pieces = piecesOf(file, packing, part);
  }

  async read(): Promise<BytePiece> {
    if (this.#ended !== undefined) return this.#ended;
    try {
      const next = await this.#pieces.next();
      if (next.done !== true) return { kind: 'piece', bytes: next.value };
      this.#ended = { kind: 'end' };
    } catch (error) {
      this.#ended = { kind: 'unreadable', reason: faultOf(error) };
    }
    return this.#ended;
  }

  close(): void {
    this.#ended ??= { kind: 'end' };
    void this.#pieces.return();
  }
}

/** Packed streams may follow each other, as Python's readers have it; each begins where the one before ended. */
async function* piecesOf(file: string, packing: Packing, part: FilePart): AsyncGenerator<Uint8Array, void> {
  let { offset, length } = part;
  let used = 1;
  for (let first = true; length > 0 && used > 0; first = false) {
    const source = createReadStream(file, { start: offset, end: offset + length - 1, highWaterMark: PIECE });
    const unpacker = unpackerOf(packing);
    source.on('error', (error) => unpacker.destroy(error));
    source.pipe(unpacker);
    try {
      for await (const bytes of unpacker) yield bytes as Uint8Array;
    } catch (error) {
      // What follows a whole stream may be anything; a reader that does not need it never looks at it.
      if (!first) return;
      throw error;
    } finally {
      source.destroy();
      unpacker.destroy();
    }
    used = unpacker.bytesWritten;
    offset += used;
    length -= used;
    // Gunzip reads on by itself; a member of an archive is one stream.
    if (packing !== 'zlib') return;
  }
}

function unpackerOf(packing: Packing): Transform & { readonly bytesWritten: number } {
  const options = { chunkSize: PIECE };
  switch (packing) {
    case 'zlib':
      return createInflate(options);
    case 'gzip':
      return createGunzip(options);
    case 'deflate':
      return createInflateRaw(options);
  }
}

function faultOf(error: unknown): Message {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return code.startsWith('Z_') ? say('its compressed content is cut off or damaged') : reasonOf(error);
}
