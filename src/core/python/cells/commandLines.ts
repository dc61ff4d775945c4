import { readString, formatPrefix, STRING_START } from '../syntax/stringToken';

/** A line of a cell: one statement or several, over as many lines of text as brackets and strings make it. */
export interface CellLine {
  /** Offset behind the indentation. */
  readonly start: number;
  /** Offset of the line break that ends it, or the end of the text. */
  readonly end: number;
  /** Whole: a command to IPython or the shell. `assigned`: one whose output gets a name. `help`: `name?`. */
  readonly kind: 'python' | 'whole' | 'assigned' | 'help';
  /** Where the command begins; of `assigned` behind the `=`. */
  readonly command: number;
}

/** What IPython takes for a command at the beginning of a line: magics, the shell, help, calls without parentheses. */
const COMMAND = /[%!?/,;]/;
const BLANK = /[ \t\f]/;

/** The lines of a cell as IPython tells them apart. Tolerant: what is no Python ends somewhere, too. */
export function* cellLines(text: string): Generator<CellLine> {
  for (let at = 0; at < text.length; at++) {
    while (BLANK.test(text.charAt(at))) at++;
    const start = at;
    if (COMMAND.test(text.charAt(at))) {
      const end = commandEnd(text, at);
      yield { start, end, kind: 'whole', command: start };
      at = end;
      continue;
    }
    const line = pythonLine(text, start);
    yield line;
    at = line.end;
  }
}

/** A command ends with its line, unless a backslash goes on. */
function commandEnd(text: string, start: number): number {
  for (let at = start; ;) {
    const end = lineEnd(text, at);
    if (end >= text.length || !text.slice(at, end).replace(/\r$/, '').endsWith('\\')) return end;
    at = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function pythonLine(text: string, start: number): CellLine {
  let open = 0;
  let last = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n' && open === 0) return ended(start, at, last);
    if (character === '#') at = lineEnd(text, at) - 1;
    else if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (/[([{]/.test(character)) open++;
    else if (/[)\]}]/.test(character)) open = Math.max(0, open - 1);
    else if (/["'A-Za-z]/.test(character)) at = behindWord(text, at) - 1;
    else if (
      character === '=' &&
      open === 0 &&
      /^=[ \t]*[!%](?!=)/.test(text.slice(at, at + 40)) &&
      !/[=<>!]/.test(last)
    ) {
      const command = at + 1 + (/^[ \t]*/.exec(text.slice(at + 1, at + 40))?.[0].length ?? 0);
      return { start, end: commandEnd(text, command), kind: 'assigned', command };
    }
    if (!/[\s#]/.test(character)) last = character;
  }
  return ended(start, text.length, last);
}

function ended(start: number, end: number, last: string): CellLine {
  return { start, end, kind: last === '?' ? 'help' : 'python', command: start };
}

/** The offset behind a string or a word. A string that is never closed ends with its line. */
function behindWord(text: string, at: number): number {
  STRING_START.lastIndex = at;
  const opening = STRING_START.exec(text)?.[0];
  if (opening === undefined) {
    const word = /^\w+/.exec(text.slice(at, at + 200))?.[0] ?? text.charAt(at);
    return at + word.length;
  }
  return readString(text, at + opening.length, formatPrefix(opening)) ?? lineEnd(text, at);
}
