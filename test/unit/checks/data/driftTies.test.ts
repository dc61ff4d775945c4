import assert from 'node:assert/strict';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import { scratchFolders } from '../../node/scratch';
import { TIES } from '../../statistics/tiesFixture';
import { judgeOnDisk } from '../diskWorld';
import { agrees, column, of, repeated, SIDES } from './driftTables';

describe('data.drift measures what SciPy measures', () => {
  const folder = scratchFolders();

  function judge(reference: string, current: string, method: string) {
    const root = folder({ 'reference.csv': reference, 'current.csv': current });
    return judgeOnDisk(dataDrift, { ...SIDES, columns: 'x', method }, root);
  }

  describe('of samples full of ties', () => {
    for (const { name, reference, current, ks, ksP } of TIES.numbers) {
      it(name, async () => {
        const spell = (values: readonly number[]): string =>
          column(values.map((value) => (Object.is(value, -0) ? '-0.0' : value)));
        const found = of(await judge(spell(reference), spell(current), 'ks'));
        assert.equal(found['method'], 'ks');
        agrees(found['value'], ks, 'Kolmogorov–Smirnov');
        agrees(found['pValue'], ksP, 'p');
      });
    }
  });

  describe('of bins that are empty', () => {
    for (const { name, reference, current, ...expected } of TIES.counts.filter(isAlike)) {
      it(name, async () => {
        const spell = (counts: readonly number[]): string =>
          column(repeated(Object.fromEntries(counts.map((count, at) => [`kind ${String(at)}`, count]))));
        const sides = [spell(reference), spell(current)] as const;
        agrees(of(await judge(...sides, 'psi'))['value'], expected.psi, 'PSI');
        agrees(
          of(await judge(...sides, 'jensen-shannon'))['value'],
          expected.jensenShannon,
          'Jensen–Shannon',
        );
        agrees(of(await judge(...sides, 'chi-square'))['pValue'], expected.p, 'p');
      });
    }
  });
});

/** Small enough for a file; of several values that the reference lacks the check makes one bin. */
function isAlike({ reference }: { readonly reference: readonly number[] }): boolean {
  return reference.every((count) => count <= 10_000) && reference.filter((count) => count === 0).length <= 1;
}
