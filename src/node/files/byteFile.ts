import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ByteContent } from '../../core/checks/world/byteFile';
import { say } from '../../core/text/message';
import { notAFile, reasonOf } from './readText';
import { standingAt } from './standingAt';
import { unpackFile } from './unpackFile';

const PIECE = 1024 * 1024;

/** Opens a file for reading of parts; each part is read from the disk when it is asked for. */
export async function openByteFile(file: string): Promise<ByteContent> {
  // Opening a pipe would wait for somebody to write into it.
  if (standingAt(file) === 'special') return { kind: 'unreadable', reason: notAFile() };
  try {
    const handle = await open(file, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { kind: 'unreadable', reason: say('it is a folder, not a file') };
      return {
        kind: 'bytes',
        size: stat.size,
        read: (offset, length) => readPart(file, offset, length),
        sha256: () => sha256(file),
        unpacked: (packing, part) => unpackFile(file, packing, part),
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

async function readPart(file: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
