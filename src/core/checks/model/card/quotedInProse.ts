import type { Position } from '../../../place/place';
import type { MarkdownLine } from '../../document/markdown';
import { isShare, metricOf, splitOf, USUAL_SPELLINGS, wordsOf } from './metricNames';
import { isNotMeasured, type QuotedMetric } from './quotedMetric';
import { NUMBER, quotedNumber } from './quotedNumber';

/** Words and signs that may stand between the name of a metric and its value. */
const BETWEEN = String.raw`(?:[\s*_\x60:=≈~|(]|\b(?:scores?|values?|of|is|was|are|reach(?:es|ed)?|at|about|around|roughly|approximately|on|for|the|our|its|a|an|test|train|training|validation|holdout|held-out|hold-out|evaluation|set|data|split|part|sample|now|currently|equals?|stands|comes|to|in|total|overall)\b){1,24}?`;
const LONGEST_PARAGRAPH = 20_000;
/** How far from a number the part of the data is looked for. */
const NEAR = 60;
const MOST_SPELLINGS = 300;

interface Paragraph {
  readonly text: string;
  readonly starts: readonly { readonly offset: number; readonly line: number }[];
}

/** Metrics in sentences and lists: "an AUC of 0.90 on the test set", "accuracy: 84 %", "0.90 AUC". */
export function quotedInProse(
  lines: readonly MarkdownLine[],
  known: { readonly metrics: ReadonlySet<string>; readonly words: ReadonlySet<string> },
): readonly QuotedMetric[] {
  const own = [...known.metrics].filter((metric) => /\p{L}{3}/u.test(metric) && metric.length <= 60);
  const spellings = [...new Set([...USUAL_SPELLINGS, ...own.slice(0, MOST_SPELLINGS)])];
  const names = spellings
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spelling.replace(/ /g, '[ _-]?'))
    .join('|');
  const expression = new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?<name>${names})(?![\p{L}\p{N}])${BETWEEN}(?<after>${NUMBER})|(?<before>${NUMBER})[\s*_\x60]{1,4}(?<named>${names})(?![\p{L}\p{N}])`,
    'giu',
  );
  return paragraphsOf(lines).flatMap((paragraph) =>
    [...paragraph.text.matchAll(expression)].flatMap((match) => quoteOf(match, paragraph, known.words) ?? []),
  );
}

function quoteOf(
  match: RegExpMatchArray,
  paragraph: Paragraph,
  known: ReadonlySet<string>,
): QuotedMetric | undefined {
  const { name, after, before, named } = match.groups ?? {};
  const written = name ?? named;
  const digits = after ?? before;
  const index = match.index ?? 0;
  if (written === undefined || digits === undefined) return undefined;
  const offset = after === undefined ? index : index + match[0].length - after.length;
  const number = quotedNumber(digits, offset);
  const metric = metricOf(wordsOf(written));
  if (isShare(metric) && !number.isPercent && number.decimals === 0) return undefined;
  const clause = clauseAround(paragraph.text, index, index + match[0].length);
  const ahead = wordsOf(clause.before.slice(-NEAR));
  if (isNotMeasured(ahead, known)) return undefined;
  const split = [match[0], clause.after.slice(0, NEAR), ahead.toReversed().join(' ')]
    .map((text) =>
      wordsOf(text)
        .map(splitOf)
        .find((one) => one !== undefined),
    )
    .find((one) => one !== undefined);
  return {
    name: written,
    metric,
    number,
    split,
    words: ahead.filter((word) => known.has(word) && splitOf(word) === undefined),
    range: {
      start: positionOf(paragraph, offset),
      end: positionOf(paragraph, offset + number.text.length),
    },
  };
}

/** The rest of the sentence around a quote, up to the next number. */
function clauseAround(
  text: string,
  from: number,
  to: number,
): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, from - 200), from);
  const after = text.slice(to, to + 200);
  const start = Math.max(...[...before.matchAll(/[.!?;](?=\s)|\d/g)].map(({ index }) => index + 1), 0);
  return { before: before.slice(start), after: after.slice(0, /[.!?;](?=\s|$)|\d|,/.exec(after)?.index) };
}

function paragraphsOf(lines: readonly MarkdownLine[]): readonly Paragraph[] {
  const paragraphs: { text: string; starts: { offset: number; line: number }[] }[] = [];
  let last = -2;
  for (const { text, line, code } of lines) {
    if (code) continue;
    const isNew = line !== last + 1 || /^\s*(?:[-*+]|\d+[.)])\s/.test(text);
    last = line;
    const current = isNew ? undefined : paragraphs.at(-1);
    if (current === undefined) paragraphs.push({ text, starts: [{ offset: 0, line }] });
    else if (current.text.length + text.length < LONGEST_PARAGRAPH) {
      current.starts.push({ offset: current.text.length + 1, line });
      current.text += `\n${text}`;
    }
  }
  return paragraphs.filter(({ text }) => text.length <= LONGEST_PARAGRAPH);
}

function positionOf({ starts }: Paragraph, offset: number): Position {
  const start = starts.findLast((one) => one.offset <= offset) ?? { offset: 0, line: 0 };
  return { line: start.line, column: offset - start.offset };
}
