import { say, type Message } from '../../../text/message';
import { fixed, significant } from '../../rounding';
import type { Direction } from '../metricDirection';

/** Metrics that are computed from predictions. */
export const QUALITIES = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'auc',
  'logloss',
  'mae',
  'rmse',
  'r2',
] as const;
export type Quality = (typeof QUALITIES)[number];

/** How predictions are compared with labels: as one class and the rest, as many classes, by score, as numbers. */
export type Comparison = 'binary' | 'classes' | 'scores' | 'numbers';

/** Which way a metric is better. */
export function qualityDirection(quality: Quality): Direction {
  return quality === 'logloss' || quality === 'mae' || quality === 'rmse' ? 'lower' : 'higher';
}

/** Whether a metric needs the score, or numbers, or classes. */
export function needsOf(quality: Quality): 'scores' | 'numbers' | 'classes' {
  if (quality === 'auc' || quality === 'logloss') return 'scores';
  return quality === 'mae' || quality === 'rmse' || quality === 'r2' ? 'numbers' : 'classes';
}

/** What a metric is computed from, in one slice: up to four numbers that the data engine added up. */
export type Sums = readonly [a: number, b: number, c: number, d: number];

/** The value of a metric, or why it has none there. */
export type QualityValue =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'undefined'; readonly reason: Message };

/**
 * SQL over rows of `source` (columns k0 and k1, the slice; y, the label; p, the prediction; s, the score) that
 * gives for each slice its keys, its number of rows and the four sums of the metric.
 */
export function qualitySql(quality: Quality, comparison: Comparison, source: string): string {
  switch (comparison) {
    case 'binary':
      return `SELECT k0, k1, count(*), sum(y * p), sum((1 - y) * p), sum(y * (1 - p)), sum((1 - y) * (1 - p))
        FROM ${source} GROUP BY k0, k1`;
    case 'classes':
      return quality === 'accuracy'
        ? `SELECT k0, k1, count(*), count(*) FILTER (y = p), 0, 0, 0 FROM ${source} GROUP BY k0, k1`
        : macroSql(quality, source);
    case 'scores':
      return quality === 'auc' ? aucSql(source) : loglossSql(source);
    case 'numbers':
      return numbersSql(source);
  }
}

/** Computes the metric of a slice of so many rows. */
export function qualityOf(quality: Quality, comparison: Comparison, rows: number, sums: Sums): QualityValue {
  const [a, b, c, d] = sums;
  switch (quality) {
    case 'accuracy':
      return finite(fixed((comparison === 'binary' ? a + d : a) / rows));
    case 'precision':
    case 'recall':
    case 'f1':
      return comparison === 'binary' ? binaryValue(quality, sums) : finite(fixed(a));
    case 'auc':
      if (a === 0 || b === 0) return absent(say('its labels are all of one class'));
      return finite(fixed(c / (2 * a * b)));
    case 'logloss':
      return finite(significant(a / rows));
    case 'mae':
      return finite(significant(a));
    case 'rmse':
      return finite(significant(Math.sqrt(b)));
    case 'r2':
      if (d === 0) return absent(say('its labels are all the same'));
      return finite(fixed(1 - c / d));
  }
}

function binaryValue(quality: 'precision' | 'recall' | 'f1', [tp, fp, fn]: Sums): QualityValue {
  // Without positive labels there is nothing to recall, and without any positive at all nothing to be precise about.
  const isEmpty = quality === 'recall' ? tp + fn === 0 : tp + fp + fn === 0;
  if (isEmpty) return absent(say('it has no rows of the positive class'));
  if (quality === 'f1') return finite(fixed((2 * tp) / (2 * tp + fp + fn)));
  const total = quality === 'recall' ? tp + fn : tp + fp;
  // As scikit-learn: what never predicts the class has the precision 0.
  return finite(total === 0 ? 0 : fixed(tp / total));
}

function finite(value: number): QualityValue {
  return Number.isFinite(value) ? { kind: 'value', value } : absent(say('its numbers are too large'));
}

function absent(reason: Message): QualityValue {
  return { kind: 'undefined', reason };
}

/**
 * The unweighted mean over the classes that occur in a slice, as label or as prediction; 0 where a class has none to
 * divide by, as scikit-learn's `average="macro"`.
 */
function macroSql(quality: Quality, source: string): string {
  const value =
    quality === 'precision'
      ? 'CASE WHEN tp + fp = 0 THEN 0 ELSE tp / (tp + fp) END'
      : quality === 'recall'
        ? 'CASE WHEN tp + fn = 0 THEN 0 ELSE tp / (tp + fn) END'
        : '2 * tp / (2 * tp + fp + fn)';
  return `SELECT k0, k1, CAST(sum(tp + fn) AS BIGINT), favg(${value}), 0, 0, 0
    FROM (
      SELECT k0, k1, class, CAST(sum(tp) AS DOUBLE) AS tp, CAST(sum(fp) AS DOUBLE) AS fp, CAST(sum(fn) AS DOUBLE) AS fn
      FROM (
        SELECT k0, k1, y AS class, CAST(y = p AS INTEGER) AS tp, 0 AS fp, CAST(y <> p AS INTEGER) AS fn FROM ${source}
        UNION ALL SELECT k0, k1, p, 0, 1, 0 FROM ${source} WHERE y <> p)
      GROUP BY k0, k1, class)
    GROUP BY k0, k1`;
}

/**
 * AUC by ranks (Mann–Whitney): the share of pairs of a positive and a negative row in which the positive one has the
 * higher score; equal scores count half. Twice the number of pairs won is a whole number, so nothing is rounded.
 */
function aucSql(source: string): string {
  return `SELECT k0, k1, CAST(sum(positive + negative) AS BIGINT), CAST(sum(positive) AS DOUBLE),
      CAST(sum(negative) AS DOUBLE), CAST(sum(positive * (2 * below + negative)) AS DOUBLE), 0
    FROM (
      SELECT *, CAST(coalesce(sum(negative) OVER (
        PARTITION BY k0, k1 ORDER BY s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS HUGEINT) AS below
      FROM (
        SELECT k0, k1, s + 0.0 AS s, CAST(sum(y) AS HUGEINT) AS positive, CAST(sum(1 - y) AS HUGEINT) AS negative
        FROM ${source} GROUP BY k0, k1, s + 0.0))
    GROUP BY k0, k1`;
}

/** Mean negative log-likelihood; probabilities are clipped to [ε, 1 − ε] with a double's ε, as scikit-learn does. */
function loglossSql(source: string): string {
  const epsilon = String(Number.EPSILON);
  const likelihood = `least(greatest(CASE WHEN y = 1 THEN s ELSE 1 - s END, ${epsilon}), 1 - ${epsilon})`;
  return `SELECT k0, k1, count(*), fsum(-ln(${likelihood})), 0, 0, 0 FROM ${source} GROUP BY k0, k1`;
}

/** Mean absolute error, mean squared error, and the sums of squares of R²: residual, and about the mean. */
function numbersSql(source: string): string {
  return `SELECT k0, k1, count(*), favg(abs(y - p)), favg((y - p) * (y - p)), fsum((y - p) * (y - p)),
      CASE WHEN min(y) = max(y) THEN 0 ELSE fsum((y - mean) * (y - mean)) END
    FROM ${source} JOIN (SELECT k0 AS m0, k1 AS m1, favg(y) AS mean FROM ${source} GROUP BY k0, k1)
      ON k0 IS NOT DISTINCT FROM m0 AND k1 IS NOT DISTINCT FROM m1
    GROUP BY k0, k1`;
}
