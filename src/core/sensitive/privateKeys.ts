import type { Secret } from './secret';

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Of a private key in any format; the largest in use have about 13,000. */
const MAX_LENGTH = 20_000;
/** Base 64 with line ends, escaped line ends, quotes and header lines between. */
const BODY = /(?:[A-Za-z0-9+/=,:.() \t"'\r\n#-]|\\[nr])+/y;
/** An Ed25519 key, the shortest, has 64; what is shorter is a test for the words, or cut off. */
const MIN_BODY = 40;

/** Blocks of private keys, from their first line to the last; to where the text breaks off, if it does. */
export function* findPrivateKeys(text: string): Generator<Secret> {
  if (!text.includes('PRIVATE KEY')) return;
  let behind = 0;
  for (const { index, 0: begin } of text.matchAll(BEGIN)) {
    if (index < behind) continue;
    const from = index + begin.length;
    END.lastIndex = from;
    const closing = END.exec(text.slice(0, from + MAX_LENGTH));
    const end = closing === null ? bodyEnd(text, from) : closing.index + closing[0].length;
    const body = text.slice(from, closing?.index ?? end).replace(/\\[nr]|[^A-Za-z0-9+/]/g, '');
    if (body.length < MIN_BODY || new Set(body).size < 12) continue;
    behind = end;
    yield { what: { kind: 'private-key' }, start: index, end, prefix: 0 };
  }
}

function bodyEnd(text: string, from: number): number {
  const part = text.slice(from, from + MAX_LENGTH);
  BODY.lastIndex = 0;
  return from + (BODY.exec(part)?.[0].length ?? 0);
}
