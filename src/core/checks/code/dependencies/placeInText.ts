import type { Place } from '../../../place/place';
import { TextLines } from '../../../sensitive/textLines';

/** Where a text stands between quotes; the whole file where it is written with escapes. */
export function textPlace(path: string, text: string, written: string): Place {
  for (const quoted of [`"${written}"`, `'${written}'`]) {
    const found = firstOutsideComments(text, quoted);
    if (found !== undefined) return placeAt(path, text, found + 1, written.length);
  }
  return { path };
}

/** Where a key is given a value. */
export function keyPlace(path: string, text: string, key: string): Place {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`^([ \\t]*)(?:"${escaped}"|'${escaped}'|${escaped})[ \\t]*=`, 'm').exec(text);
  // Of a table of its own, `[tool.poetry.dependencies.pandas]`, the header.
  const header = match ?? new RegExp(`^([ \\t]*\\[[^\\]\\n]*\\.)${escaped}\\]`, 'm').exec(text);
  if (header === null) return { path };
  return placeAt(path, text, header.index + (header[1]?.length ?? 0), key.length);
}

function firstOutsideComments(text: string, wanted: string): number | undefined {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (!line.trimStart().startsWith('#')) return at;
  }
  return undefined;
}

function placeAt(path: string, text: string, start: number, length: number): Place {
  return { path, range: new TextLines(text).range(start, start + length) };
}
