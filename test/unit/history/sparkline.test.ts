import assert from 'node:assert/strict';
import { sparkline } from '../../../src/core/history/sparkline';

describe('sparkline', () => {
  it('goes from the lowest to the highest value', () => {
    assert.equal(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 40), '▁▂▃▄▅▆▇█');
    assert.equal(sparkline([-1e308, 1e308], 40), '▁█');
  });

  it('begins elsewhere where that is wanted', () => {
    assert.equal(sparkline([6, 8], 40, 0), '▇█');
    assert.equal(sparkline([3, 3], 40, 0), '██');
  });

  it('is level for one value, blank at gaps, and empty without values', () => {
    assert.equal(sparkline([5, undefined, 5], 40), '▄ ▄');
    assert.equal(sparkline([undefined], 40), '');
    assert.equal(sparkline([], 40), '');
  });

  it('shows the last value of each stretch where there are more than fit', () => {
    assert.equal(sparkline([9, 0, 0, 7], 2), '▁█');
    assert.equal(
      sparkline(
        Array.from({ length: 5000 }, (_, at) => at),
        8,
      ),
      '▁▂▃▄▅▆▇█',
    );
  });
});
