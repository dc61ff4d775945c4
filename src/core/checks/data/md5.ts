import type { ByteFile } from '../world/byteFile';

/** Bytes that are read at once; a multiple of a block. */
const PIECE = 1024 * 1024;
const BLOCK = 64;
/** Rotations of the four rounds. */
const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));

/**
 * MD5 of a file in hexadecimal (RFC 1321), read in pieces. It no longer tells forged files apart; here it only tells
 * whether a file is the one that DVC recorded.
 */
export async function md5Of(file: Pick<ByteFile, 'size' | 'read'>): Promise<string> {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const words = new Int32Array(BLOCK / 4);
  let size = 0;
  let rest = new Uint8Array(0);
  for (;;) {
    const piece = await file.read(size, PIECE);
    if (piece.length === 0) break;
    size += piece.length;
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    const whole = bytes.length - (bytes.length % BLOCK);
    digestBlocks(state, words, bytes.subarray(0, whole));
    rest = bytes.slice(whole);
  }
  digestBlocks(state, words, padded(rest, size));
  return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The last bytes, a bit that ends them, zeros, and the number of bits in all. */
function padded(rest: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(size) * 8n, true);
  return bytes;
}

function digestBlocks(state: Int32Array, words: Int32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < bytes.length; offset += BLOCK) {
    for (let at = 0; at < words.length; at++) words[at] = view.getInt32(offset + at * 4, true);
    digestBlock(state, words);
  }
}

function digestBlock(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const mixed =
      round === 0
        ? (b & c) | (~b & d)
        : round === 1
          ? (d & b) | (~d & c)
          : round === 2
            ? b ^ c ^ d
            : c ^ (b | ~d);
    const word = round === 0 ? step : round === 1 ? 5 * step + 1 : round === 2 ? 3 * step + 5 : 7 * step;
    const sum = (a + mixed + (SINES[step] ?? 0) + (words[word & 15] ?? 0)) | 0;
    const shift = SHIFTS[round * 4 + (step & 3)] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  for (const [at, value] of [a, b, c, d].entries()) state[at] = (state[at] ?? 0) + value;
}
