import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { heldUntil, lastDayBefore } from '../../../src/core/evidence/heldUntil';

const outcome: Outcome = { verdict: 'pass', summary: { text: 'ok' }, findings: [] };
const at = (text: string) => Date.parse(text);

describe('the last day before a moment', () => {
  it('is the day itself, unless the moment begins it', () => {
    assert.equal(lastDayBefore(at('2026-11-20T00:00:00.001Z')), '2026-11-20');
    assert.equal(lastDayBefore(at('2026-11-20T00:00:00Z')), '2026-11-19');
    assert.equal(lastDayBefore(at('2026-11-20T00:00:00Z') + 0.5), '2026-11-20');
  });

  it('is none beyond the calendar', () => {
    for (const moment of [at('9999-12-31T00:00:00.001Z'), 1e20, Infinity, NaN, -1]) {
      assert.equal(lastDayBefore(moment), undefined, String(moment));
    }
  });

  it('is never a day later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: at('9999-12-30') }), (moment) => {
        const day = at(`${lastDayBefore(moment) ?? ''}T00:00:00Z`);
        assert.ok(day < moment && moment <= day + 86_400_000);
      }),
    );
  });
});

describe('an outcome', () => {
  it('holds to the first of its days', () => {
    assert.equal(heldUntil(outcome, '2026-11-20', undefined, '2026-03-01').until, '2026-03-01');
    assert.equal(heldUntil({ ...outcome, until: '2026-01-01' }, '2026-11-20').until, '2026-01-01');
  });

  it('names no day where there is none', () => {
    assert.deepEqual(heldUntil(outcome, undefined), outcome);
  });
});
