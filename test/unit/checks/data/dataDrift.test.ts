import assert from 'node:assert/strict';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import type { Outcome } from '../../../../src/core/evidence/evidence';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused, scope } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { agrees, bell, column, deviation, of, repeated, SIDES } from './driftTables';

describe('data.drift', () => {
  const folder = scratchFolders();

  function judge(reference: string, current: string, written: object = {}): Promise<Outcome> {
    const root = folder({ 'reference.csv': reference, 'current.csv': current });
    return judgeOnDisk(dataDrift, { ...SIDES, ...written }, root);
  }

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

  describe('sees in categories', () => {
    const many = { a: 500, b: 400, c: 300 };

    it('a share that moved', async () => {
      const outcome = await judge(column(repeated(many)), column(repeated({ a: 100, b: 400, c: 300 })));
      assert.match(
        lines(outcome)[1] ?? '',
        /Jensen–Shannon distance .* "a" had 41\.7% of the rows and has 12\.5%\.$/,
      );
    });

    it('a new value', async () => {
      const outcome = await judge(column(repeated(many)), column(repeated({ a: 200, b: 200, new: 300 })));
      assert.match(lines(outcome)[1] ?? '', /New values, such as "new", are 42\.9% of the rows\.$/);
    });

    it('only the hundred most frequent by themselves', async () => {
      const names = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`n${String(at)}`, 160 - at]));
      const outcome = await judge(column(repeated(names)), column(repeated(names)));
      assert.equal(of(outcome)['value'], 0);
      const { values, reference } = of(outcome)['histogram'] as {
        values: string[];
        reference: { outside: number };
      };
      assert.equal(values.length, 20);
      assert.ok(reference.outside > 0);
    });

    it('booleans as well', async () => {
      const outcome = await judge(
        column(repeated({ true: 900, false: 600 })),
        column(repeated({ true: 100, false: 800 })),
      );
      assert.match(lines(outcome)[1] ?? '', /"true" had 60% of the rows and has 11\.1%/);
    });
  });

  describe('sees in numbers', () => {
    it('missing values', async () => {
      const half = bell(1200, 4).map((one, at) => (at % 2 === 0 ? '' : one));
      const outcome = await judge(column(bell(1200, 3)), column(half));
      assert.match(
        lines(outcome)[1] ?? '',
        /Missing values of "x" have drifted: they were 0% of the rows and are 50%/,
      );
      assert.equal(of(outcome)['verdict'], 'fail');
    });

    it('a column without any value', async () => {
      const table = (first: readonly unknown[]): string =>
        `x,y\n${first.map((one) => `${String(one)},1`).join('\n')}\n`;
      const outcome = await judge(table(bell(200, 3)), table(Array.from({ length: 200 }, () => '')));
      assert.match(
        lines(outcome)[1] ?? '',
        /"x" has no values to compare on one side: missing were 0%, missing are 100%/,
      );
      const both = await judge(table(['', '']), table(['', '']));
      assert.equal(both.verdict, 'pass');
    });

    it('infinities', async () => {
      const spoilt = bell(1200, 4).map((one, at) => (at % 2 === 0 ? 'inf' : one));
      const outcome = await judge(column(bell(1200, 3)), column(spoilt));
      assert.match(lines(outcome)[1] ?? '', /Missing values of "x" have drifted/);
      const same = await judge(column(spoilt), column(spoilt));
      assert.equal(same.verdict, 'pass');
      assert.equal(of(same)['value'], 0);
    });

    it('a constant that moved, and one that did not', async () => {
      const constant = (value: number): string => column(Array.from({ length: 1500 }, () => value));
      assert.equal((await judge(constant(3), constant(3))).verdict, 'pass');
      const outcome = await judge(constant(3), constant(4), { method: 'wasserstein' });
      assert.equal(outcome.verdict, 'fail');
      assert.equal(of(outcome)['method'], 'jensen-shannon');
      assert.equal(of(outcome)['value'], 1);
    });

    it('every value the same in the current data', async () => {
      const outcome = await judge(column(bell(1500, 3)), column(Array.from({ length: 500 }, () => 0.2)));
      assert.equal(outcome.verdict, 'fail');
    });

    it('each of up to ten values, where quantiles would merge them', async () => {
      const outcome = await judge(column(repeated({ 0: 950, 1: 50 })), column(repeated({ 0: 500, 1: 500 })), {
        method: 'psi',
      });
      assert.equal(outcome.verdict, 'fail');
      assert.match(lines(outcome)[1] ?? '', /"1" had 5% of the rows and has 50%/);
    });

    it('integers beyond the precision of fractions', async () => {
      const large = (step: number): string =>
        column(
          Array.from({ length: 1500 }, (_, at) =>
            String(9_007_199_254_740_992n + BigInt((at * 7919) % 97) * 1n + BigInt(step)),
          ),
        );
      const same = await judge(large(0), large(0));
      assert.equal(of(same)['value'], 0);
      const moved = await judge(large(0), large(40));
      assert.equal(moved.verdict, 'fail');
      agrees(
        of(moved)['value'],
        40 / deviation(Array.from({ length: 1500 }, (_, at) => (at * 7919) % 97)),
        'Wasserstein',
      );
    });

    it('the greatest and the least integer', async () => {
      const ends = column(['9223372036854775807', '-9223372036854775808', '0', '5', '9']);
      assert.equal((await judge(ends, ends)).verdict, 'pass');
      assert.equal((await judge(ends, ends, { method: 'wasserstein' })).verdict, 'pass');
    });

    it('days and times, and says them as such', async () => {
      const days = (month: string): string =>
        column(
          Array.from({ length: 600 }, (_, at) => `2026-${month}-${String((at % 28) + 1).padStart(2, '0')}`),
        );
      const outcome = await judge(days('03'), days('05'));
      assert.match(lines(outcome)[1] ?? '', /The mean was 2026-03-14 \d\d:\d\d:\d\d and is 2026-05-14 /);
      const times = column(
        Array.from({ length: 600 }, (_, at) => `2026-03-${String((at % 28) + 1).padStart(2, '0')} 00:00:00`),
      );
      assert.equal(of(await judge(days('03'), times))['value'], 0);
    });

    it('a single row', async () => {
      const outcome = await judge('x,y\n1,a\n', 'x,y\n2,b\n');
      assert.equal(outcome.verdict, 'pass');
    });
  });

  describe('compares by value', () => {
    it('whole numbers and fractions, null spellings, blanks, the order of columns, names in another case', async () => {
      const rows = bell(1200, 3).map((one) => Math.round(one * 10));
      const reference = `n,k\n${rows.map((one) => `${String(one)},p q`).join('\n')}\n`;
      const current = `K,N\n${rows.map((one) => ` p q,${one.toFixed(1)}`).join('\n')}\n`;
      const outcome = await judge(reference, current);
      assert.deepEqual(lines(outcome), ['pass: Columns that drifted: 0 of 2.']);
      assert.equal(of(outcome, 'n')['value'], 0);
    });

    it('numbers that a blank has made texts', async () => {
      const rows = bell(1200, 3).map((one) => one.toFixed(3));
      const texts = [...rows.slice(0, -1), '"NA "'];
      const outcome = await judge(column(rows), column(texts));
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
    });

    it('but not a column that has become another: it counts as drifted', async () => {
      const outcome = await judge(column(bell(300, 1)), column(bell(300, 1).map((one) => `n${String(one)}`)));
      assert.deepEqual(lines(outcome), [
        'fail: Columns that drifted: 1 of 1; the check fails from 50% on.',
        'fail current.csv "x" cannot be compared and counts as drifted: the reference holds values of type number, the current data of type text.',
      ]);
      assert.equal((await judge(column([1, 2, 3]), column(['true', 'false', 'true']))).verdict, 'fail');
    });
  });

  describe('chooses columns', () => {
    const table = (from: number, extra: string): string => {
      const rows = bell(300, from + 1).map(
        (one, at) => `${String(from + at)},u-${String((from + at) * 7919)},${String(one)},1`,
      );
      return `id,token,x,${extra}\n${rows.join('\n')}\n`;
    };

    it('leaves identifiers out and says so, and tells of columns that only one side has', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'extra'));
      assert.deepEqual(lines(outcome), [
        'pass: Columns that drifted: 0 of 1.',
        'info current.csv Columns that are like identifiers were left out: id, token. Name them in "columns" to compare them.',
        'info current.csv Columns that only the reference has were not compared: label.',
        'info current.csv Columns that only the current data has were not compared: extra.',
      ]);
    });

    it('compares what is named, identifiers too', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'label'), { columns: ['ID', 'x'] });
      assert.equal(outcome.metrics?.['columns'], 2);
      assert.equal(of(outcome, 'id')['verdict'], 'fail');
    });

    it('leaves out what is to be ignored', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'label'), {
        ignore: ['label', 'id', 'token'],
      });
      assert.equal(lines(outcome).length, 1);
    });

    it('leaves lists and structures out', async () => {
      const root = folder({
        'reference.jsonl': '{"a": 1, "b": [1, 2]}\n{"a": 2, "b": [3]}\n',
        'current.csv': 'a,b\n1,x\n2,y\n',
        'current.jsonl': '{"a": 1, "b": [1, 2]}\n{"a": 2, "b": [3]}\n',
      });
      const both = { reference: 'reference.jsonl', current: 'current.jsonl' };
      assert.match(
        lines(await judgeOnDisk(dataDrift, both, root))[1] ?? '',
        /lists or structures were left out: b/,
      );
      const mixed = await judgeOnDisk(dataDrift, { ...both, current: 'current.csv' }, root);
      assert.match(
        lines(mixed)[1] ?? '',
        /the reference holds values of type nested, the current data of type text/,
      );
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
