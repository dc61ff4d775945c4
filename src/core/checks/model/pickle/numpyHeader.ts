import { utf8, type ByteReader } from './byteReader';

/** Longer headers are refused by numpy itself unless the file is trusted. */
const LONGEST_HEADER = 1024 * 1024;

/** What follows the header of a `.npy` file: bytes of numbers and texts, or a pickle of objects. */
export type NumpyContent = 'raw' | 'pickle' | 'malformed';

/** Types whose arrays are stored as they are: a simple one, or a record of simple ones. Anything else is distrusted. */
const SIMPLE = String.raw`'[<>|=]?[?biufcmMSUV]\d*(?:\[[\w ]{1,12}\])?'`;
const FIELD = String.raw`\('[^'\\]{0,200}', ?${SIMPLE}(?:, ?\([\d, ]{0,100}\))?\)`;
const RAW = new RegExp(`'descr': ?(?:${SIMPLE}|\\[${FIELD}(?:, ?${FIELD}){0,500}\\]), ?'fortran_order'`);

/** Reads the header of a `.npy` file (numpy's format 1 to 3); the reader then stands at the content. */
export async function numpyHeader(reader: ByteReader): Promise<NumpyContent> {
  if (!(await reader.need(12))) return 'malformed';
  reader.take(6);
  const version = reader.byte();
  reader.byte();
  if (version < 1 || version > 3) return 'malformed';
  const length = reader.unsigned(version === 1 ? 2 : 4);
  if (length > LONGEST_HEADER || !(await reader.need(length))) return 'malformed';
  const header = utf8(reader.take(Math.min(length, 100_000)));
  if (!header.startsWith('{')) return 'malformed';
  return RAW.test(header) ? 'raw' : 'pickle';
}
