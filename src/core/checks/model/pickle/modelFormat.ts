import { say, type Message } from '../../../text/message';
import { latin1 } from './byteReader';

/** What a file is by its first bytes. */
export type ModelFormat =
  | { readonly kind: 'pickle' | 'numpy' | 'zip' | 'tar' | 'safetensors' | 'empty' }
  | { readonly kind: 'packed'; readonly packing: 'zlib' | 'gzip' }
  /** Packed in a way that cannot be undone here. */
  | { readonly kind: 'closed'; readonly packing: string }
  /** Certainly neither a pickle nor an archive of pickles. */
  | { readonly kind: 'foreign'; readonly what: Message };

/** Bytes that are enough to tell. */
export const FORMAT_BYTES = 512;

const CLOSED: readonly (readonly [beginning: string, packing: string])[] = [
  ['\xfd7zXZ\0', 'xz'],
  [']\0\0', 'lzma'],
  ['\x04"M\x18', 'lz4'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['ZF0x', 'ZF (joblib before 0.10)'],
];

/** Tells a file's format. What is nothing else is taken for a pickle, of which protocol 0 begins with any letter. */
export function modelFormat(bytes: Uint8Array): ModelFormat {
  const text = latin1(bytes.subarray(0, FORMAT_BYTES));
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (text.startsWith('\x93NUMPY')) return { kind: 'numpy' };
  if (text.startsWith('\x1f\x8b')) return { kind: 'packed', packing: 'gzip' };
  if (isZlib(bytes)) return { kind: 'packed', packing: 'zlib' };
  if (/^BZh[1-9]1AY&SY/.test(text)) return { kind: 'closed', packing: 'bzip2' };
  const closed = CLOSED.find(([beginning]) => text.startsWith(beginning));
  if (closed !== undefined) return { kind: 'closed', packing: closed[1] };
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
