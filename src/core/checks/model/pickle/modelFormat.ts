import { say, type Message } from '../../../text/message';
import { latin1 } from './byteReader';

/** What a file is by its first bytes. */
export type ModelFormat =
  | { readonly kind: 'pickle' | 'numpy' | 'zip' | 'tar' | 'safetensors' | 'empty' }
  | { readonly kind: 'packed'; readonly packing: 'zlib' | 'gzip' }
  /** Packed in a way that cannot be undone here, but by a command that writes what is unpacked to its output. */
  | ({ readonly kind: 'closed' } & ClosedPacking)
  /** Certainly neither a pickle nor an archive of pickles. */
  | { readonly kind: 'foreign'; readonly what: Message };

/** A way of packing, and the command that undoes it, if there is one. */
interface ClosedPacking {
  readonly packing: string;
  readonly command?: string;
}

/** Bytes that are enough to tell. */
export const FORMAT_BYTES = 512;

/**
 * Node unpacks none of these by itself, and a scan that unpacks otherwise than Python's loader would miss what that
 * one runs. Their signs are those by which joblib and pandas know them.
 */
const CLOSED: readonly (readonly [beginning: string, packing: ClosedPacking])[] = [
  ['\xfd7zXZ\0', { packing: 'xz', command: 'xz -dc' }],
  [']\0\0', { packing: 'lzma', command: 'xz -dc' }],
  ['\x04"M\x18', { packing: 'lz4', command: 'lz4 -dc' }],
  ['\x28\xb5\x2f\xfd', { packing: 'zstd', command: 'zstd -dc' }],
  ['ZF0x', { packing: 'ZF (joblib before 0.10)' }],
];

/** Tells a file's format. What is nothing else is taken for a pickle, of which protocol 0 begins with any letter. */
export function modelFormat(bytes: Uint8Array): ModelFormat {
  const text = latin1(bytes.subarray(0, FORMAT_BYTES));
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (text.startsWith('\x93NUMPY')) return { kind: 'numpy' };
  if (text.startsWith('\x1f\x8b')) return { kind: 'packed', packing: 'gzip' };
  if (isZlib(bytes)) return { kind: 'packed', packing: 'zlib' };
  const closed = closedPacking(text);
  if (closed !== undefined) return { kind: 'closed', ...closed };
  if (text.startsWith('\x89HDF\r\n')) return { kind: 'foreign', what: say('an HDF5 file') };
  if (text.slice(257, 262) === 'ustar') return { kind: 'tar' };
  if (/^[^]{5}\0{3}\{\s*["}]/.test(text)) return { kind: 'safetensors' };
  return { kind: 'pickle' };
}

/**
 * A zlib header with the window that joblib writes and recognises, a multiple of 31 with the byte behind it (RFC 1950).
 * Headers of smaller windows are also beginnings of pickles: `(S` is one.
 */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return first === 0x78 && (first * 256 + second) % 31 === 0;
}

function closedPacking(text: string): ClosedPacking | undefined {
  if (/^BZh[1-9]1AY&SY/.test(text)) return { packing: 'bzip2', command: 'bzip2 -dc' };
  // A frame that is skipped; what is packed follows. It could also pass for a pickle.
  if (/^[P-_]\*M/.test(text) && text.charAt(3) === '\x18') return { packing: 'lz4 or zstd' };
  return CLOSED.find(([beginning]) => text.startsWith(beginning))?.[1];
}
