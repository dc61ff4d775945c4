import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import type { Unanswered } from '../../core/checks/world/dataQuery';
import { say, type Message } from '../../core/text/message';
import { reasonOf } from '../files/readText';

/** How a CSV begins: what has to be known before its rows can be read without guessing. */
export interface CsvHead {
  readonly kind: 'head';
  readonly delimiter: string;
  /**
   * Lines of the header, where the engine cannot tell its end: behind a byte order mark it takes a quotation mark for a
   * part of the name, and the next line of a quoted name for the first row.
   */
  readonly lines?: number;
  /** Names of the columns, each different from the others whatever the case of letters. */
  readonly names: readonly string[];
}

/** Bytes in which the header is looked for; the second are enough for some hundred thousand columns. */
const SIZES: readonly number[] = [64 * 1024, 4 * 1024 * 1024];
const MARK = Buffer.from('\uFEFF');
const CANDIDATES: readonly string[] = [',', ';', '\t', '|'];
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** Reads the header of a CSV or TSV, also a gzipped one. The first line is always the header. */
export function readCsvHead(file: string, delimiter?: string): CsvHead | Unanswered {
  let head: CsvHead | Unanswered | undefined;
  for (const size of SIZES) {
    let bytes: Buffer;
    try {
      bytes = beginning(file, size);
    } catch (error) {
      return failed(whyUnreadable(error));
    }
    const fault = encodingFault(bytes);
    if (fault !== undefined) return failed(fault);
    const text = new TextDecoder('utf-8').decode(bytes);
    if (text.trim() === '') return failed(say('it is empty'));
    head = headOf(text, delimiter, bytes.subarray(0, 3).equals(MARK));
    if (bytes.length < size || /[\r\n]/.test(text)) break;
  }
  return head ?? failed(say('it is empty'));
}

function headOf(text: string, delimiter: string | undefined, isMarked: boolean): CsvHead | Unanswered {
  let best: CsvHead | undefined;
  for (const candidate of delimiter === undefined ? CANDIDATES : [delimiter]) {
    const names = firstRecord(text, candidate);
    if (names === undefined) continue;
    if (best === undefined || names.length > best.names.length)
      best = { kind: 'head', delimiter: candidate, names, ...(isMarked ? linesOf(names) : {}) };
  }
  if (best === undefined) return failed(say('its header does not end: a quotation mark is not closed'));
  return checked(best);
}

/** How many lines a header takes, if more than one. */
function linesOf(names: readonly string[]): Pick<CsvHead, 'lines'> {
  const breaks = names.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
  return breaks === 0 ? {} : { lines: breaks + 1 };
}

function checked({ names: written, ...head }: CsvHead): CsvHead | Unanswered {
  if (written.every((name) => NUMBER.test(name))) {
    return failed(say('its first line holds numbers only; write a header with the names of the columns'));
  }
  const taken = new Map<string, string>();
  const names: string[] = [];
  for (const [at, field] of written.entries()) {
    // The decoder's sign for bytes that are no UTF-8.
    if (field.includes('\uFFFD')) return failed(notUtf8());
    // A column without a name, such as the index that pandas writes, gets the name that the engine would give it.
    const name = field === '' ? `column${String(at)}` : field;
    const before = taken.get(name.toLowerCase());
    if (before !== undefined) return failed(repeated(before, name));
    taken.set(name.toLowerCase(), name);
    names.push(name);
  }
  return { ...head, names };
}

function repeated(before: string, name: string): Message {
  return before === name
    ? say('it has the column "{0}" twice; give each column a name of its own', name)
    : say('its columns "{0}" and "{1}" differ only in the case of letters; rename one', before, name);
}

/** Why a text of another encoding is not read: which one it is would be a guess. */
export function notUtf8(): Message {
  return say('it is not encoded as UTF-8; save it as UTF-8');
}

/** Fields of the first record; `undefined` where its quotes do not end. */
function firstRecord(text: string, delimiter: string): readonly string[] | undefined {
  const fields: string[] = [];
  let field = '';
  let at = 0;
  for (;;) {
    if (field === '' && text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === undefined) return undefined;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      continue;
    }
    const character = text[at];
    if (character === undefined || character === '\n' || character === '\r') return [...fields, field];
    if (character === delimiter) {
      fields.push(field);
      field = '';
    } else field += character;
    at += 1;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function encodingFault(bytes: Buffer): Message | undefined {
  const [first = 0, second = 0] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) return say('it is encoded as UTF-16; save it as UTF-8');
  const zeros = bytes.subarray(0, 1000).filter((byte) => byte === 0).length;
  return zeros > 0 ? say('it is binary, or text of another encoding; save it as UTF-8') : undefined;
}

function beginning(file: string, size: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(size);
    // What is no regular file, such as a folder, throws here.
    const bytes = buffer.subarray(0, readSync(handle, buffer, 0, size, 0));
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (!isGzip || !/\.gz$/i.test(file)) return bytes;
    return gunzipSync(bytes.subarray(0, Math.max(size / 16, 4096)), { finishFlush: constants.Z_SYNC_FLUSH });
  } finally {
    closeSync(handle);
  }
}

/** What the system refuses, in the words that all files share; the rest is a fault of the compression. */
function whyUnreadable(error: unknown): Message {
  const isSystem = error instanceof Error && 'syscall' in error;
  return isSystem ? reasonOf(error) : say('its beginning cannot be read');
}

function failed(reason: Message): Unanswered {
  return { kind: 'failed', reason };
}
