import type { Range } from '../../../place/place';
import type { QuotedNumber } from './quotedNumber';

/** A metric that the card quotes. */
export interface QuotedMetric {
  /** As the card writes it. */
  readonly name: string;
  readonly metric: string;
  readonly number: QuotedNumber;
  /** The part of the data that the card names with it. */
  readonly split: string | undefined;
  /** Further words that the card names with it: `women`, `north`. */
  readonly words: readonly string[];
  readonly range: Range;
}

/** Words by which a number is no measurement of this model. */
export const NOT_MEASURED = new Set(
  (
    'target targets goal goals minimum min maximum max threshold thresholds limit limits floor required requirement ' +
    'baseline baselines heuristic heuristics previous former old guess guessing random tolerance budget delta change ' +
    'gain improvement drop gap'
  ).split(' '),
);

/** Whether words say that the number is something else than a measurement, unless the metrics file has that too. */
export function isNotMeasured(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => NOT_MEASURED.has(word) && !known.has(word));
}
