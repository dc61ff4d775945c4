import type { MarkdownLine } from '../../document/markdown';
import { isUsualMetric, metricOf, splitOf, wordsOf } from './metricNames';
import { isNotMeasured, type QuotedMetric } from './quotedMetric';
import { firstNumber } from './quotedNumber';

interface Cell {
  readonly text: string;
  readonly column: number;
}

interface Label {
  readonly name: string;
  readonly metric: string;
  readonly split: string | undefined;
  readonly words: readonly string[];
}

const SEPARATOR = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Metrics in tables, named by the row or by the column. `known`: metrics and words of the metrics file. */
export function quotedInTables(
  lines: readonly MarkdownLine[],
  known: { readonly metrics: ReadonlySet<string>; readonly words: ReadonlySet<string> },
): readonly QuotedMetric[] {
  return tablesOf(lines).flatMap(({ header, rows }) => {
    const columns = header.map(({ text }) => labelOf(text, known.metrics));
    return rows.flatMap((row) => quotesOf(row, header, columns, known));
  });
}

/** Lines that belong to tables, so that prose is read without them. */
export function tableLines(lines: readonly MarkdownLine[]): ReadonlySet<number> {
  return new Set(tablesOf(lines).flatMap(({ all }) => all));
}

function quotesOf(
  { cells, line }: Row,
  header: readonly Cell[],
  columns: readonly (Label | undefined)[],
  known: { readonly metrics: ReadonlySet<string>; readonly words: ReadonlySet<string> },
): readonly QuotedMetric[] {
  const [first] = cells;
  const row = first && labelOf(first.text, known.metrics);
  return cells.flatMap(({ text, column }, index): readonly QuotedMetric[] => {
    const number = firstNumber(text);
    if (number === undefined || index === 0) return [];
    const label = row ?? columns[index];
    if (label === undefined) return [];
    const title = header[index]?.text ?? '';
    const beside = wordsOf(row === undefined ? (first?.text ?? '') : title);
    const words = [...label.words, ...beside];
    if (isNotMeasured(words, known.words)) return [];
    const start = { line, column: column + number.index };
    return [
      {
        ...label,
        number: { ...number, isPercent: number.isPercent || `${title} ${label.name}`.includes('%') },
        split: label.split ?? beside.map(splitOf).find((one) => one !== undefined),
        words: words.filter((word) => splitOf(word) === undefined),
        range: { start, end: { line, column: start.column + number.text.length } },
      },
    ];
  });
}

/** The metric that a label names, with what it says besides: "AUC (women)". */
function labelOf(text: string, known: ReadonlySet<string>): Label | undefined {
  const name = text.replace(/[*_`]/g, '').trim();
  const all = wordsOf(name);
  const split = all.map(splitOf).find((one) => one !== undefined);
  const words = all.filter((word) => splitOf(word) === undefined);
  for (let length = Math.min(words.length, 6); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const metric = metricOf(words.slice(from, from + length));
      if (!known.has(metric) && !isUsualMetric(metric)) continue;
      return { name, metric, split, words: [...words.slice(0, from), ...words.slice(from + length)] };
    }
  }
  return undefined;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
}

interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  readonly all: readonly number[];
}

function tablesOf(lines: readonly MarkdownLine[]): readonly Table[] {
  const tables: Table[] = [];
  for (let at = 1; at < lines.length; at++) {
    const [head, separator] = [lines[at - 1], lines[at]];
    if (head === undefined || separator === undefined || head.code) continue;
    if (!separator.text.includes('-') || !separator.text.includes('|') || !SEPARATOR.test(separator.text))
      continue;
    if (!head.text.includes('|') || head.line + 1 !== separator.line) continue;
    const rows: Row[] = [];
    for (let next = at + 1; next < lines.length; next++) {
      const body = lines[next];
      if (body?.line !== separator.line + rows.length + 1 || !body.text.includes('|')) break;
      rows.push({ cells: cellsOf(body.text), line: body.line });
    }
    const all = [head.line, separator.line, ...rows.map(({ line }) => line)];
    tables.push({ header: cellsOf(head.text), rows, all });
  }
  return tables;
}

function cellsOf(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let from = /^\s*\|/.exec(text)?.[0].length ?? 0;
  for (let at = from; at <= text.length; at++) {
    const isEnd = at === text.length;
    if (!isEnd && (text.charAt(at) !== '|' || text.charAt(at - 1) === '\\')) continue;
    if (!isEnd || text.slice(from).trim() !== '') cells.push({ text: text.slice(from, at), column: from });
    from = at + 1;
  }
  return cells;
}
