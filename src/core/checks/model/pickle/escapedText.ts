const BYTE_ESCAPE = /\\(?:x([0-9a-f]{2})|([0-7]{1,3})|([abfnrtv\\'"]))/gi;
const PLAIN: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A text of protocol 0 in quotes, as Python's `repr` writes it; `undefined` where it is none, or too strange. */
export function quotedText(line: string): string | undefined {
  const quote = line.charAt(0);
  if (line.length < 2 || (quote !== "'" && quote !== '"') || !line.endsWith(quote)) return undefined;
  const inner = line.slice(1, -1);
  if (inner.replace(BYTE_ESCAPE, '').includes('\\')) return undefined;
  return inner.replace(BYTE_ESCAPE, (_, hex?: string, octal?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    return PLAIN[letter ?? ''] ?? letter ?? '';
  });
}

const UNICODE_ESCAPE = /\\u([0-9a-fA-F]{4})|\\U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})/g;

/** A text of protocol 0 with `\u0041`, Python's raw-unicode-escape; `undefined` where an escape is cut off. */
export function unicodeText(line: string): string | undefined {
  if (/\\u/i.test(line.replace(UNICODE_ESCAPE, ''))) return undefined;
  return line.replace(UNICODE_ESCAPE, (_, short?: string, long?: string) =>
    String.fromCodePoint(parseInt(short ?? long ?? '', 16)),
  );
}
