import assert from 'node:assert/strict';
import { hasLeadTime, leadTimes, median } from '../../../src/core/history/leadTime';
import type { JournalEntry } from '../../../src/core/journal/entry';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';

const lifecycle = { start: 'plan', stages: [{ id: 'plan' }, { id: 'operate' }] } as unknown as Lifecycle;

function advance(day: string, from: string, to: string): JournalEntry {
  return {
    kind: 'advance',
    id: day + to,
    time: `2026-${day}T12:00:00.000Z`,
    by: 'Ada',
    wheel: 'dev',
    from,
    to,
  };
}
function sentBack(day: string): JournalEntry {
  const time = `2026-${day}T12:00:00.000Z`;
  return { kind: 'return', id: day, time, by: 'Ada', wheel: 'dev', from: 'test', to: 'plan', reason: 'No.' };
}
const days = (...journal: readonly JournalEntry[]) =>
  leadTimes(lifecycle, journal).map((passage) => passage.days);

describe('the lead time', () => {
  it('is the days from leaving the plan to the next entering of operation, of whichever wheel', () => {
    assert.deepEqual(
      leadTimes(lifecycle, [
        advance('01-01', 'plan', 'code'),
        advance('01-04', 'code', 'build'),
        advance('01-11', 'deploy', 'operate'),
      ]),
      [{ left: '2026-01-01T12:00:00.000Z', entered: '2026-01-11T12:00:00.000Z', days: 10 }],
    );
  });

  it('begins with the first leaving, whatever was planned or sent back meanwhile', () => {
    assert.deepEqual(
      days(
        advance('01-01', 'plan', 'code'),
        sentBack('01-02'),
        advance('01-05', 'plan', 'code'),
        advance('01-08', 'deploy', 'operate'),
      ),
      [7],
    );
  });

  it('is told once for each passage; entering again without a new plan is none', () => {
    assert.deepEqual(
      days(
        advance('01-01', 'plan', 'code'),
        advance('01-03', 'deploy', 'operate'),
        advance('01-09', 'deploy', 'operate'),
        advance('01-10', 'plan', 'code'),
        advance('01-14', 'deploy', 'operate'),
      ),
      [2, 4],
    );
  });

  it('is none of a plan that is still on its way, and takes entries by their times', () => {
    assert.deepEqual(days(advance('01-01', 'plan', 'code')), []);
    assert.deepEqual(days(advance('01-03', 'deploy', 'operate'), advance('01-01', 'plan', 'code')), [2]);
    assert.deepEqual(days({ ...advance('01-01', 'plan', 'code'), time: 'once' }), []);
  });

  it('needs a stage to operate in that is not the first', () => {
    assert.ok(hasLeadTime(lifecycle));
    assert.ok(!hasLeadTime({ ...lifecycle, start: 'operate' }));
    assert.ok(!hasLeadTime({ ...lifecycle, stages: [] }));
  });

  it('has the middle one for its median, or the mean of the two in the middle', () => {
    assert.equal(median([9, 1, 4]), 4);
    assert.equal(median([9, 1, 4, 5]), 4.5);
    assert.equal(median([]), undefined);
  });
});
