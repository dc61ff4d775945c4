import { cleanText } from '../../results/externalText';

/** Of a traceback so much is shown: its last lines, where the fault is. */
const MOST_LINES = 12;
const LONGEST_LINE = 200;

/** The line of the cell, from zero, that IPython's traceback points to; its first frame is the cell. */
export function raisingLine(traceback: string): number | undefined {
  const text = cleanText(traceback, 20_000);
  const line = /Cell In ?\[?\d*\]?, line (\d{1,6})/.exec(text)?.[1] ?? /^-+> (\d{1,6}) /m.exec(text)?.[1];
  return line === undefined ? undefined : Number(line) - 1;
}

/** The name of an exception and its first line; some libraries go on for pages. */
export function exceptionWords(error: { readonly name: string; readonly value: string }): {
  readonly name: string;
  readonly words: string;
} {
  return { name: cleanText(error.name, 200), words: cleanText(error.value, 500).split('\n')[0] ?? '' };
}

/** The end of a traceback as plain text, without what the exception's own line says again. */
export function shortTraceback(traceback: string): string {
  const lines = cleanText(traceback, 20_000)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(
      (line) =>
        line.trim() !== '' && !/^-{20,}$/.test(line) && !line.includes('Traceback (most recent call last)'),
    )
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line));
  const left = lines.length - MOST_LINES;
  return (left > 0 ? ['…', ...lines.slice(left)] : lines).join('\n');
}
