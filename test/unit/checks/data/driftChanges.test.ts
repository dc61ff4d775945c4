import assert from 'node:assert/strict';
import { lines } from '../memoryWorld';
import { agrees, bell, column, deviation, driftJudge, of, repeated } from './driftTables';

describe('changes that data.drift sees', () => {
  const judge = driftJudge();

  describe('in categories', () => {
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

  describe('in numbers', () => {
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
});
