import assert from 'node:assert/strict';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused, scope } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { agrees, bell, column, driftJudge, of, SIDES } from './driftTables';

describe('data.drift', () => {
  const folder = scratchFolders();
  const judge = driftJudge();

  describe('auto chooses the method by the column', () => {
    const mixed = (rows: number, seed: number): string => {
      const numbers = bell(rows, seed);
      const lines = numbers.map(
        (one, at) => `${one.toFixed(5)},${String(at % 3)},${at % 2 === 0 ? 'a' : 'b'}`,
      );
      return `number,few,kind\n${lines.join('\n')}\n`;
    };

    it('few reference rows: tests of significance', async () => {
      const outcome = await judge(mixed(1000, 1), mixed(700, 2));
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
      assert.equal(of(outcome, 'number')['method'], 'ks');
      assert.equal(of(outcome, 'few')['method'], 'ks');
      assert.equal(of(outcome, 'kind')['method'], 'chi-square');
    });

    it('more rows: distances', async () => {
      const outcome = await judge(mixed(1001, 1), mixed(700, 2));
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
      assert.equal(of(outcome, 'number')['method'], 'wasserstein');
      assert.equal(of(outcome, 'few')['method'], 'jensen-shannon');
      assert.equal(of(outcome, 'kind')['method'], 'jensen-shannon');
    });

    it('a method of numbers gives way where there are categories', async () => {
      const outcome = await judge(mixed(1001, 1), mixed(700, 2), { method: 'wasserstein' });
      assert.equal(of(outcome, 'kind')['method'], 'jensen-shannon');
    });
  });

  describe('judges', () => {
    const plain = column(bell(400, 3));

    it('passes data of the same distribution, and keeps histograms of both sides', async () => {
      const outcome = await judge(plain, column(bell(300, 4)));
      assert.deepEqual(lines(outcome), ['pass: Columns that drifted: 0 of 1.']);
      const { columns, drifted, warned, driftedShare, referenceRows, currentRows } = outcome.metrics ?? {};
      assert.deepEqual(
        [columns, drifted, warned, driftedShare, referenceRows, currentRows],
        [1, 0, 0, 0, 400, 300],
      );
      const histogram = of(outcome)['histogram'] as {
        edges: number[];
        reference: { bars: number[]; missing: number };
        current: { bars: number[]; outside: number };
      };
      assert.equal(histogram.edges.length, 11);
      assert.equal(histogram.reference.bars.length, 10);
      const total = histogram.current.bars.reduce((sum, bar) => sum + bar, 0) + histogram.current.outside;
      agrees(total, 1, 'shares');
    });

    it('fails when the share of drifted columns is reached, and says what has changed', async () => {
      const outcome = await judge(plain, column(bell(400, 4, 2)));
      const [summary, finding = ''] = lines(outcome);
      assert.equal(summary, 'fail: Columns that drifted: 1 of 1; the check fails from 50% on.');
      assert.match(
        finding,
        /^fail current\.csv "x" has drifted: Kolmogorov–Smirnov distance 0\.9\d+, the limit is 0\.2\. The mean was -?0\.0\d+ and is (1\.9|2\.0)\d+\.$/,
      );
      assert.match(nextSteps(outcome)[0] ?? '', /source of "x"/);
    });

    it('warns of a drifted column among others', async () => {
      const table = (shift: number, seed: number): string => {
        const others = [bell(300, seed, shift), bell(300, seed + 1), bell(300, seed + 2)];
        const rows = others[0]?.map((one, at) => [one, others[1]?.[at], others[2]?.[at]].join(',')) ?? [];
        return `a,b,c\n${rows.join('\n')}\n`;
      };
      const outcome = await judge(table(0, 7), table(1, 17));
      assert.equal(outcome.verdict, 'warn');
      assert.match(lines(outcome)[1] ?? '', /^warn current\.csv "a" has drifted/);
      assert.equal((await judge(table(0, 7), table(1, 17), { share: 0.3 })).verdict, 'fail');
      assert.equal((await judge(table(0, 7), table(1, 17), { share: 0.34 })).verdict, 'warn');
      assert.equal((await judge(table(0, 7), table(0, 17), { share: 0 })).verdict, 'pass');
    });

    it('warns between the limits', async () => {
      const outcome = await judge(column(bell(1500, 5)), column(bell(1500, 6, 0.085)));
      assert.equal(outcome.verdict, 'warn', lines(outcome).join('\n'));
      assert.match(
        lines(outcome)[1] ?? '',
        /"x" begins to drift: Wasserstein distance in standard deviations 0\.1/,
      );
    });

    it('takes limits of the file and of single columns', async () => {
      const sides = [column(bell(1500, 5)), column(bell(1500, 6, 0.085))] as const;
      assert.equal((await judge(...sides, { warn: 0.3, fail: 0.4 })).verdict, 'pass');
      assert.equal((await judge(...sides, { fail: 0.11 })).verdict, 'fail');
      assert.equal((await judge(...sides, { overrides: { x: { warn: 0.3, fail: 0.4 } } })).verdict, 'pass');
      const psi = await judge(...sides, { overrides: { X: { method: 'psi' } } });
      assert.equal(of(psi)['method'], 'psi');
    });

    it('raises both limits of PSI where chance moves few rows so far, and says so', async () => {
      const reference = column(bell(40, 8));
      const current = column(bell(25, 9));
      const outcome = await judge(reference, current, { method: 'psi' });
      const measured = of(outcome);
      assert.ok(Number(measured['value']) > 0.1, 'PSI');
      assert.equal(outcome.verdict, 'pass');
      assert.equal(measured['warn'], measured['fail']);
      assert.match(lines(outcome)[1] ?? '', /^info .*the sample is small: chance alone moves so few rows/);
    });

    it('needs significance besides the effect in a small sample', async () => {
      const outcome = await judge(column([1, 2, 3, 4, 5, 6]), column([2, 3, 4, 5, 6, 7]));
      assert.equal(outcome.verdict, 'pass');
      assert.match(lines(outcome)[1] ?? '', /^info .*chance alone explains that \(p = /);
      const named = await judge(column([1, 2, 3, 4, 5, 6]), column([2, 3, 4, 5, 6, 9]), { method: 'ks' });
      assert.equal(of(named)['value'], 0.166666666667);
      assert.equal(named.verdict, 'warn');
    });
  });

  describe('cannot judge', () => {
    const some = column([1, 2, 3]);

    it('missing files, files without rows, and nothing in common', async () => {
      const missing = await judgeOnDisk(dataDrift, SIDES, folder({ 'reference.csv': some }));
      assert.equal(lines(missing)[0], 'error: No file matches "current.csv".');
      assert.match(lines(await judge(some, 'x\n'))[0] ?? '', /^error: current\.csv has no rows/);
      assert.match(lines(await judge('x\n', some))[0] ?? '', /^error: reference\.csv has no rows/);
      assert.match(
        lines(await judge(some, column([1, 2], 'y')))[0] ?? '',
        /^error: current\.csv has no column that can be compared/,
      );
    });

    it('columns that are not there', async () => {
      const outcome = await judge(some, some, { columns: ['xx'], ignore: 'y' });
      assert.equal(outcome.verdict, 'error');
      assert.match(nextSteps(outcome).join(), /Did you mean "x"/);
      const override = await judge(some, some, { overrides: { z: { fail: 1 } } });
      assert.match(lines(override)[0] ?? '', /^error: "overrides" names a column that is not compared: "z"/);
    });
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataDrift, { reference: 'a.csv' }), ['current']);
    assert.deepEqual(refused(dataDrift, { ...SIDES, method: 'kl' }), ['method']);
    assert.deepEqual(refused(dataDrift, { ...SIDES, share: 2 }), ['share']);
    assert.deepEqual(refused(dataDrift, { ...SIDES, overrides: { a: { worn: 1 } } }), ['overrides.a']);
    assert.deepEqual(refused(dataDrift, { ...SIDES, reference: { name: '../x' } }), ['reference.name']);
  });

  it('consumes both sides, and the file of a stored reference', () => {
    const patterns = (written: object): readonly string[] =>
      dataDrift.consumes(dataDrift.parameters.parse({ ...SIDES, ...written }), scope()).patterns;
    assert.deepEqual(patterns({}), ['reference.csv', 'current.csv']);
    const stored = ['.ml-lifecycle/references/spring.json', 'current.csv'];
    assert.deepEqual(patterns({ reference: 'spring' }), stored);
    assert.deepEqual(patterns({ reference: { name: 'spring' } }), stored);
    assert.deepEqual(patterns({ reference: ['d/*.csv', '!d/a.csv'] }), ['d/*.csv', 'current.csv']);
  });

  it('gives the same evidence in every run', async () => {
    const sides = [column(bell(2000, 3)), column(bell(1500, 4, 0.1))] as const;
    assert.deepEqual(await judge(...sides), await judge(...sides));
  });
});
