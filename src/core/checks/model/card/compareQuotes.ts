import type { Finding } from '../../../evidence/evidence';
import { say } from '../../../text/message';
import { suggest } from '../../../text/suggest';
import { shownNumber } from '../../rounding';
import type { MeasuredMetric } from './measuredMetrics';
import { wordsOf } from './metricNames';
import type { QuotedMetric } from './quotedMetric';
import type { QuotedNumber } from './quotedNumber';

/** How quotes are compared. */
export interface CompareRules {
  /** Path of the card and of the metrics file. */
  readonly file: string;
  readonly metrics: string;
  /** Paths in the metrics file by names that the card uses. */
  readonly names: Readonly<Record<string, string>>;
  /** The part of the data that is meant where the card names none. */
  readonly split: string | undefined;
}

/** Parts of the data that a card means if it names none, the likeliest first. */
const LIKELIEST = ['test', 'evaluation', 'validation', 'cv'];

/** The number of the file that a quote means; several where it cannot be told; or why there is none. */
type Meant =
  | { readonly kind: 'meant'; readonly candidates: readonly MeasuredMetric[] }
  | { readonly kind: 'other-part' | 'unknown' };

/** Compares each quote with the metrics file. */
export function compareQuotes(
  quotes: readonly QuotedMetric[],
  measured: readonly MeasuredMetric[],
  rules: CompareRules,
): { readonly findings: readonly Finding[]; readonly equal: number } {
  let equal = 0;
  const findings = quotes.flatMap((quote): readonly Finding[] => {
    const meant = meantBy(quote, measured, rules);
    if (meant.kind !== 'meant') return [notMeasured(quote, meant.kind, measured, rules)];
    const { candidates } = meant;
    if (candidates.some(({ value }) => isEqual(quote.number, value))) {
      equal++;
      return [];
    }
    const [first, ...others] = candidates;
    return first === undefined || others.length > 0
      ? [ambiguous(quote, rules)]
      : [differs(quote, first, rules)];
  });
  return { findings, equal };
}

function meantBy(quote: QuotedMetric, measured: readonly MeasuredMetric[], rules: CompareRules): Meant {
  const wanted = Object.entries(rules.names).find(([name]) => sameName(name, quote));
  if (wanted !== undefined) {
    const [, path] = wanted;
    const found = measured.filter((one) => one.path === path);
    return found.length > 0 ? { kind: 'meant', candidates: found } : { kind: 'unknown' };
  }
  const named = measured.filter(({ metric }) => metric === quote.metric);
  if (named.length === 0) return { kind: 'unknown' };
  const inPart = ofPart(named, quote.split, rules.split);
  if (inPart.length === 0) return { kind: 'other-part' };
  const closest = byContext(inPart, quote.words);
  return closest.length === 0 ? { kind: 'other-part' } : { kind: 'meant', candidates: closest };
}

function sameName(name: string, quote: QuotedMetric): boolean {
  return wordsOf(name).join(' ') === wordsOf(quote.name).join(' ');
}

function ofPart(
  named: readonly MeasuredMetric[],
  quoted: string | undefined,
  given: string | undefined,
): readonly MeasuredMetric[] {
  const hasParts = named.some(({ split }) => split !== undefined);
  if (!hasParts) return named;
  if (quoted !== undefined) return named.filter(({ split }) => split === quoted);
  if (given !== undefined)
    return named.filter(({ path, split }) => split === given || path.split('.').includes(given));
  const plain = named.filter(({ split }) => split === undefined);
  if (plain.length > 0) return plain;
  const likeliest = LIKELIEST.find((part) => named.some(({ split }) => split === part));
  return likeliest === undefined ? named : named.filter(({ split }) => split === likeliest);
}

/** Of several numbers those whose surroundings the card names too: all of their words, and as many as possible. */
function byContext(
  candidates: readonly MeasuredMetric[],
  words: readonly string[],
): readonly MeasuredMetric[] {
  const named = candidates.filter(({ context }) => context.every((word) => words.includes(word)));
  const most = Math.max(...named.map(({ context }) => context.length));
  const best = named.filter(({ context }) => context.length === most);
  return best.length > 0 ? best : words.length > 0 && candidates.length > 1 ? [] : candidates;
}

/** Whether a number is the quoted one, rounded to the quoted digits; percent and shares are understood. */
function isEqual(quote: QuotedNumber, value: number): boolean {
  const scales = quote.isPercent
    ? [100, 1]
    : Math.abs(value) > 1
      ? [1, 0.01]
      : Math.abs(quote.value) > 1
        ? [100]
        : [1];
  const half = 0.5 * 10 ** -quote.decimals;
  return scales.some((scale) => {
    const shown = value * scale;
    return Math.abs(shown - quote.value) <= half * (1 + 1e-9) + 1e-12 * Math.abs(shown);
  });
}

function differs(quote: QuotedMetric, measured: MeasuredMetric, rules: CompareRules): Finding {
  const shown =
    quote.number.isPercent && Math.abs(measured.value) <= 1 ? measured.value * 100 : measured.value;
  const unit = shown === measured.value ? '' : ' %';
  const message = say(
    'The card quotes {0} as {1}; {2} has {3} as {4}.',
    quote.name,
    quote.number.text,
    rules.metrics,
    measured.path,
    `${shownNumber(shown)}${unit}`,
  );
  const next = say(
    'Write the measured number; or, if another one is meant, say which part of the data it is from.',
  );
  return { severity: 'fail', message, path: rules.file, range: quote.range, next };
}

function ambiguous(quote: QuotedMetric, rules: CompareRules): Finding {
  const message = say(
    'The card quotes {0} as {1}; {2} has several of that name, and none of them is that.',
    quote.name,
    quote.number.text,
    rules.metrics,
  );
  const next = say('Say which one is meant by "names" in the project file.');
  return { severity: 'warn', message, path: rules.file, range: quote.range, next };
}

function notMeasured(
  quote: QuotedMetric,
  kind: 'other-part' | 'unknown',
  measured: readonly MeasuredMetric[],
  rules: CompareRules,
): Finding {
  const place = { path: rules.file, range: quote.range };
  if (kind === 'other-part') {
    const message = say(
      'The card quotes {0} as {1} of a part of the data that {2} does not have.',
      quote.name,
      quote.number.text,
      rules.metrics,
    );
    return { severity: 'info', message, ...place, next: say('Write that number to the metrics file too.') };
  }
  const near = suggest(
    quote.name,
    measured.map(({ path }) => path),
  );
  const message = say(
    'The card quotes {0} as {1}; {2} has no such metric.',
    quote.name,
    quote.number.text,
    rules.metrics,
  );
  const next =
    near === undefined
      ? say('Write it to the metrics file, or give its path there by "names".')
      : say('Write it to the metrics file, or give its path there by "names": "{0}"?', near);
  return { severity: 'warn', message, ...place, next };
}
