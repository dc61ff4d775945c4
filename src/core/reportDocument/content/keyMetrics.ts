import { shownNumber } from '../../checks/rounding';
import { HEALTHS } from '../../health/health';
import { numbersOf } from '../../history/diffSnapshots';
import { checkKey } from '../../snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../../snapshot/snapshot';
import { say, verbatim, type Message } from '../../text/message';
import type { ReportedProject } from '../reportInput';
import { MOST } from './bounds';

/** The one number that a check of a model, of its service or of drift is about. */
const PRINCIPAL: Readonly<Record<string, string>> = {
  'metrics.threshold': 'value',
  'metrics.gain': 'gain',
  'metrics.regression': 'value',
  'metrics.generalisation': 'drop',
  'metrics.slices': 'worst',
  'metrics.calibration': 'ece',
  'metrics.cost': 'cost',
  'metrics.latency': 'latencyMs',
  'data.drift': 'driftedShare',
};

/** A number that says how good the product is. */
export interface KeyMetric {
  readonly check: CheckSnapshot;
  readonly metric: string;
  readonly value: number;
}

/**
 * The numbers that are told first: of the stage that measures most, what fails before the rest, then of the others.
 * At most `MOST.metrics`.
 */
export function keyMetrics({ stages }: Pick<ProjectSnapshot, 'stages'>): readonly KeyMetric[] {
  return stages
    .filter((stage) => !stage.cutOff)
    .map((stage) => stage.checks.flatMap(principal))
    .toSorted((a, b) => b.length - a.length)
    .flatMap((found) => found.toSorted((a, b) => rank(a) - rank(b)))
    .slice(0, MOST.metrics);
}

/** What a number has to be, where its check says so in its metrics. */
export function limitText({ check }: KeyMetric): Message {
  const numbers = numbersOf(check.metrics);
  const least = numbers.get('min') ?? numbers.get('floor');
  const most = numbers.get('max') ?? numbers.get('budgetMs') ?? numbers.get('share');
  if (least !== undefined && most !== undefined) {
    return say('{0} to {1}', shownNumber(least), shownNumber(most));
  }
  if (least !== undefined) return say('at least {0}', shownNumber(least));
  return most === undefined ? verbatim('–') : say('at most {0}', shownNumber(most));
}

/** The number in earlier evidence, then now; of more than `MOST.points` the last ones. */
export function valuesOf(
  { check, metric, value }: KeyMetric,
  { histories }: Pick<ReportedProject, 'histories'>,
): readonly number[] {
  const versions = histories.get(checkKey(check.stage, check.id)) ?? [];
  const past = versions.flatMap(({ metrics }) => numbersOf(metrics).get(metric) ?? []);
  const all = past.at(-1) === value ? past : [...past, value];
  return all.slice(-MOST.points);
}

function principal(check: CheckSnapshot): readonly KeyMetric[] {
  const metric = PRINCIPAL[check.uses];
  const value = metric === undefined ? undefined : numbersOf(check.metrics).get(metric);
  return metric === undefined || value === undefined ? [] : [{ check, metric, value }];
}

/** What does not pass comes first. */
function rank({ check }: KeyMetric): number {
  return Math.min(HEALTHS.indexOf(check.health), HEALTHS.indexOf('warn') + 1);
}
