import assert from 'node:assert/strict';
import { recentPace } from '../../../src/core/history/recentPace';

const cadence = (passes: readonly number[]) => ({
  weeks: passes.map((_, at) => `week ${String(at)}`),
  wheels: [{ wheel: 'ml', commits: passes.map(() => 0), passes }],
});

describe('the recent pace of a wheel', () => {
  it('is the checks that began to pass in a week, on average', () => {
    assert.equal(recentPace(cadence([1, 0, 2])).get('ml'), 1);
  });

  it('forgets what is longer ago than a quarter', () => {
    const quiet = new Array<number>(13).fill(0);
    assert.equal(recentPace(cadence([100, ...quiet])).get('ml'), 0);
  });

  it('is none without a history', () => {
    assert.equal(recentPace(cadence([])).get('ml'), 0);
  });
});
