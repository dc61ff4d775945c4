import { say, verbatim, type Message } from '../../../text/message';
import type { DriftKind } from './columnSide';

/** A measure of how far two distributions are apart. */
export type DriftMethod = 'psi' | 'ks' | 'wasserstein' | 'jensen-shannon' | 'chi-square';

/** What the project file may name. */
export const METHODS = ['auto', 'psi', 'ks', 'wasserstein', 'jensen-shannon', 'chi-square'] as const;
export type NamedMethod = (typeof METHODS)[number];

/** From which value on a column is told of, and from which it counts as drifted. */
export interface DriftLimits {
  readonly warn: number;
  readonly fail: number;
}

/** Reference rows up to which a test of significance goes with the effect size. */
const FEW_ROWS = 1000;
/** Different numbers up to which each is a category. */
const FEW_VALUES = 5;

/**
 * The method for a column. `auto` is Evidently's choice: with few rows Kolmogorov–Smirnov for numbers and χ² for
 * categories, else Wasserstein for numbers and Jensen–Shannon for categories and for numbers with few values. A
 * method of numbers gives way to `auto` where there are categories.
 */
export function methodFor(
  named: NamedMethod,
  kind: DriftKind,
  referenceRows: number,
  distinct: number,
): DriftMethod {
  const needsNumbers = named === 'ks' || named === 'wasserstein';
  if (named !== 'auto' && !(needsNumbers && kind === 'category')) return named;
  if (referenceRows <= FEW_ROWS) return kind === 'category' ? 'chi-square' : 'ks';
  return kind !== 'category' && distinct > FEW_VALUES ? 'wasserstein' : 'jensen-shannon';
}

/** Default limits: those of credit scoring for PSI, Evidently's for warnings of the others, twice that to fail. */
export function defaultLimits(method: DriftMethod): DriftLimits {
  return method === 'psi' ? { warn: 0.1, fail: 0.25 } : { warn: 0.1, fail: 0.2 };
}

/** What a method measures, in words. */
export function methodTitle(method: DriftMethod): Message {
  switch (method) {
    case 'psi':
      return verbatim('PSI');
    case 'ks':
      return say('Kolmogorov–Smirnov distance');
    case 'wasserstein':
      return say('Wasserstein distance in standard deviations');
    case 'jensen-shannon':
      return say('Jensen–Shannon distance');
    case 'chi-square':
      return say("Cramér's V of the χ² test");
  }
}
