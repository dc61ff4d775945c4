import { say, type Message } from '../../text/message';

/** What opens a string: an optional prefix and its quotes. */
export const STRING_START = /(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?(?:'''|"""|'|")/y;

/** How a string is written. */
export interface StringForm {
  readonly quote: string;
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  /** An f-string or, since Python 3.14, a t-string. */
  readonly isFormat: boolean;
  readonly isTemplate: boolean;
}

/** The form of a string by what opens it. */
export function formatPrefix(opening: string): StringForm {
  const quote = opening.replace(/^\w+/, '');
  const prefix = opening.slice(0, opening.length - quote.length).toLowerCase();
  const isTemplate = prefix.includes('t');
  return {
    quote,
    isRaw: prefix.includes('r'),
    isBytes: prefix.includes('b'),
    isFormat: isTemplate || prefix.includes('f'),
    isTemplate,
  };
}

/** The offset behind the closing quotes of a string whose body begins at `start`; `undefined` if it is never closed. */
export function readString(text: string, start: number, { quote }: StringForm): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text.startsWith(quote, at)) return at + quote.length;
    const character = text.charAt(at);
    // A backslash keeps a quote from closing, in raw strings too.
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (quote.length === 1 && (character === '\n' || character === '\r')) return undefined;
  }
  return undefined;
}

const ESCAPE = /\\(?:\r\n|[^])/g;
const HEXADECIMAL: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What is wrong with the escapes or characters of a string's body. */
export function escapeFault(body: string, { isRaw, isBytes }: StringForm): Message | undefined {
  // Anything but ASCII.
  if (isBytes && /[^\0-\x7f]/.test(body)) {
    return say('Bytes may hold ASCII characters only; others are written as escapes.');
  }
  if (isRaw || !body.includes('\\')) return undefined;
  for (const { 0: escape, index } of body.matchAll(ESCAPE)) {
    const kind = escape.charAt(1);
    const digits = isBytes && kind !== 'x' ? undefined : HEXADECIMAL[kind];
    const rest = body.slice(index + 2, index + 10);
    if (digits !== undefined && !isCodePoint(rest.slice(0, digits), digits)) {
      return say('The escape "{0}" needs {1} hexadecimal digits of a character.', escape, digits);
    }
    if (kind === 'N' && !isBytes && !/^\\N\{[^}]+\}/.test(body.slice(index, index + 120))) {
      return say('The escape "{0}" needs the name of a character in braces.', escape);
    }
  }
  return undefined;
}

function isCodePoint(digits: string, count: number): boolean {
  return digits.length === count && /^[\da-fA-F]+$/.test(digits) && parseInt(digits, 16) <= 0x10ffff;
}
