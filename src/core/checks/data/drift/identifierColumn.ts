import type { ColumnKind } from '../../world/dataQuery';
import type { ColumnSummary } from './columnSummary';

/** Fewer different values are categories, however few rows there are. */
const MOST_NAMES = 50;
/** Fewer rows do not show that integers are numbered through. */
const LEAST_ROWS = 20;

/**
 * Whether a column is like an identifier: texts of which most are there once, or integers that are all different and
 * nearly without gaps. Such a column has no distribution worth comparing: new rows have new identifiers.
 */
export function isIdentifier(
  kind: ColumnKind,
  { values, distinct, least, greatest }: ColumnSummary,
): boolean {
  if (kind === 'text' || kind === 'other') return distinct > MOST_NAMES && distinct > values / 2;
  if (kind !== 'integer' || least === undefined || greatest === undefined) return false;
  // The count of different values is an estimate, within some percent.
  const isDifferent = values >= LEAST_ROWS && distinct > values * 0.85;
  return isDifferent && Number(greatest) - Number(least) < values * 2;
}
