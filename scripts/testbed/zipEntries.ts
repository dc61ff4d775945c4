import { readFile } from 'node:fs/promises';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** The names in a ZIP file's central directory (PKWARE APPNOTE 4.3.12 and 4.3.16; no ZIP64). */
export async function zipEntries(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw new Error(`${file} is not a ZIP file.`);
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error(`${file} has a torn directory.`);
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names.sort();
}
