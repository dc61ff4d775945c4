/** Where a value stands in a text: offsets of its first character and of what follows it. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** A member of an object: its key, with the quotes, and its value. */
export interface JsonMember {
  readonly name: string;
  readonly key: JsonSpan;
  readonly value: JsonSpan;
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const PRIMITIVE = /[-+.\w]+/y;
/** What matters between strings while one looks for the end of an object or a list. */
const NESTING = /[^"{}[\]]*/y;

/** The members of an object in their order; nothing where the text is no object there, or no JSON. */
export function membersOf(text: string, { start }: JsonSpan): readonly JsonMember[] | undefined {
  return parts(text, start, '{', '}', (at) => {
    const key = spanOf(text, at, STRING);
    if (key === undefined) return undefined;
    const colon = skip(text, key.end);
    const value = text[colon] === ':' ? valueAt(text, skip(text, colon + 1)) : undefined;
    const name = value && nameIn(text.slice(key.start, key.end));
    return value === undefined || name === undefined ? undefined : { name, key, value, end: value.end };
  });
}

/** The items of a list in their order; nothing where the text is no list there, or no JSON. */
export function itemsOf(text: string, { start }: JsonSpan): readonly JsonSpan[] | undefined {
  return parts(text, start, '[', ']', (at) => valueAt(text, at));
}

/** The value of a member; of several of one name the last counts. */
export function memberOf(text: string, object: JsonSpan | undefined, name: string): JsonMember | undefined {
  return (object && membersOf(text, object))?.filter((member) => member.name === name).at(-1);
}

/** The value that a text consists of. */
export function rootOf(text: string): JsonSpan | undefined {
  return valueAt(text, skip(text, text.startsWith('\uFEFF') ? 1 : 0));
}

function parts<T extends { readonly end: number }>(
  text: string,
  start: number,
  open: string,
  close: string,
  partAt: (at: number) => T | undefined,
): readonly T[] | undefined {
  if (text[start] !== open) return undefined;
  const found: T[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== close) {
    const part = partAt(at);
    if (part === undefined) return undefined;
    found.push(part);
    at = skip(text, part.end);
    if (text[at] === ',') at = skip(text, at + 1);
    else if (text[at] !== close) return undefined;
  }
  return found;
}

function valueAt(text: string, at: number): JsonSpan | undefined {
  const first = text[at];
  if (first === '"') return spanOf(text, at, STRING);
  if (first !== '{' && first !== '[') return spanOf(text, at, PRIMITIVE);
  let depth = 0;
  let end = at;
  while (end < text.length) {
    end = spanOf(text, end, NESTING)?.end ?? end;
    if (text[end] === '"') {
      const string = spanOf(text, end, STRING);
      if (string === undefined) return undefined;
      end = string.end;
      continue;
    }
    depth += text[end] === '{' || text[end] === '[' ? 1 : -1;
    end += 1;
    if (depth === 0) return { start: at, end };
  }
  return undefined;
}

function spanOf(text: string, at: number, pattern: RegExp): JsonSpan | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? { start: at, end: pattern.lastIndex } : undefined;
}

function skip(text: string, at: number): number {
  return spanOf(text, at, SPACE)?.end ?? at;
}

function nameIn(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
