import assert from 'node:assert/strict';
import { metricsFairness } from '../../../../src/core/checks/metrics/metricsFairness';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { assertClose, REFERENCE } from './reference';

const COLUMNS = { file: 'p.csv', label: 'repaid', prediction: 'granted', group: 'sex' };

/** So many rows of a group: repaid and granted, repaid and refused, not repaid and granted, not repaid and refused. */
type Group = readonly [name: string, counts: readonly [number, number, number, number]];

function table(...groups: readonly Group[]): string {
  const rows = groups.flatMap(([name, counts]) =>
    ['1,1', '1,0', '0,1', '0,0'].map((row, at) => `${name},${row}\n`.repeat(counts[at] ?? 0)),
  );
  return `sex,repaid,granted\n${rows.join('')}`;
}

describe('metrics.fairness', () => {
  const folder = scratchFolders();

  function judge(text: string, written: object = {}) {
    return judgeOnDisk(metricsFairness, { ...COLUMNS, ...written }, folder({ 'p.csv': text }));
  }

  for (const group of ['site', 'sex']) {
    it(`measures by ${group} what Fairlearn's definitions give`, async () => {
      // Rows without a site are a group of their own; Fairlearn would refuse them.
      const text = REFERENCE.classes.csv
        .split('\n')
        .filter((line) => group === 'sex' || !line.startsWith(','))
        .join('\n');
      const written = {
        label: 'label',
        prediction: 'prediction',
        favourable: 'benign',
        group,
        minRows: 1,
        max: 1,
      };
      // The rates of the other class are the complements: gaps stay the same, but for true and false positives.
      const outcome = await judge(text, { ...written, favourable: 'malignant', minImpact: 0 });
      for (const [name, value] of Object.entries(REFERENCE.classes.fairness[group] ?? {})) {
        assertClose(outcome.metrics?.[name], value, name);
      }
      const scored = await judge(text, {
        ...written,
        prediction: undefined,
        score: 'score',
        favourable: 'malignant',
        minImpact: 0,
      });
      assert.deepEqual(scored.metrics, outcome.metrics);
      const other = await judge(text, { ...written, minImpact: 0 });
      assertClose(
        other.metrics?.['demographicParity'],
        REFERENCE.classes.fairness[group]?.['demographicParity'] ?? NaN,
      );
    });
  }

  it('passes where groups are treated alike, and keeps their rates', async () => {
    const outcome = await judge(table(['f', [40, 10, 10, 40]], ['m', [80, 20, 20, 80]]));
    assert.deepEqual(lines(outcome), [
      'pass: 2 groups: demographicParity 0, equalOpportunity 0, equalisedOdds 0, disparateImpact 1.',
    ]);
    assert.deepEqual(outcome.metrics?.['groups'], [
      { name: 'sex = f', rows: 100, selection: 0.5, truePositive: 0.8, falsePositive: 0.2 },
      { name: 'sex = m', rows: 200, selection: 0.5, truePositive: 0.8, falsePositive: 0.2 },
    ]);
  });

  it('fails where one group is granted less, by each criterion, and names both groups', async () => {
    const outcome = await judge(table(['f', [30, 20, 5, 45]], ['m', [45, 5, 25, 25]]));
    assert.deepEqual(lines(outcome).slice(1), [
      'fail p.csv Demographic parity difference 0.35 is above 0.1: the selection rate is 0.35 where sex = f, 0.7 where sex = m.',
      'fail p.csv Equal opportunity difference 0.3 is above 0.1: the true positive rate is 0.6 where sex = f, 0.9 where sex = m.',
      'fail p.csv Equalised odds difference 0.4 is above 0.1: the false positive rate is 0.1 where sex = f, 0.5 where sex = m.',
      'fail p.csv Disparate impact 0.5 is below 0.8: the selection rate is 0.35 where sex = f, 0.7 where sex = m.',
    ]);
  });

  it('judges only the criteria that are asked for', async () => {
    const text = table(['f', [40, 10, 5, 145]], ['m', [80, 20, 10, 40]]);
    assert.equal((await judge(text)).verdict, 'fail');
    const outcome = await judge(text, { criteria: ['equalOpportunity'] });
    assert.deepEqual(lines(outcome), ['pass: 2 groups: equalOpportunity 0.']);
  });

  it('counts a difference equal to the limit as good', async () => {
    const text = table(['f', [70, 30, 0, 0]], ['m', [80, 20, 0, 0]]);
    assert.equal((await judge(text, { criteria: ['demographicParity'], max: 0.1 })).verdict, 'pass');
    assert.equal((await judge(text, { criteria: ['demographicParity'], max: 0.0999 })).verdict, 'fail');
    assert.equal((await judge(text, { criteria: ['disparateImpact'], minImpact: 0.875 })).verdict, 'pass');
  });

  it('compares how often groups are favoured where there is no label', async () => {
    const outcome = await judge(table(['f', [40, 10, 10, 40]], ['m', [40, 10, 10, 40]]), {
      label: undefined,
    });
    assert.deepEqual(lines(outcome), ['pass: 2 groups: demographicParity 0, disparateImpact 1.']);
  });

  it('fails where one group is never selected', async () => {
    const outcome = await judge(table(['f', [0, 50, 0, 50]], ['m', [40, 10, 10, 40]]));
    assert.equal(outcome.metrics?.['disparateImpact'], 0);
    assert.equal(outcome.verdict, 'fail');
  });

  it('takes rows without a group for a group', async () => {
    const outcome = await judge(table(['f', [40, 10, 10, 40]], ['', [0, 50, 0, 50]]));
    assert.match(lines(outcome)[0] ?? '', /0 where sex = \(missing\), 0.5 where sex = f/);
  });

  it('reports a group of too few rows without judging it', async () => {
    const outcome = await judge(
      table(['f', [40, 10, 10, 40]], ['m', [40, 10, 10, 40]], ['x', [0, 29, 0, 0]]),
    );
    assert.deepEqual(lines(outcome).slice(1), [
      'info p.csv sex = x: not judged, it has 29 rows of at least 30.',
    ]);
    assert.equal(outcome.verdict, 'pass');
  });

  it('says which group has no rate to compare', async () => {
    const outcome = await judge(
      table(['f', [40, 10, 10, 40]], ['m', [40, 10, 10, 40]], ['x', [0, 0, 30, 30]]),
      { max: 0.5 },
    );
    assert.deepEqual(lines(outcome).slice(1), [
      'info p.csv sex = x: no row has the favourable label, so it has no true positive rate.',
    ]);
  });

  describe('cannot judge', () => {
    for (const [what, text, written, words] of [
      ['one group only', table(['f', [40, 10, 10, 40]]), {}, /not two groups of at least 30 rows/],
      ['one row', table(['f', [1, 0, 0, 0]]), {}, /not two groups/],
      ['a header without rows', table(), {}, /has no rows/],
      [
        'groups of which nobody is favoured',
        table(['f', [0, 50, 0, 50]], ['m', [0, 50, 0, 50]]),
        { favourable: 1, criteria: ['disparateImpact'] },
        /No group is ever given/,
      ],
      [
        'labels of one class',
        table(['f', [40, 10, 0, 0]], ['m', [40, 10, 0, 0]]),
        {},
        /"equalisedOdds" needs two groups with labels of each kind/,
      ],
      [
        'a missing prediction',
        `${table(['f', [40, 10, 10, 40]])}m,1,\n`,
        {},
        /"granted" is empty or NaN in 1 rows, first in row 101/,
      ],
      ['a group that is not there', table(['f', [1, 1, 1, 1]]), { group: 'gender' }, /no column "gender"/],
      [
        'a favourable value that nobody has',
        table(['f', [40, 10, 10, 40]], ['m', [1, 1, 1, 1]]),
        { favourable: 'granted' },
        /never has the value "granted"/,
      ],
    ] as const) {
      it(what, async () => {
        const outcome = await judge(text, written);
        assert.match(lines(outcome)[0] ?? '', words);
        assert.equal(outcome.verdict, 'error');
        assert.equal(nextSteps(outcome).length, 1);
      });
    }
  });

  it('fails by what can be compared, and says what cannot', async () => {
    const outcome = await judge(table(['f', [10, 40, 0, 0]], ['m', [40, 10, 0, 0]]));
    assert.equal(outcome.verdict, 'fail');
    assert.ok(lines(outcome).some((line) => line.startsWith('info p.csv "equalisedOdds" needs')));
  });

  it('refuses what cannot be compared', () => {
    assert.deepEqual(refused(metricsFairness, { ...COLUMNS, prediction: undefined }), ['']);
    assert.deepEqual(
      refused(metricsFairness, { ...COLUMNS, label: undefined, criteria: ['equalisedOdds'] }),
      [''],
    );
    assert.deepEqual(refused(metricsFairness, { ...COLUMNS, max: 2 }), ['max']);
    assert.deepEqual(refused(metricsFairness, COLUMNS), []);
  });
});
