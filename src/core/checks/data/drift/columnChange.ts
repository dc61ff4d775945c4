import { cleanText } from '../../../results/externalText';
import { say, type Message } from '../../../text/message';
import { shownNumber } from '../../rounding';
import { shareText } from '../shareText';
import type { ColumnPair, Measured } from './columnPair';
import type { Histogram } from './histogram';
import { timeText } from './timeText';

/** What has changed in a column, in words: its mean, or the value whose share has moved most. */
export function columnChange({ kind }: ColumnPair, measured: Measured): Message {
  const { means, histogram, newValue } = measured;
  if (means !== undefined && kind === 'time') {
    return say('The mean was {0} and is {1}.', timeText(means.reference), timeText(means.current));
  }
  if (means !== undefined) {
    return say('The mean was {0} and is {1}.', shownNumber(means.reference), shownNumber(means.current));
  }
  const moved = mostMoved(histogram);
  if (newValue !== undefined && moved.isOutside) {
    return say(
      'New values, such as "{0}", are {1} of the rows.',
      cleanText(newValue, 60),
      shareText(moved.current),
    );
  }
  if (moved.label !== undefined) {
    const label = cleanText(moved.label, 60);
    return say(
      '"{0}" had {1} of the rows and has {2}.',
      label,
      shareText(moved.reference),
      shareText(moved.current),
    );
  }
  return say('Outside the range of the reference: {0} of the rows.', shareText(moved.current));
}

interface MovedBin {
  /** Of a value; bins of numbers have none. */
  readonly label?: string;
  readonly isOutside: boolean;
  readonly reference: number;
  readonly current: number;
}

function mostMoved({ bins, reference, current, outside, missing }: Histogram): MovedBin {
  const total = (counts: readonly number[], ...others: readonly number[]): number =>
    [...counts, ...others].reduce((sum, count) => sum + count, 0);
  const n = total(reference, outside.reference, missing.reference);
  const m = total(current, outside.current, missing.current);
  let most: MovedBin = { isOutside: true, reference: outside.reference / n, current: outside.current / m };
  if (bins.kind === 'edges') return most;
  bins.values.forEach((label, at) => {
    const bin = {
      label,
      isOutside: false,
      reference: (reference[at] ?? 0) / n,
      current: (current[at] ?? 0) / m,
    };
    if (movement(bin) > movement(most)) most = bin;
  });
  return most;
}

function movement({ reference, current }: MovedBin): number {
  return Math.abs(current - reference);
}
