import { say, type Message } from '../../../text/message';
import type { ByteFile, FilePart } from '../../world/byteFile';
import { utf8 } from './byteReader';

/** A member of a zip archive. */
export interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressed: number;
  /** Offset of its header. */
  readonly header: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
/** Models of many tensors have some thousand members. */
const LARGEST_DIRECTORY = 32 * 1024 * 1024;
const MAX_32 = 0xffffffff;

/** Reads the directory of a zip archive (APPNOTE 4.3), which is what Python's and PyTorch's readers go by. */
export async function zipDirectory(file: ByteFile): Promise<readonly ZipMember[] | Message> {
  const from = Math.max(0, file.size - END_SIZE - LONGEST_COMMENT);
  const tail = view(await file.read(from, END_SIZE + LONGEST_COMMENT));
  const end = lastEnd(tail);
  if (end === undefined) return say('its archive is cut off: it has no directory');
  const place = await directoryPlace(file, tail, end, from);
  if (place === undefined) return say('its archive is cut off: it has no directory');
  if (place.length > LARGEST_DIRECTORY) return say('its archive has too many members');
  const bytes = await file.read(place.offset, place.length);
  if (bytes.length < place.length) return say('its archive is cut off: it has no directory');
  return membersOf(bytes);
}

function lastEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) if (tail.getUint32(at, true) === END) return at;
  return undefined;
}

async function directoryPlace(
  file: ByteFile,
  tail: DataView,
  end: number,
  from: number,
): Promise<FilePart | undefined> {
  const place = { length: tail.getUint32(end + 12, true), offset: tail.getUint32(end + 16, true) };
  const locator = end - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR_64) return inFile(place, from + end);
  // The 64-bit record counts wherever there is one, as PyTorch always writes it.
  const record = view(await file.read(number64(tail, locator + 8), 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) return undefined;
  return inFile({ length: number64(record, 40), offset: number64(record, 48) }, from + end);
}

function inFile(place: FilePart, limit: number): FilePart | undefined {
  return place.offset + place.length <= limit ? place : undefined;
}

function membersOf(bytes: Uint8Array): readonly ZipMember[] | Message {
  const data = view(bytes);
  const members: ZipMember[] = [];
  let at = 0;
  while (at + ENTRY_SIZE <= data.byteLength) {
    if (data.getUint32(at, true) !== ENTRY) return say("its archive's directory is damaged");
    const [nameLength, extraLength] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true)];
    const nameAt = at + ENTRY_SIZE;
    const next = nameAt + nameLength + extraLength + data.getUint16(at + 32, true);
    if (next > data.byteLength) return say("its archive's directory is damaged");
    const sizes = sizesOf(data, at, nameAt + nameLength, extraLength);
    members.push({
      name: utf8(bytes.subarray(nameAt, nameAt + nameLength)),
      method: data.getUint16(at + 10, true),
      isEncrypted: data.getUint16(at + 8, true) % 2 === 1,
      ...sizes,
    });
    at = next;
  }
  return members;
}

/** Sizes that do not fit into 32 bits stand in an extra field, in this order and only those. */
function sizesOf(
  data: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): Pick<ZipMember, 'compressed' | 'header'> {
  const uncompressed = data.getUint32(at + 24, true);
  let [compressed, header] = [data.getUint32(at + 20, true), data.getUint32(at + 42, true)];
  for (let field = extraAt; field + 4 <= extraAt + extraLength;) {
    const [id, size] = [data.getUint16(field, true), data.getUint16(field + 2, true)];
    let value = field + 4;
    const limit = Math.min(value + size, extraAt + extraLength);
    field += 4 + size;
    if (id !== 1) continue;
    if (uncompressed === MAX_32) value += 8;
    if (compressed === MAX_32 && value + 8 <= limit) {
      compressed = number64(data, value);
      value += 8;
    }
    if (header === MAX_32 && value + 8 <= limit) header = number64(data, value);
  }
  return { compressed, header };
}

/** Where the content of a member lies: behind its own header, whose extra field may differ from the directory's. */
export async function contentOf(file: ByteFile, member: ZipMember): Promise<FilePart | undefined> {
  const header = view(await file.read(member.header, LOCAL_SIZE));
  if (header.byteLength < LOCAL_SIZE || header.getUint32(0, true) !== LOCAL) return undefined;
  const offset = member.header + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
  return offset + member.compressed <= file.size ? { offset, length: member.compressed } : undefined;
}

function number64(data: DataView, at: number): number {
  return data.getUint32(at, true) + data.getUint32(at + 4, true) * 2 ** 32;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
