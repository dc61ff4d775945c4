import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { say, type Message } from '../../core/text/message';
import { reasonOf } from './readText';

const PIECE = 256 * 1024;

/**
 * What is wrong with a gzipped file, if anything: cut off, or damaged so that its checksum does not agree. It is
 * unpacked once from end to end, and nothing of it is kept.
 */
export async function gzipFault(file: string): Promise<Message | undefined> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: PIECE }),
      createGunzip({ chunkSize: PIECE }),
      nowhere,
    );
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') return say('its gzip archive is cut off');
    return code.startsWith('Z_') ? say('its gzip archive is damaged') : reasonOf(error);
  }
}
