import assert from 'node:assert/strict';
import { commitPlace } from '../../../src/core/history/commitPlace';
import { compareMetrics, valueAt } from '../../../src/core/history/compareMetrics';
import { foldCadence, lastWeeks } from '../../../src/core/history/foldCadence';
import type { MetricSeries } from '../../../src/core/history/metricHistory';
import { plotGroups } from '../../../src/core/history/plotGroups';

function series(values: Readonly<Record<number, number>>, more: Partial<MetricSeries> = {}): MetricSeries {
  const points = Object.entries(values).map(([at, value]) => ({ at: Number(at), value }));
  return { stage: 'train', check: 'c', metric: 'm', limits: [], points, ...more };
}

describe('metrics at two commits', () => {
  it('have the value that the last commit up to each measured', () => {
    const [row] = compareMetrics([series({ 0: 0.1, 3: 0.3 }, { direction: 'higher' })], 2, 4);
    assert.deepEqual([row?.was?.value, row?.is?.value, row?.by, row?.outcome], [0.1, 0.3, 0.2, 'better']);
  });

  it('are better or worse by their direction, and merely changed without one', () => {
    const outcome = (direction?: 'higher' | 'lower', is = 2) =>
      compareMetrics([series({ 0: 1, 1: is }, direction === undefined ? {} : { direction })], 0, 1)[0]
        ?.outcome;
    assert.deepEqual(
      [outcome('higher'), outcome('lower'), outcome(), outcome('higher', 1)],
      ['better', 'worse', 'changed', 'same'],
    );
  });

  it('may be new, and are left out where neither has them', () => {
    const [row, ...others] = compareMetrics([series({ 2: 1 }), series({ 9: 1 })], 0, 4);
    assert.deepEqual([row?.was, row?.is?.value, row?.outcome, others.length], [undefined, 1, undefined, 0]);
  });

  it('say where thinned points leave the value in doubt', () => {
    const thinned = series({ 0: 1, 5: 2, 9: 3 }, { isThinned: true });
    assert.deepEqual(
      [0, 3, 5, 11].map((at) => valueAt(thinned, at)?.isAbout),
      [false, true, false, false],
    );
    assert.equal(valueAt(series({ 0: 1, 5: 2 }), 3)?.isAbout, false);
  });
});

describe('metrics in one plot', () => {
  it('are those of one unit and of one size', () => {
    const [a, b, big, ms] = [
      series({ 0: 0.9 }),
      series({ 0: 0.3 }),
      series({ 0: 300 }),
      series({ 0: 0.8 }, { unit: 'ms' }),
    ];
    assert.deepEqual(plotGroups([a, big, b, ms], 6), [[a, b], [big], [ms]]);
    assert.deepEqual(plotGroups([a, b], 1), [[a], [b]]);
  });
});

describe('the place of a moment among commits', () => {
  it('is that of the commit of the same second, or between two', () => {
    const commits = ['2026-01-01T00:00:00Z', '2026-01-02T01:00:00+01:00'].map((date) => {
      return { commit: date, author: '', date, subject: '' };
    });
    assert.equal(commitPlace(commits, '2026-01-02T00:00:00Z'), 1);
    assert.equal(commitPlace(commits, '2026-01-01T12:00:00Z'), 0.5);
    assert.equal(commitPlace(commits, '2025-01-01T00:00:00Z'), -0.5);
    assert.equal(commitPlace(commits, '2027-01-01T00:00:00Z'), 1.5);
  });
});

describe('a cadence in stretches of weeks', () => {
  const cadence = {
    weeks: ['w1', 'w2', 'w3', 'w4', 'w5'],
    wheels: [{ wheel: 'dev', commits: [1, 2, 3, 4, 5], passes: [0, 1, 0, 0, 2] }],
  };

  it('adds weeks up from the end, so that only the first may be shorter', () => {
    assert.deepEqual(foldCadence(cadence, 3), {
      weeksEach: 2,
      cadence: {
        weeks: ['w1', 'w2', 'w4'],
        wheels: [{ wheel: 'dev', commits: [1, 5, 9], passes: [0, 1, 2] }],
      },
    });
    assert.deepEqual(foldCadence(cadence, 5), { weeksEach: 1, cadence });
  });

  it('has the last weeks of a longer one', () => {
    assert.deepEqual(lastWeeks(cadence, 2), {
      weeks: ['w4', 'w5'],
      wheels: [{ wheel: 'dev', commits: [4, 5], passes: [0, 2] }],
    });
    assert.deepEqual(lastWeeks(cadence, Infinity), cadence);
  });
});
