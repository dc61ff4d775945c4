import { readFileSync, statSync } from 'node:fs';
import type { FileContent } from '../../core/checks/world/checkWorld';
import { say, type Message } from '../../core/text/message';
import { standingOf } from './standingAt';

/** Larger texts are refused rather than risked: 128 MiB. */
export const MAX_TEXT_BYTES = 128 * 1024 * 1024;

/** Reads a UTF-8 text without its BOM; everything that can be wrong with it is a value. */
export function readText(file: string, limit = MAX_TEXT_BYTES): FileContent {
  try {
    const stats = statSync(file);
    if (standingOf(stats) === 'special') return unreadable(notAFile());
    if (stats.size > limit) return unreadable(tooLarge(limit));
    return textOf(readFileSync(file));
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

/** Bytes as a text, if they are one. */
export function textOf(bytes: Buffer): FileContent {
  if (bytes.subarray(0, 8192).includes(0)) return unreadable(say('it is binary, not text'));
  const text = bytes.toString('utf8');
  return { kind: 'text', text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

/** What files of more than `limit` bytes are refused with. */
export function tooLarge(limit: number): Message {
  return say('it is larger than {0} MiB, too large to be read as text', Math.round(limit / 1024 / 1024));
}

/** What pipes, sockets and devices are refused with: reading one may never end. */
export function notAFile(): Message {
  return say('it is a pipe or a device, not a file');
}

/** Says in words why a file could not be read or written. */
export function reasonOf(error: unknown): Message {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  switch (code) {
    case 'ENOENT':
      return say('it does not exist');
    case 'EISDIR':
      return say('it is a folder, not a file');
    case 'EACCES':
    case 'EPERM':
      return say('permission is denied');
    case 'EROFS':
      return say('the file system is read-only');
    case 'ENOSPC':
      return say('the disk is full');
    case 'ELOOP':
      return say('its symbolic links form a loop');
    case 'EEXIST':
    case 'ENOTDIR':
      return say('a part of its path is a file, not a folder');
    default:
      return say('the system says "{0}"', code || String(error));
  }
}

function unreadable(reason: Message): FileContent {
  return { kind: 'unreadable', reason };
}
