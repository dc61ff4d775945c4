import { populationStability, stabilityByChance } from '../../../statistics/populationStability';
import { exceeds, fixed } from '../../rounding';
import type { DataQuery, Unanswered } from '../../world/dataQuery';
import type { ColumnPair, Measured } from './columnPair';
import { compareCategories } from './compareCategories';
import { compareNumbers } from './compareNumbers';
import {
  defaultLimits,
  methodFor,
  type DriftLimits,
  type DriftMethod,
  type NamedMethod,
} from './driftMethod';

/** How a column is to be judged: what the project file says of it or of all. */
export interface ColumnRule {
  readonly method: NamedMethod;
  readonly warn?: number | undefined;
  readonly fail?: number | undefined;
}

export type ColumnVerdict = 'pass' | 'warn' | 'fail';

/** What became of a column. */
export interface JudgedColumn {
  readonly kind: 'judged';
  readonly pair: ColumnPair;
  /** Absent where a side has no value to compare. */
  readonly measured?: Measured;
  readonly limits?: DriftLimits;
  /** Limits before chance raised them. */
  readonly base?: DriftLimits;
  /** What the distance says. */
  readonly distance: ColumnVerdict;
  readonly missing: MissingDrift;
  readonly verdict: ColumnVerdict;
}

/** How far the shares of missing and infinite values have moved. */
export interface MissingDrift {
  readonly psi: number;
  readonly verdict: ColumnVerdict;
  readonly reference: number;
  readonly current: number;
}

/** Significance for tests that go with an effect size. */
const ALPHA = 0.05;

/** Compares a column and judges it, by its distribution and by its missing values. */
export async function judgeColumn(
  pair: ColumnPair,
  rule: ColumnRule,
  data: DataQuery,
): Promise<JudgedColumn | Unanswered> {
  const missing = missingDrift(pair);
  if (pair.reference.summary.values === 0 || pair.current.summary.values === 0) {
    return { kind: 'judged', pair, distance: 'pass', missing, verdict: missing.verdict };
  }
  const measured = await measure(pair, rule.method, data);
  if ('kind' in measured) return measured;
  const base = limitsOf(measured.method, rule);
  const { chance = 0 } = measured;
  const limits = { warn: Math.max(base.warn, chance), fail: Math.max(base.fail, chance) };
  const distance = distanceVerdict(measured, limits, rule);
  const verdict = worse(distance, missing.verdict);
  return { kind: 'judged', pair, measured, limits, base, distance, missing, verdict };
}

async function measure(
  pair: ColumnPair,
  named: NamedMethod,
  data: DataQuery,
): Promise<Measured | Unanswered> {
  if (pair.kind !== 'category') return compareNumbers(pair, named, data);
  const { rows, distinct } = pair.reference.summary;
  const method = methodFor(named, pair.kind, rows, distinct);
  if (method === 'ks' || method === 'wasserstein') throw new Error(`${method} needs numbers`);
  return compareCategories(pair, method, data);
}

/** A single limit that is given draws the other one along: a warning never comes after the failure. */
function limitsOf(method: DriftMethod, { warn, fail }: ColumnRule): DriftLimits {
  const usual = defaultLimits(method);
  const upper = fail ?? Math.max(usual.fail, warn ?? 0);
  return { warn: Math.min(upper, warn ?? usual.warn), fail: upper };
}

function distanceVerdict(
  measured: Measured,
  limits: DriftLimits,
  { method: named }: ColumnRule,
): ColumnVerdict {
  const { method, value, pValue } = measured;
  if (value === undefined) return 'pass';
  // A named Kolmogorov–Smirnov goes by its effect size; the p-value is reported.
  const isTested = method === 'chi-square' || (method === 'ks' && named === 'auto');
  if (isTested && (pValue ?? 0) >= ALPHA) return 'pass';
  // PSI may reach its upper limit; the others count from the limit on.
  const fails = method === 'psi' ? exceeds(value, limits.fail, value) : value >= limits.fail;
  if (fails) return 'fail';
  return value >= limits.warn ? 'warn' : 'pass';
}

/** Missing and infinite values are outside what a distance of numbers sees: judged by PSI of their shares. */
function missingDrift({ reference, current }: ColumnPair): MissingDrift {
  const counts = ({ rows, values, infinite }: typeof reference.summary): readonly number[] => {
    return [values, infinite, rows - values - infinite];
  };
  const [p, q] = [counts(reference.summary), counts(current.summary)];
  const psi = fixed(populationStability(p, q));
  const chance = stabilityByChance(p, q);
  const { warn, fail } = defaultLimits('psi');
  const shares = { reference: share(reference.summary), current: share(current.summary) };
  const verdict = psi > Math.max(fail, chance) ? 'fail' : psi >= Math.max(warn, chance) ? 'warn' : 'pass';
  return { psi, verdict, ...shares };
}

function share({ rows, values }: ColumnPair['reference']['summary']): number {
  return (rows - values) / rows;
}

function worse(first: ColumnVerdict, second: ColumnVerdict): ColumnVerdict {
  const order = ['pass', 'warn', 'fail'] as const;
  return order.indexOf(first) > order.indexOf(second) ? first : second;
}
