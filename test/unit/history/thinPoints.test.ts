import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { thinPoints } from '../../../src/core/history/thinPoints';

const points = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 400 })
  .map((values) => values.map((value, at) => ({ at, value })));

describe('thinned points', () => {
  it('are the same where they are few', () => {
    const few = [1, 2, 3].map((value, at) => ({ at, value }));
    assert.equal(thinPoints(few, 8), few);
  });

  it('keep the first, the last, the least and the greatest of all, in their order, and are not too many', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 8, max: 100 }), (all, most) => {
        const thin = thinPoints(all, most);
        const values = (some: readonly { readonly value: number }[]) => some.map(({ value }) => value);
        assert.ok(thin.length <= most);
        assert.deepEqual([thin[0], thin.at(-1)], [all[0], all.at(-1)]);
        assert.equal(Math.min(...values(thin)), Math.min(...values(all)));
        assert.equal(Math.max(...values(thin)), Math.max(...values(all)));
        assert.deepEqual(
          thin,
          thin.toSorted((a, b) => a.at - b.at),
        );
      }),
    );
  });
});
