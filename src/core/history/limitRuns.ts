import type { CheckDefinition } from '../project/project';
import type { MetricLimit } from './metricLimits';

/** A limit from a commit on, in the metric's own unit; without a value there was none, or nobody told it. */
export interface LimitStep {
  /** Index of the commit. */
  readonly at: number;
  readonly value?: number;
}

/** A limit of a metric through the commits, as the evidence of each repeats it. */
export interface LimitRun {
  readonly kind: MetricLimit['kind'];
  /** The oldest first; no two that follow each other have the same value. */
  readonly steps: readonly LimitStep[];
}

/** The numbers that evidence had at a commit. */
export interface NumbersAt {
  readonly at: number;
  readonly numbers: ReadonlyMap<string, number>;
}

type Names = Readonly<Partial<Record<MetricLimit['kind'], string>>>;

/** By which names the evidence of built-in checks repeats the limits of their metrics. */
const REPEATED: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'metrics.threshold': { value: { min: 'min', max: 'max' } },
  'metrics.gain': { gain: { min: 'min' } },
  'metrics.generalisation': { drop: { max: 'max' } },
  'metrics.slices': { worst: { min: 'floor', max: 'max' } },
  'metrics.calibration': { ece: { warn: 'max' } },
  'metrics.cost': { cost: { max: 'max' } },
  'metrics.latency': { latencyMs: { max: 'budgetMs' } },
};

/** More changes of one limit nobody tells apart: the last ones are kept. */
export const MOST_STEPS = 100;

/**
 * The limits of a metric as evidence repeats them; none of those that it never does. `all`: the evidence of the
 * check, the oldest first; that without the metric is left out.
 */
export function limitRuns(
  check: CheckDefinition,
  metric: string,
  all: readonly NumbersAt[],
): readonly LimitRun[] {
  if (check.kind !== 'builtin' || !Object.hasOwn(REPEATED, check.uses)) return [];
  const ofCheck = REPEATED[check.uses] ?? {};
  const names = Object.hasOwn(ofCheck, metric) ? (ofCheck[metric] ?? {}) : {};
  const measured = all.filter(({ numbers }) => numbers.has(metric));
  return (Object.entries(names) as [MetricLimit['kind'], string][]).flatMap(([kind, name]) => {
    const steps = stepsOf(measured.map(({ at, numbers }) => stepAt(at, numbers.get(name))));
    return steps.some(({ value }) => value !== undefined) ? [{ kind, steps }] : [];
  });
}

function stepAt(at: number, value: number | undefined): LimitStep {
  return value === undefined ? { at } : { at, value };
}

function stepsOf(all: readonly LimitStep[]): readonly LimitStep[] {
  return all.filter(({ value }, index) => index === 0 || value !== all[index - 1]?.value).slice(-MOST_STEPS);
}

/** The limit that held at a commit; nothing before the first that is told. */
export function limitAt({ steps }: LimitRun, at: number): number | undefined {
  return steps.findLast((step) => step.at <= at)?.value;
}
