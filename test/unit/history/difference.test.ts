import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf, signed } from '../../../src/core/history/difference';

describe('the difference of two numbers', () => {
  it('is without the noise of subtracting decimal fractions, and with its sign', () => {
    const cases = [
      [0.8, 0.813, '+0.013'],
      [0.3, 0.1, '-0.2'],
      [5, 3, '-2'],
      [1_000_000.1, 1_000_000.2, '+0.1'],
      [0, 1e-9, '+1e-9'],
      [1e300, -1e300, '-2e+300'],
    ] as const;
    for (const [was, is, shown] of cases) assert.equal(signed(differenceOf(was, is)), shown);
  });

  it('is zero only for the same number, and its sign tells which is larger', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (was, is) => {
        assert.equal(Math.sign(differenceOf(was, is)) + 0, (is > was ? 1 : is < was ? -1 : 0) + 0);
      }),
    );
  });
});
