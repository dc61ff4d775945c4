import type { ByteFile, FilePart } from '../../world/byteFile';
import { latin1 } from './byteReader';

const BLOCK = 512;
const MOST_MEMBERS = 1000;

/** Members of a tar archive (POSIX ustar), up to the first that cannot be read. */
export async function tarMembers(
  file: ByteFile,
): Promise<readonly { readonly name: string; readonly part: FilePart }[]> {
  const members: { readonly name: string; readonly part: FilePart }[] = [];
  for (let at = 0; members.length < MOST_MEMBERS;) {
    const header = latin1(await file.read(at, BLOCK));
    const name = header
      .slice(0, 100)
      .replace(/\0[^]*$/, '')
      .replace(/^\.\//, '');
    const size = /^[0-7]{1,11}/.exec(header.slice(124, 136).trim())?.[0];
    if (name === '' || size === undefined) break;
    const length = parseInt(size, 8);
    members.push({ name, part: { offset: at + BLOCK, length } });
    at += BLOCK + Math.ceil(length / BLOCK) * BLOCK;
  }
  return members;
}
