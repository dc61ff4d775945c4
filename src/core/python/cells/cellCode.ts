import { readSyntax } from '../syntax/readSyntax';
import { cellLines, type CellLine } from './commandLines';

/** Magics whose line goes on in Python: what they are told before it are options. */
const TIMED =
  /^%(?:time|timeit|prun|memit|lprun|mprun|snakeviz|pyinstrument|scalene)\b(?:[ \t]+-{1,2}\w+(?:[ =]?\d+)?)*[ \t]*/;
/** Magics of a cell whose body is Python of the same kernel. */
const PYTHON_CELL = new Set(
  (
    'time timeit capture prun memit lprun mprun debug snakeviz pyinstrument scalene heat wandb px autopx ' +
    'ipytest run_pytest notify chime local skip skip_if manim filprofile viztracer track cache'
  ).split(' '),
);
/** Magics that IPython knows without their sign, in a cell of one line. */
const AUTOMAGIC =
  /^(?:pip|conda|mamba|uv|cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir|less|more|man|run|time|timeit|env|matplotlib|pylab|load|load_ext|reload_ext|autoreload|reset|who|whos|history|store|config|logstart|edit|pinfo|pdoc|psource)[ \t]+\S/;
/** Magics of Databricks, which take the whole cell. */
const OTHER_LANGUAGE = /^%(?:sql|md|md-sandbox|sh|scala|r|fs)[ \t]*(?:\r?\n|$)/;
const SQL_LINE = /^%(?:sql|md|sh|scala|r|fs)\b/;
const COMPOUND = /^(?:if|for|while|with|def|class|try|async|match|@)\b/;

/** Python of a cell. Every character of it stands at the offset of the cell's source plus `shift`. */
export interface CellCode {
  readonly text: string;
  readonly shift: number;
}

/**
 * The Python of a code cell: commands to IPython and the shell give way to blanks and a `0`, so that all else stays
 * where it is. `undefined` for a cell in another language.
 */
export function cellCode(source: string): CellCode | undefined {
  const begin = /\S/.exec(source)?.index ?? 0;
  const first = source.slice(begin);
  if (OTHER_LANGUAGE.test(first)) return undefined;
  const body = withoutCellMagics(source);
  if (body === undefined) return undefined;
  const masked = withoutCommands(withoutPrompts(body));
  const code = unindented(masked);
  const isAmbiguous = SQL_LINE.test(first) || (isOneLine(source) && AUTOMAGIC.test(first));
  if (!isAmbiguous || readSyntax(code.text, { topLevelAwait: true }).kind === 'valid') return code;
  // A whole cell of SQL rather than a line of a magic and then Python; a magic without its sign.
  return SQL_LINE.test(first) ? undefined : { text: blank(source), shift: 0 };
}

function isOneLine(source: string): boolean {
  return !source.trim().includes('\n');
}

/** The cell without the `%%` magics on top, one above another; `undefined` if one of them takes another language. */
function withoutCellMagics(source: string): string | undefined {
  let at = 0;
  for (;;) {
    const begin = /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
    const magic = /^%%(\w+)[^\n]*/.exec(source.slice(at + begin));
    if (magic === null) return blank(source.slice(0, at)) + source.slice(at);
    if (!PYTHON_CELL.has(magic[1] ?? '')) return undefined;
    at += begin + magic[0].length;
  }
}

/** `>>>` of a session that somebody pasted. */
function withoutPrompts(source: string): string {
  if (!/^\s*>>> /.test(source)) return source;
  return source.replace(/^([ \t]*)(?:>>>|\.\.\.)/gm, (_, indent: string) => `${indent}   `);
}

function withoutCommands(source: string): string {
  if (!/[%!?/,;]/.test(source)) return source;
  const parts: string[] = [];
  let at = 0;
  for (const line of cellLines(source)) {
    if (line.kind === 'python') continue;
    const replaced = replacement(source, line);
    parts.push(source.slice(at, line.command), replaced);
    at = line.command + replaced.length;
  }
  return parts.join('') + source.slice(at);
}

function replacement(source: string, { kind, command, end }: CellLine): string {
  const written = source.slice(command, end);
  const timed = TIMED.exec(written)?.[0] ?? '';
  const code = written.slice(timed.length);
  if (timed !== '' && code.trim() !== '' && !COMPOUND.test(code) && readSyntax(code).kind === 'valid') {
    return kind === 'assigned' ? blank(timed) : `0;${blank(timed.slice(2))}`;
  }
  return `0${blank(written.slice(1))}`;
}

/** IPython takes away the indentation that a whole cell has: a block around it does the same. */
function unindented(text: string): CellCode {
  if (!/^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+[^\s#]/.test(text)) return { text, shift: 0 };
  const header = 'if 1:\n';
  return { text: header + text, shift: header.length };
}

/** Blanks of the same length; line breaks stay. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
