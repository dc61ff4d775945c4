import assert from 'node:assert/strict';
import { homogeneityTest } from '../../../src/core/statistics/chiSquare';
import { distanceByChance, jensenShannonDistance } from '../../../src/core/statistics/jensenShannon';
import { kolmogorovSmirnovPValue } from '../../../src/core/statistics/kolmogorovSmirnov';
import { populationStability, stabilityByChance } from '../../../src/core/statistics/populationStability';
import { TIES } from './tiesFixture';

function agrees(value: number, expected: number, what: string): void {
  assert.ok(
    Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${what}: ${value}, SciPy says ${expected}`,
  );
}

describe('statistics of bins that are empty', () => {
  for (const { name, reference, current, ...expected } of TIES.counts) {
    it(`agree with SciPy: ${name}`, () => {
      agrees(populationStability(reference, current), expected.psi, 'PSI');
      agrees(jensenShannonDistance(reference, current), expected.jensenShannon, 'Jensen–Shannon');
      const test = homogeneityTest(reference, current);
      agrees(test.statistic, expected.chiSquare, 'χ²');
      agrees(test.pValue, expected.p, 'p');
      assert.equal(test.degrees, expected.degrees);
    });
  }

  it('do not change with a bin that is empty on both sides', () => {
    const [a, b] = [
      [50, 50],
      [40, 60],
    ] as const;
    const [wideA, wideB] = [
      [50, 0, 50, 0],
      [40, 0, 60, 0],
    ] as const;
    assert.equal(populationStability(wideA, wideB), populationStability(a, b));
    assert.equal(stabilityByChance(wideA, wideB), stabilityByChance(a, b));
    assert.equal(jensenShannonDistance(wideA, wideB), jensenShannonDistance(a, b));
    assert.equal(distanceByChance(wideA, wideB), distanceByChance(a, b));
    assert.deepEqual(homogeneityTest(wideA, wideB), homogeneityTest(a, b));
  });
});

describe('p-values of Kolmogorov–Smirnov of samples full of ties', () => {
  for (const { name, reference, current, ks, ksP } of TIES.numbers) {
    it(`agree with SciPy: ${name}`, () => {
      agrees(kolmogorovSmirnovPValue(ks, reference.length, current.length), ksP, 'p');
    });
  }
});
