import type { ChartKind } from '../../../src/core/charts/checkCharts';
import type { GroupRate } from '../../../src/core/charts/sliceChart';
import { METHODS, methodTitle, type DriftMethod } from '../../../src/core/checks/data/drift/driftMethod';
import { shownNumber } from '../../../src/core/checks/rounding';
import type { Interval } from '../../../src/core/statistics/wilsonInterval';
import { say, verbatim, type Message } from '../../../src/core/text/message';

const ELLIPSIS = '…';
const NO_BREAK = '\u202f';

/** A number of rows, its digits in groups of three. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, NO_BREAK);
}

/** A share as a percentage with one digit after the point. */
export function shortShare(share: number): string {
  const percent = (share * 100).toFixed(1);
  if (share > 0 && percent === '0.0') return '<0.1%';
  return share < 1 && percent === '100.0' ? '>99.9%' : `${percent}%`;
}

/** A text that is no longer than so many characters. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}${ELLIPSIS}`;
}

/** Both ends of an interval. */
export function intervalText({ low, high }: Interval): Message {
  return say('{0} to {1}', shownNumber(low), shownNumber(high));
}

/** What a check of drift measured; the word of the evidence where this version knows no better one. */
export function methodText(method: string | undefined): Message {
  if (method === undefined) return say('Distance');
  const known = METHODS.find((name) => name === method);
  return known === undefined || known === 'auto'
    ? verbatim(method)
    : methodTitle(known satisfies DriftMethod);
}

/** A rate of a group, in words. */
export function rateText(rate: GroupRate): Message {
  switch (rate) {
    case 'selection':
      return say('selection rate');
    case 'truePositive':
      return say('true positive rate');
    case 'falsePositive':
      return say('false positive rate');
  }
}

/** What a chart shows, in short. */
export function kindText(kind: ChartKind): Message {
  switch (kind) {
    case 'slices':
      return say('slices as a dot plot');
    case 'confusion':
      return say('confusion matrix');
    case 'calibration':
      return say('calibration');
    case 'drift':
      return say('drift by feature and time, with histograms');
  }
}
