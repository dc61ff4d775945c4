import { say, type Message } from '../../text/message';

// Python's lexical definitions: https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals
const DIGITS = String.raw`\d(?:_?\d)*`;
const EXPONENT = String.raw`[eE][+-]?${DIGITS}`;
const HEXADECIMAL = /0[xX](?:_?[\da-fA-F])+/y;
const OCTAL = /0[oO](?:_?[0-7])+/y;
const BINARY = /0[bB](?:_?[01])+/y;
const FLOAT = new RegExp(
  `(?:(?:${DIGITS})?\\.${DIGITS}|${DIGITS}\\.)(?:${EXPONENT})?[jJ]?|${DIGITS}${EXPONENT}[jJ]?|${DIGITS}[jJ]`,
  'y',
);
const INTEGER = /(?:0(?:_?0)*|[1-9](?:_?\d)*)/y;
/** Keywords that may follow a number without a blank: `1if x else 2`. Deprecated, but Python accepts it. */
const KEYWORD = /(?:and|else|for|if|in|is|not|or)/y;
const WORD = /[\p{XID_Continue}_]/uy;

/** The length of the number that begins at an offset, or what is wrong with it. */
export function numberLength(text: string, start: number): number | Message {
  const forms = [HEXADECIMAL, OCTAL, BINARY, FLOAT, INTEGER];
  const end = start + Math.max(...forms.map((form) => lengthAt(form, text, start)));
  if (lengthAt(WORD, text, end) > 0 && lengthAt(KEYWORD, text, end) === 0) {
    return /^0\d/.test(text.slice(start, start + 2))
      ? say('Whole numbers have no leading zeros in Python 3; octal ones are written 0o17.')
      : say('This is no number: a letter, digit or underscore is in the wrong place.');
  }
  return end - start;
}

function lengthAt(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.exec(text)?.[0].length ?? 0;
}
