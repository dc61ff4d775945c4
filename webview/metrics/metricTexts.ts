import type { MetricComparison } from '../../src/core/history/compareMetrics';
import type { MetricLimit } from '../../src/core/history/metricLimits';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import { shownNumber } from '../../src/core/checks/rounding';
import { checkKey } from '../../src/core/snapshot/checkKey';
import { say, type Message } from '../../src/core/text/message';

/** What tells a metric from all others of a project. */
export function seriesKey({
  stage,
  check,
  metric,
}: Pick<MetricSeries, 'stage' | 'check' | 'metric'>): string {
  return `${checkKey(stage, check)} ${metric}`;
}

/** What people call a metric: `test.auc`, `baseline (test.auc)`, `rows`. */
export function seriesName({ metric, measures }: Pick<MetricSeries, 'metric' | 'measures'>): string {
  if (measures === undefined) return metric;
  return metric === 'value' ? measures : `${metric} (${measures})`;
}

/** A value with its unit. */
export function valueText(value: number, unit: MetricSeries['unit']): string {
  return unit === undefined ? shownNumber(value) : `${shownNumber(value)} ${unit}`;
}

/** A difference with its sign and unit; a true minus, which is read as one. */
export function changeText(by: number, unit: MetricSeries['unit']): string {
  const sign = by > 0 ? '+' : by < 0 ? '−' : '±';
  return `${sign}${valueText(Math.abs(by), unit)}`;
}

/** A limit in words. */
export function limitText({ kind, value }: MetricLimit, unit: MetricSeries['unit']): Message {
  const shown = valueText(value, unit);
  switch (kind) {
    case 'min':
      return say('minimum {0}', shown);
    case 'max':
      return say('maximum {0}', shown);
    case 'warn':
      return say('warns above {0}', shown);
  }
}

/** What a difference means, with an arrow for the way that the number went. */
export function outcomeText({ outcome, by = 0 }: Pick<MetricComparison, 'outcome' | 'by'>): Message {
  const arrow = by > 0 ? '↑' : '↓';
  switch (outcome) {
    case 'same':
      return say('= same');
    case 'better':
      return say('{0} better', arrow);
    case 'worse':
      return say('{0} worse', arrow);
    case 'changed':
      return by > 0 ? say('↑ higher') : say('↓ lower');
    default:
      return say('–');
  }
}
