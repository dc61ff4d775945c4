import type { InFileLink } from '../../core/links/inFileLink';
import type { KnownFile } from './knownFiles';

/** Stands for what a file was found not to have. */
const NONE = '-';
/** Names with these could not be told from what stands around them. */
const SEPARATORS = /[\t\n]/;
const NO_LINKS: readonly InFileLink[] = [];
/** Numbers of a stamp. */
const NUMBERS = 4;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * What is known of files, as bytes that are quick to read: the number of files, then the four numbers of each one's
 * stamp, then a text. In that a line that begins with `/` is a folder; those behind it are its files, each a name and,
 * if more is known than that it declares no links, its identity, that of its meaning, its links and its MD5.
 */
export function formatKnown(files: Iterable<readonly [path: string, known: KnownFile]>): Buffer {
  const lines: string[] = [];
  const numbers: number[] = [];
  let folder: string | undefined;
  for (const [path, known] of files) {
    if (SEPARATORS.test(path)) continue;
    const slash = path.lastIndexOf('/');
    if (folder !== path.slice(0, slash + 1)) {
      folder = path.slice(0, slash + 1);
      lines.push(`/${folder}`);
    }
    numbers.push(known.ino, known.size, known.mtimeMs, known.ctimeMs);
    lines.push(path.slice(slash + 1) + detailsOf(known));
  }
  return Buffer.concat([
    Buffer.from(Float64Array.of(numbers.length / NUMBERS).buffer),
    Buffer.from(Float64Array.from(numbers).buffer),
    Buffer.from(lines.map((line) => `${line}\n`).join('')),
  ]);
}

/** Reads what `formatKnown` wrote; throws if it did not. */
export function parseKnown(bytes: Buffer): Map<string, KnownFile> {
  const files = new Map<string, KnownFile>();
  const count = numbersIn(bytes, 0, 1)[0] ?? 0;
  const numbers = numbersIn(bytes, BYTES, count * NUMBERS);
  const text = bytes.toString('utf8', BYTES + numbers.byteLength);
  let folder = '';
  let at = 0;
  for (let begin = 0, end = text.indexOf('\n'); end >= 0; begin = end + 1, end = text.indexOf('\n', begin)) {
    const line = text.slice(begin, end);
    if (line.startsWith('/')) {
      folder = line.slice(1);
      continue;
    }
    const [ino, size, mtimeMs, ctimeMs] = [numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]];
    if (ino === undefined || size === undefined || mtimeMs === undefined || ctimeMs === undefined) break;
    at += NUMBERS;
    const known: KnownFile = { ino, size, mtimeMs, ctimeMs };
    files.set(folder + addDetails(line, known), known);
  }
  if (files.size !== count) throw new Error('not what is known of files');
  return files;
}

/** Copied, since numbers must begin at a multiple of their length. */
function numbersIn(bytes: Buffer, begin: number, count: number): Float64Array {
  return new Float64Array(new Uint8Array(bytes.subarray(begin, begin + count * BYTES)).buffer);
}

function detailsOf({ raw, meaning, links, md5 }: KnownFile): string {
  if (raw === undefined && meaning === undefined && md5 === undefined && links?.length === 0) return '';
  const declared = links === undefined ? '' : links.length === 0 ? NONE : JSON.stringify(links);
  const semantic = meaning === undefined ? '' : (meaning.semantic ?? NONE);
  return `\t${raw ?? ''}\t${semantic}\t${declared}${md5 === undefined ? '' : `\t${md5}`}`;
}

/** Adds what a line tells of a file, and tells its name. */
function addDetails(line: string, known: KnownFile): string {
  const tab = line.indexOf('\t');
  if (tab < 0) {
    known.links = NO_LINKS;
    return line;
  }
  const [raw, semantic, links, md5] = line.slice(tab + 1).split('\t');
  if (raw) known.raw = raw;
  if (semantic) known.meaning = { semantic: semantic === NONE ? undefined : semantic };
  if (links) known.links = links === NONE ? NO_LINKS : (JSON.parse(links) as readonly InFileLink[]);
  if (md5) known.md5 = md5;
  return line.slice(0, tab);
}
