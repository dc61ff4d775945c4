import { metricsSlices } from '../../../../src/core/checks/metrics/metricsSlices';
import type { Outcome } from '../../../../src/core/evidence/evidence';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';

export const PREDICTED = { label: 'label', prediction: 'prediction' };

/** Rows of `site,label,prediction`, so many of each. */
export function table(...groups: readonly (readonly [row: string, count: number])[]): string {
  return `site,label,prediction\n${groups.map(([row, count]) => `${row}\n`.repeat(count)).join('')}`;
}

/** Judges texts in folders that are removed after each test of the suite. */
export function sliceJudge() {
  const folder = scratchFolders();
  const judge = (text: string | Buffer, written: object, file = 'p.csv'): Promise<Outcome> =>
    judgeOnDisk(metricsSlices, { file, ...written }, folder({ [file]: text }));
  /** An accuracy over sites, in a table of `site,label,prediction`. */
  const accuracy = (text: string, written: object = {}): Promise<Outcome> =>
    judge(text, { ...PREDICTED, slices: ['site'], metric: 'accuracy', floor: 0.8, ...written });
  return { judge, accuracy };
}
