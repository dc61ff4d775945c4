import assert from 'node:assert/strict';
import { metricsSlices } from '../../../../src/core/checks/metrics/metricsSlices';
import { scratchFolders } from '../../node/scratch';
import { TIES } from '../../statistics/tiesFixture';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';
import { assertClose } from './reference';

describe('the AUC of metrics.slices where scores are equal', () => {
  const folder = scratchFolders();

  for (const { name, labels, scores, auc } of TIES.auc) {
    it(`is that of scikit-learn: ${name}`, async () => {
      const rows = labels.map((label, at) => {
        const score = scores[at] ?? 0;
        return `a,${String(label)},${Object.is(score, -0) ? '-0.0' : String(score)}\n`;
      });
      const outcome = await judgeOnDisk(
        metricsSlices,
        {
          ...{ file: 'p.csv', label: 'label', score: 'score', slices: ['site'] },
          ...{ metric: 'auc', floor: -1, minRows: 1 },
        },
        folder({ 'p.csv': `site,label,score\n${rows.join('')}` }),
      );
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
      const slices = outcome.metrics?.['slices'] as unknown as readonly { readonly value: number }[];
      assertClose(outcome.metrics?.['overall'], auc, 'overall');
      assertClose(slices[0]?.value, auc, 'site');
    });
  }
});
