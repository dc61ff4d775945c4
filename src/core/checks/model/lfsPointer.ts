import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { ByteFile } from '../world/byteFile';

/** What Git LFS leaves in place of a file until it is fetched. */
export interface LfsPointer {
  readonly sha256: string;
  /** Bytes of the file itself. */
  readonly size: number;
}

/** The specification allows no longer pointers. */
const LONGEST = 1024;
const POINTER = /^version https:\/\/[^\n]+\n(?:[^\n]+\n)*?oid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n/;

/** Reads a file as a pointer of Git LFS; most files are none. */
export async function lfsPointer(file: ByteFile): Promise<LfsPointer | undefined> {
  if (file.size > LONGEST) return undefined;
  const bytes = await file.read(0, LONGEST);
  const [, sha256, size] = POINTER.exec(String.fromCharCode(...bytes)) ?? [];
  return sha256 === undefined || size === undefined ? undefined : { sha256, size: Number(size) };
}

/** The fault of a file that Git LFS has not fetched, where its content is needed. */
export function notFetched(path: string): Fault {
  return {
    path,
    message: say('{0} is a pointer of Git LFS; the file itself is not here.', path),
    next: say('Run "git lfs pull", then run the check again.'),
  };
}
