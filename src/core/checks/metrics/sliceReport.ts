import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { Interval } from '../../statistics/wilsonInterval';
import type { Table } from '../data/openTable';
import { cannotJudge, judged } from '../outcomes';
import { qualityDirection, type Quality } from './predictions/quality';
import type { SliceQuality } from './predictions/qualityBySlice';
import { exceeds, shownNumber, significant } from '../rounding';

/** What a slice is judged by. */
export interface SliceLimits {
  readonly metric: Quality;
  readonly floor?: number | undefined;
  readonly max?: number | undefined;
  readonly drop?: number | undefined;
  readonly minRows: number;
}

/** A slice that can be judged. */
interface Valued {
  readonly name: string;
  readonly rows: number;
  readonly value: number;
  readonly interval?: Interval | undefined;
}

/** Slices kept as metrics; the worst. */
const MOST_KEPT = 100;
/** Slices named one by one that are not judged. */
const MOST_UNJUDGED = 20;

/** What the slices of one table come to: the worst first. `overall`: all rows; `confusion`: how their classes are mixed up. */
export function reportSlices(
  limits: SliceLimits,
  overall: SliceQuality | undefined,
  slices: readonly SliceQuality[],
  { place }: Table,
  confusion?: Metric,
): Outcome {
  const { metric, minRows } = limits;
  const whole = overall?.quality;
  if (whole?.kind !== 'value') {
    const reason = whole?.reason ?? say('it has no rows');
    const message = say('The data has no {0}: {1}.', metric, reason);
    const next = say('Check the labels and the columns that the project file names.');
    return cannotJudge([{ ...place, message, next }]);
  }
  const { valued, unjudged } = sorted(slices, metric, minRows);
  const notes = notesOf(unjudged, minRows, place);
  const [worst] = valued;
  if (worst === undefined) {
    const message = say('No slice can be judged: none has a value of {0} and {1} rows.', metric, minRows);
    const next = say('Slice by a column with fewer values, collect more predictions, or lower "minRows".');
    return cannotJudge([{ ...place, message, next }], notes);
  }
  const findings = valued.flatMap((slice) => {
    const message = faultOf(slice, whole.value, limits);
    const next = say(
      'Look at the rows of this slice: few in training, labelled otherwise, or different in kind.',
    );
    return message === undefined ? [] : [{ severity: 'fail', message, ...place, next } as const];
  });
  const summary = findings[0]?.message ?? goodSummary(worst, valued.length, whole.value, metric);
  return judged(summary, [...findings, ...notes], {
    overall: whole.value,
    worst: worst.value,
    failed: findings.length,
    judged: valued.length,
    unjudged: unjudged.length,
    ...limitsOf(limits),
    metric,
    slices: valued.slice(0, MOST_KEPT).map(({ name, rows, value, interval }): Metric => {
      return { name, rows, value, ...interval };
    }),
    ...(confusion === undefined ? {} : { confusion }),
  });
}

/** Slices that can be judged, the worst first; and those that cannot. */
function sorted(slices: readonly SliceQuality[], metric: Quality, minRows: number) {
  const valued: Valued[] = [];
  const unjudged: SliceQuality[] = [];
  for (const slice of slices) {
    if (slice.rows < minRows || slice.quality.kind !== 'value') unjudged.push(slice);
    else valued.push({ ...slice, value: slice.quality.value });
  }
  const sign = qualityDirection(metric) === 'higher' ? 1 : -1;
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  valued.sort((one, other) => sign * (one.value - other.value) || byName(one, other));
  unjudged.sort((one, other) => other.rows - one.rows || byName(one, other));
  return { valued, unjudged };
}

function faultOf(
  { name, rows, value }: Valued,
  overall: number,
  { metric, floor, max, drop }: SliceLimits,
): Message | undefined {
  const all = shownNumber(overall, value);
  if (floor !== undefined && exceeds(floor, value, floor, value)) {
    const shown = shownNumber(value, floor);
    return say(
      '{0}: {1} is {2} on {3} rows, below {4}; on all rows {5}.',
      name,
      metric,
      shown,
      rows,
      floor,
      all,
    );
  }
  if (max !== undefined && exceeds(value, max, value, max)) {
    const shown = shownNumber(value, max);
    return say(
      '{0}: {1} is {2} on {3} rows, above {4}; on all rows {5}.',
      name,
      metric,
      shown,
      rows,
      max,
      all,
    );
  }
  if (drop === undefined) return undefined;
  const loss = qualityDirection(metric) === 'higher' ? overall - value : value - overall;
  if (!exceeds(loss, drop * Math.abs(overall), overall, value)) return undefined;
  const shown = shownNumber(value, overall);
  return say(
    '{0}: {1} is {2} on {3} rows, worse than {4} on all rows by more than {5} of it.',
    ...[name, metric, shown, rows, all, drop],
  );
}

function goodSummary(worst: Valued, count: number, overall: number, metric: Quality): Message {
  const [value, all] = [shownNumber(worst.value), shownNumber(overall)];
  return say(
    'The worst of {0} slices is {1}: {2} is {3}, on all rows {4}.',
    count,
    worst.name,
    metric,
    value,
    all,
  );
}

function notesOf(
  unjudged: readonly SliceQuality[],
  minRows: number,
  place: Table['place'],
): readonly Finding[] {
  const named = unjudged.slice(0, MOST_UNJUDGED).map(({ name, rows, quality }): Finding => {
    const reason =
      rows < minRows || quality.kind === 'value'
        ? say('{0}: not judged, it has {1} rows of at least {2}.', name, rows, minRows)
        : say('{0}: not judged, {1}.', name, quality.reason);
    return { severity: 'info', message: reason, ...place };
  });
  const left = unjudged.length - named.length;
  if (left === 0) return named;
  return [...named, { severity: 'info', message: say('{0} more slices are not judged.', left), ...place }];
}

function limitsOf({ floor, max, drop }: SliceLimits): Readonly<Record<string, number>> {
  const given = Object.entries({ floor, max, drop });
  return Object.fromEntries(
    given.flatMap(([name, limit]) => (limit === undefined ? [] : [[name, significant(limit)]])),
  );
}
