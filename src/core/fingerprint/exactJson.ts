/** Digits from which on an integer may lie beyond 2^53, where a double cannot tell neighbours apart. */
const LONG_INTEGER = /\d{16}/;

/** Parses JSON keeping every integer exact (bigint beyond 2^53); `undefined` when it is not JSON. */
export function parseExactJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (!LONG_INTEGER.test(text)) return value;
    return JSON.parse(markLongIntegers(text), (_key, item: unknown) =>
      typeof item === 'string' ? unmark(item) : item,
    );
  } catch {
    return undefined;
  }
}

/** Private-use character that marks strings while integers travel through `JSON.parse` as marked strings. */
const MARK = '\uE000';
const INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** Writes long integers as strings with a mark, and marks strings that begin with it, so that none is mistaken. */
function markLongIntegers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = text.indexOf('"'); open !== -1; open = text.indexOf('"', from)) {
    parts.push(text.slice(from, open).replace(INTEGER, `"${MARK}$&"`));
    const close = closingQuote(text, open + 1);
    const words = text.slice(open + 1, close);
    parts.push(words.startsWith(MARK) ? `"${MARK}${words}"` : `"${words}"`);
    from = close + 1;
  }
  parts.push(text.slice(from).replace(INTEGER, `"${MARK}$&"`));
  return parts.join('');
}

function unmark(text: string): unknown {
  if (!text.startsWith(MARK)) return text;
  const rest = text.slice(1);
  if (rest.startsWith(MARK)) return rest;
  return /^-?\d+$/.test(rest) ? BigInt(rest) : text;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}
