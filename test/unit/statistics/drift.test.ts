import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  chiSquareQuantile,
  chiSquareSurvival,
  homogeneityTest,
} from '../../../src/core/statistics/chiSquare';
import { gammaQuantile, logGamma } from '../../../src/core/statistics/gammaDistribution';
import { distanceByChance, jensenShannonDistance } from '../../../src/core/statistics/jensenShannon';
import {
  criticalDistance,
  kolmogorovSmirnovPValue,
  kolmogorovSurvival,
} from '../../../src/core/statistics/kolmogorovSmirnov';
import { populationStability, stabilityByChance } from '../../../src/core/statistics/populationStability';
import { wassersteinByChance } from '../../../src/core/statistics/wassersteinByChance';
import type { DriftFixture } from '../checks/data/driftFixture';

const FIXTURE = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', 'fixtures', 'drift.json'), 'utf8'),
) as DriftFixture;

/** Within a billionth of what SciPy says, or of one where that is smaller. */
function agrees(value: number, expected: number, what: string, scale = Math.abs(expected)): void {
  assert.ok(Math.abs(value - expected) <= 1e-9 * scale + 1e-300, `${what}: ${value}, SciPy says ${expected}`);
}

describe('statistics of drift agree with SciPy', () => {
  it('logarithm of the gamma function', () => {
    agrees(logGamma(5), Math.log(24), 'Γ(5)');
    agrees(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 'Γ(½)');
    agrees(logGamma(0.1), 2.252712651734206, 'Γ(0.1)');
  });

  it('tails of χ²', () => {
    for (const { x, degrees, p } of FIXTURE.chiSquare) {
      agrees(chiSquareSurvival(x, degrees), p, `χ² ${x}, ${degrees}`);
    }
    assert.equal(chiSquareSurvival(0, 3), 1);
    assert.equal(chiSquareSurvival(Infinity, 3), 0);
  });

  it('quantiles of χ² and gamma', () => {
    for (const { p, degrees, x } of FIXTURE.chiSquareQuantile) {
      agrees(chiSquareQuantile(p, degrees), x, `quantile ${p}, ${degrees}`);
    }
    for (const { p, shape, x } of FIXTURE.gammaQuantile) agrees(gammaQuantile(p, shape), x, `${p}, ${shape}`);
    assert.equal(chiSquareQuantile(0.99, 0), 0);
  });

  it('p-values of Kolmogorov–Smirnov, exact', () => {
    for (const { name, ks, ksP, reference, current } of FIXTURE.numbers) {
      agrees(kolmogorovSmirnovPValue(ks, reference.length, current.length), ksP, name);
    }
    assert.equal(kolmogorovSmirnovPValue(0, 5, 5), 1);
  });

  it('p-values of Kolmogorov–Smirnov for many rows, within 0.005, small ones within 0.0001', () => {
    for (const { d, n, m, p } of FIXTURE.ksLarge) {
      const bound = p < 0.05 ? 0.0001 : 0.005;
      assert.ok(Math.abs(kolmogorovSmirnovPValue(d, n, m) - p) < bound, `${d}, ${n}, ${m}`);
    }
    for (const { x, p } of FIXTURE.kolmogorovLimit) agrees(kolmogorovSurvival(x), p, `K ${x}`, 1);
    assert.equal(kolmogorovSurvival(0), 1);
  });

  for (const { name, reference, current, ...expected } of FIXTURE.categories) {
    it(`PSI, Jensen–Shannon and χ² of counts: ${name}`, () => {
      agrees(populationStability(reference, current), expected.psi, 'PSI', Math.max(1, expected.psi));
      agrees(stabilityByChance(reference, current), expected.psiByChance, 'PSI by chance');
      agrees(jensenShannonDistance(reference, current), expected.jensenShannon, 'Jensen–Shannon', 1);
      agrees(jensenShannonDistance(reference, current), expected.evidentlyJensenShannon, 'Evidently', 1);
      const test = homogeneityTest(reference, current);
      agrees(test.statistic, expected.chiSquare, 'χ²', Math.max(1, expected.chiSquare));
      assert.equal(test.degrees, expected.degrees);
      agrees(test.pValue, expected.p, 'p');
    });
  }

  it("makes Cramér's V of samples of one size, whatever their sizes", () => {
    const { statistic, cramersV } = homogeneityTest([50, 30, 20], [20, 30, 50]);
    agrees(cramersV, Math.sqrt(statistic / 200), 'V');
    agrees(homogeneityTest([50, 30, 20], [200, 300, 500]).cramersV, cramersV, 'V of more rows');
    assert.equal(homogeneityTest([10], [20]).pValue, 1);
  });

  it('gives the critical distance of Smirnov', () => {
    agrees(criticalDistance(0.05, 100, 100), 1.3581015157406195 * Math.sqrt(2 / 100), 'D');
  });
});

describe('what chance makes of a Jensen–Shannon distance', () => {
  it('is that of χ² where bins are full', () => {
    const limit = distanceByChance([500, 400, 300], [400, 200, 200]);
    const expected = Math.sqrt(((1 / 1200 + 1 / 800) * chiSquareQuantile(0.99, 2)) / (8 * Math.LN2));
    agrees(limit, expected, 'limit');
  });

  it('is more where many bins hold a row or two, and nothing for a single bin', () => {
    const rare = Array.from({ length: 300 }, () => 1);
    const limit = distanceByChance([...rare, 700], [...rare, 700]);
    const asFull = Math.sqrt(((2 / 1000) * chiSquareQuantile(0.99, 300)) / (8 * Math.LN2));
    assert.ok(limit > asFull * 1.05, `${limit} ${asFull}`);
    assert.equal(distanceByChance([50], [80]), 0);
  });
});

describe('what chance makes of a Wasserstein distance', () => {
  /** The uniform distribution on 0 … 1: ∫|B| has the mean √(2/π)·π/8 and its 99 % quantile is 0.747 (simulated). */
  const uniform = Array.from({ length: 400 }, (_, at) => ({ width: 1 / 400, share: (at + 0.5) / 400 }));

  it('is near the 99 % quantile of the integral of a Brownian bridge', () => {
    const limit = wassersteinByChance(uniform, 2, 2);
    assert.ok(Math.abs(limit - 0.747) < 0.015, String(limit));
  });

  it('falls with the square root of the rows, and is zero for a constant', () => {
    const few = wassersteinByChance(uniform, 100, 100);
    agrees(wassersteinByChance(uniform, 10_000, 10_000), few / 10, 'limit');
    assert.equal(wassersteinByChance([{ width: 0, share: 0.5 }], 10, 10), 0);
  });
});
