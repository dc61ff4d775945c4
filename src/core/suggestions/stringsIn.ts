const TRIPLE = ['"""', "'''"];

/**
 * The strings of a piece of Python, without what is in comments; those that follow each other without a comma are one.
 * Tolerant: a string that is never closed ends with its line.
 */
export function stringsIn(text: string): readonly string[] {
  const found: string[] = [];
  let isNext = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '#') at = lineEnd(text, at);
    else if (character === '"' || character === "'") {
      const { value, end } = stringAt(text, at);
      if (isNext) found.push((found.pop() ?? '') + value);
      else found.push(value);
      isNext = true;
      at = end - 1;
    } else if (!/[\sfFrRbBuU]/.test(character)) isNext = false;
  }
  return found;
}

function stringAt(text: string, start: number): { readonly value: string; readonly end: number } {
  const quote = TRIPLE.find((triple) => text.startsWith(triple, start)) ?? text.charAt(start);
  const begin = start + quote.length;
  const limit = quote.length === 3 ? text.length : lineEnd(text, begin);
  for (let at = begin; at < limit; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.startsWith(quote, at)) return { value: text.slice(begin, at), end: at + quote.length };
  }
  return { value: text.slice(begin, limit), end: limit };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
