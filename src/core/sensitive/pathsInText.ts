import { absolutePath, type AbsolutePath } from './absolutePaths';
import { pythonTexts } from './pythonStrings';
import type { OffsetRange } from './ranges';

/** An absolute path in a text, by the half-open range of offsets of the string or word that holds it. */
export interface FoundPath extends AbsolutePath, OffsetRange {}

/** How a language writes texts and comments. `words`: every word counts, as in shells and settings. */
export interface TextStyle {
  readonly read: 'python' | 'strings' | 'words';
  readonly comment?: '#' | '//' | '--' | '%';
}

const CONTEXT = 200;
const STRING = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const WORD = /"[^"\n]{1,1000}"|'[^'\n]{1,1000}'|[^\s"'=:,;()[\]|<>&]+(?::[\\/][^\s"',;|<>&]*)?/g;

/** Absolute paths in strings of a text; those in comments and docstrings do no harm. */
export function pathsInText(text: string, style: TextStyle): readonly FoundPath[] {
  return style.read === 'python' ? pathsInPython(text) : pathsInLines(text, 0, style);
}

/** Absolute paths in a code cell of a notebook: in strings, and in what is handed to magics and the shell. */
export function pathsInCell(source: string, language: string): readonly FoundPath[] {
  if (language !== 'python' && language !== 'ipython') return pathsInText(source, styleOfLanguage(language));
  const magic = /^\s*%%(\w+)/.exec(source)?.[1] ?? '';
  if (/^(?:bash|sh|script|cmd|powershell|system|writefile|file)$/.test(magic)) {
    return pathsInLines(source, 0, { read: 'words', comment: '#' });
  }
  // Other languages than Python: what their first line says is still a magic's.
  const isForeign = /^(?:html|javascript|js|latex|svg|markdown|sql|R|perl|ruby)$/i.test(magic);
  const text = isForeign ? (source.split('\n', 1)[0] ?? '') : source;
  return pathsInPython(text, true);
}

function pathsInPython(text: string, isNotebook = false): readonly FoundPath[] {
  const { strings, commands } = pythonTexts(text, isNotebook);
  const found = strings.flatMap(({ start, end, value, isStatement, isContinuation }): FoundPath[] => {
    if (isStatement || isContinuation) return [];
    const path = absolutePath(value, { before: text.slice(Math.max(0, start - CONTEXT), start) });
    return path === undefined ? [] : [{ ...path, start, end }];
  });
  const inCommands = commands.flatMap(({ start, end }) =>
    pathsInLines(text.slice(start, end), start, { read: 'words', comment: '#' }),
  );
  return [...found, ...inCommands].sort((a, b) => a.start - b.start);
}

function pathsInLines(text: string, offset: number, style: TextStyle): readonly FoundPath[] {
  const found: FoundPath[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const isShebang = at === 0 && line.startsWith('#!');
    const code = isShebang ? '' : withoutComment(line, style.comment);
    for (const { index, 0: written, 2: inner } of code.matchAll(style.read === 'words' ? WORD : STRING)) {
      const value = inner ?? written.replace(/^!/, '').replace(/^(["'])(.*)\1$/, '$2');
      const plain = style.read === 'strings' ? value.replace(/\\(["'`\\])/g, '$1') : value;
      const path = absolutePath(plain, { before: code.slice(Math.max(0, index - CONTEXT), index) });
      const start = offset + at + index;
      if (path !== undefined) found.push({ ...path, start, end: start + written.length });
    }
    at += line.length + 1;
  }
  return found;
}

/** A line up to its comment; a sign inside quotes or inside a word opens none. */
function withoutComment(line: string, comment: TextStyle['comment']): string {
  if (comment === undefined) return line;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\') at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (/["'`]/.test(character)) quote = character;
    else if (line.startsWith(comment, at) && /^$|[\s;{}()]/.test(line.charAt(at - 1)))
      return line.slice(0, at);
  }
  return line;
}

/** How the language of a notebook's cell writes texts. */
function styleOfLanguage(language: string): TextStyle {
  if (/^(?:bash|sh|shell|shellscript|powershell)$/.test(language)) return { read: 'words', comment: '#' };
  return { read: 'strings', comment: /^(?:r|julia|ruby|perl|elixir)$/.test(language) ? '#' : '//' };
}

/** How the files of a name write texts, by the ending. */
export function styleOfFile(path: string): TextStyle {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (/^pyi?$/.test(ending)) return { read: 'python' };
  if (/^(?:r|jl|rb|pl|ex|exs|nim)$/.test(ending)) return { read: 'strings', comment: '#' };
  if (/^(?:sql|lua|hs)$/.test(ending)) return { read: 'strings', comment: '--' };
  if (/^(?:m|tex)$/.test(ending)) return { read: 'strings', comment: '%' };
  const isCode =
    /^(?:js|mjs|cjs|ts|mts|cts|tsx|jsx|vue|svelte|java|kt|scala|go|rs|c|h|cc|cpp|hpp|cs|swift|php)$/;
  if (isCode.test(ending)) return { read: 'strings', comment: '//' };
  if (/^(?:md|markdown|html|css|scss|rst|txt|json|stan|proto)$/.test(ending)) return { read: 'strings' };
  return { read: 'words', comment: '#' };
}
