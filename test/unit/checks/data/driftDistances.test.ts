import { readFileSync } from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DriftFixture } from './driftFixture';
import { agrees, column, deviation, driftJudge, of, repeated } from './driftTables';

const FIXTURE = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', '..', 'fixtures', 'drift.json'), 'utf8'),
) as DriftFixture;

describe('distances of data.drift', () => {
  const judge = driftJudge();

  describe('measures what SciPy and Evidently measure', () => {
    for (const { name, reference, current, ks, ksP, wasserstein, evidently, bins } of FIXTURE.numbers) {
      it(name, async () => {
        const sides = [column(reference), column(current)] as const;
        const byKs = of(await judge(...sides, { method: 'ks' }));
        agrees(byKs['value'], ks, 'Kolmogorov–Smirnov');
        agrees(byKs['pValue'], ksP, 'p');
        agrees(byKs['pValue'], evidently.ksP, "Evidently's p");
        const byWasserstein = of(await judge(...sides, { method: 'wasserstein' }));
        agrees(byWasserstein['value'], wasserstein, 'Wasserstein');
        agrees(byWasserstein['value'], evidently.wasserstein, "Evidently's Wasserstein");
        if (bins === undefined) return;
        const byPsi = of(await judge(...sides, { method: 'psi' }));
        agrees(byPsi['value'], bins.psi, 'PSI');
        const histogram = byPsi['histogram'] as { edges: number[]; reference: { bars: number[] } };
        assert.deepEqual(
          histogram.edges,
          bins.edges.map((edge) => Number(edge.toPrecision(12))),
        );
        agrees(histogram.reference.bars[0], (bins.reference[0] ?? 0) / reference.length, 'first bar');
        const byDistance = of(await judge(...sides, { method: 'jensen-shannon' }));
        agrees(byDistance['value'], bins.jensenShannon, 'Jensen–Shannon');
      });
    }

    for (const { name, reference, current, ...expected } of FIXTURE.categories) {
      it(`categories: ${name}`, async () => {
        const spell = (counts: readonly number[]): string =>
          column(repeated(Object.fromEntries(counts.map((count, at) => [`kind ${String(at)}`, count]))));
        const sides = [spell(reference), spell(current)] as const;
        agrees(of(await judge(...sides, { method: 'psi' }))['value'], expected.psi, 'PSI');
        const distance = of(await judge(...sides, { method: 'jensen-shannon' }));
        agrees(distance['value'], expected.jensenShannon, 'Jensen–Shannon');
        const test = of(await judge(...sides, { method: 'chi-square' }));
        agrees(test['pValue'], expected.p, 'p');
        agrees(test['chiSquare'], expected.chiSquare, 'χ²');
      });
    }
  });

  it('counts Kolmogorov–Smirnov and Wasserstein exactly, whatever the values', async function () {
    this.timeout(120_000);
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(0.1, 1e100, -1e-100, 5e-324),
    );
    const values = fc.array(value, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(values, values, async (reference, current) => {
        const sides = [column(reference), column(current)] as const;
        const expected = distances(reference, current);
        agrees(of(await judge(...sides, { method: 'ks' }))['value'], expected.ks, 'Kolmogorov–Smirnov');
        const measured = of(await judge(...sides, { method: 'wasserstein' }));
        if (measured['method'] === 'wasserstein') {
          agrees(measured['value'], expected.wasserstein, 'Wasserstein');
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Both distances by their definition, value by value. */
function distances(
  reference: readonly number[],
  current: readonly number[],
): { ks: number; wasserstein: number } {
  const values = [...new Set([...reference, ...current])].sort((a, b) => a - b);
  const below = (side: readonly number[], value: number): number =>
    side.filter((one) => one <= value).length / side.length;
  let [ks, wasserstein] = [0, 0];
  // Scaled so that neither differences nor squares leave the range of numbers.
  const scale = Math.max(...values.map(Math.abs)) || 1;
  values.forEach((value, at) => {
    const apart = Math.abs(below(reference, value) - below(current, value));
    ks = Math.max(ks, apart);
    wasserstein += apart * ((values[at + 1] ?? value) / scale - value / scale);
  });
  return { ks, wasserstein: wasserstein / deviation(reference.map((value) => value / scale)) };
}
