import type { Range } from '../../place/place';

export interface CsvField {
  readonly text: string;
  readonly range: Range;
}

/**
 * Reads a table as RFC 4180 has it, quotes and quoted line breaks included: one record after the other, each a list
 * of fields with their places. Blank lines are left out.
 */
export function* csvRecords(text: string, delimiter: string): Generator<readonly CsvField[]> {
  let record: CsvField[] = [];
  let line = 0;
  let lineStart = 0;
  let at = 0;
  while (at <= text.length) {
    const start = { line, column: at - lineStart };
    const { value, end, breaks } = readField(text, at, delimiter);
    if (breaks > 0) {
      line += breaks;
      lineStart = text.lastIndexOf('\n', end - 1) + 1;
    }
    record.push({ text: value, range: { start, end: { line, column: end - lineStart } } });
    if (text.startsWith(delimiter, end)) {
      at = end + delimiter.length;
      continue;
    }
    // A blank line is no record.
    if (record.length > 1 || value.trim() !== '') yield record;
    record = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    line++;
    lineStart = at;
  }
}

function readField(
  text: string,
  at: number,
  delimiter: string,
): { value: string; end: number; breaks: number } {
  if (text[at] === '"') {
    const close = closingQuote(text, at + 1);
    const value = text.slice(at + 1, close).replaceAll('""', '"');
    const end = plainEnd(text, Math.min(close + 1, text.length), delimiter);
    return { value, end, breaks: value.split('\n').length - 1 };
  }
  const end = plainEnd(text, at, delimiter);
  return { value: text.slice(at, end).trim(), end, breaks: 0 };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
