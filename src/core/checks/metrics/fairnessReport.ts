import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { Table } from '../data/openTable';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { GroupRates } from './predictions/groupRates';
import { exceeds, fixed, shownNumber } from '../rounding';

/** What may be judged of groups. */
export const CRITERIA = [
  'demographicParity',
  'equalOpportunity',
  'equalisedOdds',
  'disparateImpact',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Whether a criterion compares predictions with the truth. */
export function needsLabel(criterion: Criterion): boolean {
  return criterion === 'equalOpportunity' || criterion === 'equalisedOdds';
}

/** What groups are judged by. */
export interface FairnessLimits {
  readonly label?: string | undefined;
  readonly criteria?: readonly Criterion[] | undefined;
  readonly max: number;
  readonly minImpact: number;
  readonly minRows: number;
}

type Rate = 'selection' | 'truePositive' | 'falsePositive';

/** The two groups that are furthest apart in a rate. */
interface Gap {
  readonly value: number;
  readonly low: GroupRates;
  readonly high: GroupRates;
  readonly rate: Rate;
}

/** A measured criterion: its value, and the words for its being too far off. */
interface Measure {
  readonly value: number;
  readonly fault?: Message;
}

/** Groups kept as metrics. */
const MOST_KEPT = 100;

/** What the rates of groups come to. */
export function reportFairness(
  limits: FairnessLimits,
  groups: readonly GroupRates[],
  { place }: Table,
): Outcome {
  const { label, minRows } = limits;
  const wanted =
    limits.criteria ?? CRITERIA.filter((criterion) => label !== undefined || !needsLabel(criterion));
  const compared = groups.filter(({ rows }) => rows >= minRows);
  const notes = notesOf(groups, minRows, wanted.some(needsLabel)).map((message): Finding => {
    return { severity: 'info', message, ...place };
  });
  if (compared.length < 2) {
    const message = say('There are not two groups of at least {0} rows to compare.', minRows);
    const next = say('Name the column with the groups, collect more predictions, or lower "minRows".');
    return cannotJudge([{ ...place, message, next }], notes);
  }
  const next = say(
    'Look at how the labels of these groups came about, and at features that stand for the group.',
  );
  const findings: Finding[] = [];
  const faults: Fault[] = [];
  const values: Record<string, number> = {};
  for (const criterion of new Set(wanted)) {
    const measure = measureOf(criterion, compared, limits);
    if (measure === undefined) faults.push({ ...place, ...notMeasurable(criterion) });
    else {
      values[criterion] = measure.value;
      if (measure.fault !== undefined)
        findings.push({ severity: 'fail', message: measure.fault, ...place, next });
    }
  }
  if (faults.length > 0 && findings.length === 0) return cannotJudge(faults, notes);
  // What fails, fails, whatever else could not be compared.
  for (const fault of faults) findings.push({ severity: 'info', ...fault });
  const shown = Object.entries(values).map(([name, value]) => `${name} ${shownNumber(value)}`);
  const summary = findings[0]?.message ?? say('{0} groups: {1}.', compared.length, shown.join(', '));
  const kept = compared.slice(0, MOST_KEPT).map((group) => ratesOf(group, label !== undefined));
  return judged(summary, [...findings, ...notes], { ...values, groups: kept });
}

/** What is left out of the comparison. */
function notesOf(groups: readonly GroupRates[], minRows: number, needsLabels: boolean): readonly Message[] {
  return groups.flatMap(({ name, rows, truePositive, falsePositive }): readonly Message[] => {
    if (rows < minRows)
      return [say('{0}: not judged, it has {1} rows of at least {2}.', name, rows, minRows)];
    if (!needsLabels) return [];
    if (truePositive === undefined)
      return [say('{0}: no row has the favourable label, so it has no true positive rate.', name)];
    return falsePositive === undefined
      ? [say('{0}: every row has the favourable label, so it has no false positive rate.', name)]
      : [];
  });
}

function measureOf(
  criterion: Criterion,
  groups: readonly GroupRates[],
  { max, minImpact }: FairnessLimits,
): Measure | undefined {
  switch (criterion) {
    case 'demographicParity':
      return gapMeasure(gapOf(groups, 'selection'), max);
    case 'equalOpportunity':
      return gapMeasure(gapOf(groups, 'truePositive'), max);
    case 'equalisedOdds': {
      const gaps = [gapOf(groups, 'truePositive'), gapOf(groups, 'falsePositive')] as const;
      if (gaps[0] === undefined || gaps[1] === undefined) return undefined;
      const worse = gaps[1].value > gaps[0].value ? gaps[1] : gaps[0];
      return gapMeasure(worse, max, true);
    }
    case 'disparateImpact': {
      const gap = gapOf(groups, 'selection');
      if (gap === undefined || gap.high.selection === 0) return undefined;
      const value = fixed(gap.low.selection / gap.high.selection);
      if (!exceeds(minImpact, value, 1)) return { value };
      const [low, high] = [gap.low, gap.high].map(({ selection }) => shownNumber(selection));
      return {
        value,
        fault: say(
          'Disparate impact {0} is below {1}: the selection rate is {2} where {3}, {4} where {5}.',
          ...[shownNumber(value, minImpact), minImpact, low ?? '', gap.low.name, high ?? '', gap.high.name],
        ),
      };
    }
  }
}

/** Groups without a row that the rate is a share of do not count; one alone is no gap. */
function gapOf(groups: readonly GroupRates[], rate: Rate): Gap | undefined {
  const sorted = groups
    .filter((group) => group[rate] !== undefined)
    .sort((one, other) => Number(one[rate]) - Number(other[rate]));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return undefined;
  return { value: fixed(Number(high[rate]) - Number(low[rate])), low, high, rate };
}

function gapMeasure(gap: Gap | undefined, max: number, isOdds = false): Measure | undefined {
  if (gap === undefined) return undefined;
  const { value, low, high, rate } = gap;
  if (!exceeds(value, max, 1)) return { value };
  const [least, greatest] = [shownNumber(Number(low[rate])), shownNumber(Number(high[rate]))];
  const shown = [shownNumber(value, max), max, least, low.name, greatest, high.name] as const;
  return { value, fault: gapWords(rate, isOdds, shown) };
}

function gapWords(
  rate: Rate,
  isOdds: boolean,
  shown: readonly [string, number, string, string, string, string],
): Message {
  switch (rate) {
    case 'selection':
      return say(
        'Demographic parity difference {0} is above {1}: the selection rate is {2} where {3}, {4} where {5}.',
        ...shown,
      );
    case 'falsePositive':
      return say(
        'Equalised odds difference {0} is above {1}: the false positive rate is {2} where {3}, {4} where {5}.',
        ...shown,
      );
    case 'truePositive':
      return isOdds
        ? say(
            'Equalised odds difference {0} is above {1}: the true positive rate is {2} where {3}, {4} where {5}.',
            ...shown,
          )
        : say(
            'Equal opportunity difference {0} is above {1}: the true positive rate is {2} where {3}, {4} where {5}.',
            ...shown,
          );
  }
}

function notMeasurable(criterion: Criterion): Omit<Fault, 'path'> {
  if (criterion === 'disparateImpact' || criterion === 'demographicParity') {
    return {
      message: say('No group is ever given the favourable outcome, so there is no ratio.'),
      next: say('Name the favourable outcome in "favourable", or look at the threshold.'),
    };
  }
  return {
    message: say('"{0}" needs two groups with labels of each kind.', criterion),
    next: say('Collect more labels, or leave the criterion out of "criteria".'),
  };
}

function ratesOf(
  { name, rows, selection, truePositive, falsePositive }: GroupRates,
  hasLabel: boolean,
): Metric {
  return {
    name,
    rows,
    selection: fixed(selection),
    ...(hasLabel && truePositive !== undefined ? { truePositive: fixed(truePositive) } : {}),
    ...(hasLabel && falsePositive !== undefined ? { falsePositive: fixed(falsePositive) } : {}),
  };
}
