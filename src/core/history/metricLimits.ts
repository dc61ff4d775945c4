import { budgetInMs } from '../checks/metrics/latencyUnit';
import { knownDirection, type Direction } from '../checks/metrics/metricDirection';
import { qualityDirection, QUALITIES, type Quality } from '../checks/metrics/predictions/quality';
import type { CheckDefinition } from '../project/project';

/** A value that a metric must keep. `warn`: beyond it the check only warns. */
export interface MetricLimit {
  readonly kind: 'min' | 'max' | 'warn';
  /** In the metric's own unit. */
  readonly value: number;
}

/** What the definition of a check says of one of its metrics. */
export interface MetricMeaning {
  /** What is measured, where the check names it: `test.auc`. */
  readonly measures?: string;
  /** Which way it is better, where that is known. */
  readonly direction?: Direction;
  /** `ms`; absent where the number has none, or nobody says it. */
  readonly unit?: 'ms';
  readonly limits: readonly MetricLimit[];
  /** The metric of the same check that it is compared with. */
  readonly baseline?: string;
}

type Parameters = Readonly<Record<string, unknown>>;
type Meanings = Readonly<Record<string, MetricMeaning>>;

/** Numbers that evidence repeats from the check's definition, or that only explain another: they measure nothing. */
const NOT_MEASURED: ReadonlySet<string> = new Set([
  'min',
  'max',
  'floor',
  'drop',
  'allowance',
  'perfect',
  'budgetMs',
  'percentile',
]);

/**
 * What a check's definition says of a metric in its evidence: by the parameters of the built-in checks `metrics.*`; of
 * other checks by the metric's name alone. `undefined`: it is no measurement but repeats a limit.
 */
export function meaningOf(check: CheckDefinition, metric: string): MetricMeaning | undefined {
  const parameters = check.kind === 'builtin' ? check.parameters : {};
  const meanings = check.kind === 'builtin' ? meaningsOf(check.uses, parameters) : undefined;
  if (meanings !== undefined && Object.hasOwn(meanings, metric)) return meanings[metric];
  const isOfFamily = check.kind === 'builtin' && check.uses.startsWith('metrics.');
  if (isOfFamily ? NOT_MEASURED.has(metric) : typeof own(parameters, metric) === 'number') return undefined;
  return { ...directed(knownDirection(metric)), limits: [] };
}

function meaningsOf(uses: string, parameters: Parameters): Meanings | undefined {
  switch (uses) {
    case 'metrics.threshold':
      return { value: ofThreshold(parameters) };
    case 'metrics.regression':
      return ofRegression(parameters);
    case 'metrics.gain':
      return ofGain(parameters);
    case 'metrics.generalisation':
      return ofGeneralisation(parameters);
    case 'metrics.slices':
      return ofSlices(parameters);
    case 'metrics.fairness':
      return ofFairness(parameters);
    case 'metrics.calibration':
      return ofCalibration(parameters);
    case 'metrics.cost':
      return ofCost(parameters);
    case 'metrics.latency':
      return ofLatency(parameters);
    default:
      return undefined;
  }
}

function ofThreshold(parameters: Parameters): MetricMeaning {
  const limits = [...limit('min', parameters, 'min'), ...limit('max', parameters, 'max')];
  const name = textOf(parameters, 'metric');
  // Where only one side is limited, the other one is the better.
  const [only, other] = limits;
  const byLimit = other !== undefined ? undefined : only?.kind === 'min' ? 'higher' : 'lower';
  return { ...measuring(name), ...directed(knownDirection(name ?? '') ?? byLimit), limits };
}

function ofRegression(parameters: Parameters): Meanings {
  const name = textOf(parameters, 'metric');
  const direction = directed(givenDirection(parameters) ?? knownDirection(name ?? ''));
  return {
    value: { ...measuring(name), ...direction, limits: [], baseline: 'baseline' },
    change: { ...direction, limits: [] },
    baseline: { ...direction, limits: [] },
  };
}

function ofGain(parameters: Parameters): Meanings {
  const name = textOf(parameters, 'metric');
  const direction = directed(knownDirection(name ?? ''));
  return {
    gain: { direction: 'higher', limits: limit('min', parameters, 'min') },
    model: { ...measuring(name), ...direction, limits: [], baseline: 'baseline' },
    baseline: { ...direction, limits: [] },
  };
}

function ofGeneralisation(parameters: Parameters): Meanings {
  const [train, test] = [referenceOf(parameters, 'train'), referenceOf(parameters, 'test')];
  const direction = directed(givenDirection(parameters) ?? knownDirection(test ?? ''));
  return {
    drop: { direction: 'lower', limits: limit('max', parameters, 'max') },
    train: { ...measuring(train), ...direction, limits: [] },
    test: { ...measuring(test), ...direction, limits: [], baseline: 'train' },
  };
}

function ofSlices(parameters: Parameters): Meanings {
  const name = textOf(parameters, 'metric');
  const direction = directed(isQuality(name) ? qualityDirection(name) : undefined);
  const limits = [...limit('min', parameters, 'floor'), ...limit('max', parameters, 'max')];
  return {
    worst: { ...measuring(name), ...direction, limits, baseline: 'overall' },
    overall: { ...measuring(name), ...direction, limits: [] },
    failed: { direction: 'lower', limits: [{ kind: 'max', value: 0 }] },
  };
}

function ofFairness(parameters: Parameters): Meanings {
  const difference: MetricMeaning = { direction: 'lower', limits: limit('max', parameters, 'max') };
  return {
    demographicParity: difference,
    equalOpportunity: difference,
    equalisedOdds: difference,
    disparateImpact: { direction: 'higher', limits: limit('min', parameters, 'minImpact') },
  };
}

function ofCalibration(parameters: Parameters): Meanings {
  const limits = [...limit('warn', parameters, 'max'), ...limit('max', parameters, 'fail')];
  const lower: MetricMeaning = { direction: 'lower', limits: [] };
  return { ece: { direction: 'lower', limits, baseline: 'chance' }, brier: lower, greatest: lower };
}

function ofCost(parameters: Parameters): Meanings {
  const lower: MetricMeaning = { direction: 'lower', limits: [] };
  return {
    cost: { direction: 'lower', limits: limit('max', parameters, 'max') },
    total: lower,
    falsePositives: lower,
    falseNegatives: lower,
  };
}

function ofLatency(parameters: Parameters): Meanings {
  const budget = own(parameters, 'budget');
  const isGiven = typeof budget === 'number' || typeof budget === 'string';
  const limits: readonly MetricLimit[] = isGiven ? [{ kind: 'max', value: budgetInMs(budget) }] : [];
  return {
    latencyMs: { ...measuring(textOf(parameters, 'metric')), direction: 'lower', unit: 'ms', limits },
  };
}

function limit(kind: MetricLimit['kind'], parameters: Parameters, name: string): readonly MetricLimit[] {
  const value = own(parameters, name);
  return typeof value === 'number' ? [{ kind, value }] : [];
}

function measuring(name: string | undefined): Pick<MetricMeaning, 'measures'> {
  return name === undefined ? {} : { measures: name };
}

function directed(direction: Direction | undefined): Pick<MetricMeaning, 'direction'> {
  return direction === undefined ? {} : { direction };
}

function givenDirection(parameters: Parameters): Direction | undefined {
  const given = textOf(parameters, 'direction');
  return given === 'higher' || given === 'lower' ? given : undefined;
}

/** A metric's name, given as a text or within a map. */
function referenceOf(parameters: Parameters, name: string): string | undefined {
  const given = own(parameters, name);
  const isMap = typeof given === 'object' && given !== null;
  return isMap ? textOf(given as Parameters, 'metric') : textOf(parameters, name);
}

function textOf(parameters: Parameters, name: string): string | undefined {
  const value = own(parameters, name);
  return typeof value === 'string' ? value : undefined;
}

function own(parameters: Parameters, name: string): unknown {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

function isQuality(name: string | undefined): name is Quality {
  return (QUALITIES as readonly string[]).includes(name ?? '');
}
