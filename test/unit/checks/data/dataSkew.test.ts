import assert from 'node:assert/strict';
import { dataSkew } from '../../../../src/core/checks/data/dataSkew';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, times, writeTable } from './writeTable';

const GIVEN = { training: 'train.csv', serving: 'live.csv' };

/** Rows of one number between 0 and 100, one category and one flag. */
function rows(
  count: number,
  edit: (at: number) => Partial<Record<'x' | 'plan' | 'flag', string | number>> = () => ({}),
) {
  return Array.from({ length: count }, (_, at) => {
    const row = {
      x: (at * 37) % 101,
      plan: ['basic', 'plus', 'pro'][at % 3] ?? '',
      flag: at % 2 === 0,
      ...edit(at),
    };
    return `${String(row.x)},${row.plan},${String(row.flag)}`;
  });
}

describe('data.skew', () => {
  const folder = scratchFolders();

  function judge(training: string, serving: string, written: object = {}) {
    const root = folder({ 'train.csv': training, 'live.csv': serving });
    return judgeOnDisk(dataSkew, { ...GIVEN, ...written }, root);
  }

  const HEADER = 'x,plan,flag';
  const TRAINING = csv(HEADER, rows(1000));

  function serve(count: number, edit?: Parameters<typeof rows>[1], written: object = {}) {
    return judge(TRAINING, csv(HEADER, rows(count, edit)), written);
  }

  it('passes where serving looks like training', async () => {
    const outcome = await serve(300);
    assert.deepEqual(lines(outcome), ['pass: Serving looks like training, in columns: 3, rows: 300.']);
    assert.deepEqual(outcome.metrics, {
      ...{ trainingRows: 1000, servingRows: 300, columns: 3, missingColumns: 0, skewedColumns: 0 },
      byColumn: {
        x: { trainingNulls: 0, servingNulls: 0, outside: 0 },
        plan: { trainingNulls: 0, servingNulls: 0 },
        flag: { trainingNulls: 0, servingNulls: 0 },
      },
    });
    assert.equal((await serve(1)).verdict, 'pass');
  });

  describe('columns', () => {
    it('fails without one of them, and says which', async () => {
      const outcome = await judge(TRAINING, csv('x,plan', ['5,basic']));
      assert.deepEqual(lines(outcome), [
        'fail: Columns that differ between training and serving: 1 of 3.',
        'fail live.csv Serving lacks the column "flag", which training has.',
      ]);
      assert.match(nextSteps(outcome)[0] ?? '', /name it in "ignore"/);
      assert.equal((await judge(TRAINING, csv('x,plan', ['5,basic']), { ignore: 'FLAG' })).verdict, 'pass');
    });

    it('tells those that only serving has, and passes', async () => {
      const outcome = await judge(TRAINING, csv('release,flag,plan,x', ['7f3a,true,basic,5']));
      assert.deepEqual(lines(outcome), [
        'pass: Serving looks like training, in columns: 3, rows: 1.',
        'info Columns that only serving has, not compared: release.',
      ]);
    });

    it('cannot judge without any in common, or with a name in "ignore" that neither has', async () => {
      assert.match(lines(await judge(TRAINING, 'y\n1\n'))[0] ?? '', /^error: .* have no column in common\.$/);
      assert.match(
        lines(await serve(3, undefined, { ignore: 'xx' }))[0] ?? '',
        /^error: train\.csv has no column "xx"\.$/,
      );
    });
  });

  describe('types', () => {
    it('fails where numbers became texts, with the first row', async () => {
      const outcome = await serve(300, (at) => (at === 7 ? { x: 'many' } : {}));
      assert.deepEqual(lines(outcome).slice(1), [
        'fail live.csv The column "x" holds texts in serving and whole numbers in training. Rows that are none: 1, such as row 8.',
      ]);
    });

    it('fails where true and false became numbers', async () => {
      const outcome = await serve(300, (at) => ({ flag: at % 2 }));
      assert.match(
        lines(outcome)[1] ?? '',
        /"flag" holds whole numbers in serving and true and false in training\.$/,
      );
    });

    it('takes whole numbers and fractions for one type, dates and times for another', async () => {
      assert.equal((await serve(300, (at) => ({ x: at % 100 === 0 ? '5.5' : at % 100 }))).verdict, 'pass');
      const dates = csv('d,k', ['2026-01-01,a', '2026-01-02,a']);
      assert.equal((await judge(dates, csv('d,k', ['2026-05-01 08:00:00,a']))).verdict, 'pass');
      assert.equal((await judge(dates, csv('d,k', ['May,a']))).verdict, 'fail');
    });

    it('knows codes that look like numbers where no other happens to be served', async () => {
      const codes = csv('code', [...times(9, '1'), ...times(9, '2'), 'A']);
      assert.equal((await judge(codes, csv('code', [1, 2, 1]))).verdict, 'pass');
      assert.equal((await judge(codes, csv('code', [7, 8, 9]))).verdict, 'fail');
    });

    it('does not judge the type of a column without values', async () => {
      const outcome = await judge(csv('x,k', ['1,a', '2,a']), csv('x,k', [',a', ',a']));
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
    });
  });

  describe('missing values', () => {
    it('fails where far more of them are missing', async () => {
      const outcome = await serve(300, (at) => (at % 3 === 0 ? { plan: 'NA' } : {}));
      assert.deepEqual(lines(outcome).slice(1), [
        'fail live.csv The column "plan" misses 33.3% of its values in serving and 0% in training.',
      ]);
    });

    it('fails where training had gaps that serving fills', async () => {
      const training = csv(
        HEADER,
        rows(1000, (at) => (at % 2 === 0 ? { x: '' } : {})),
      );
      assert.match(
        lines(await judge(training, csv(HEADER, rows(300))))[1] ?? '',
        /0% of its values in serving and 50%/,
      );
    });

    it('fails where a column is never filled', async () => {
      assert.equal((await serve(300, () => ({ x: '' }))).verdict, 'fail');
    });

    it('passes within the limit, and where so few rows are chance', async () => {
      assert.equal((await serve(300, (at) => (at % 25 === 0 ? { plan: '' } : {}))).verdict, 'pass');
      assert.equal(
        (await serve(300, (at) => (at % 25 === 0 ? { plan: '' } : {}), { nulls: 0.01 })).verdict,
        'fail',
      );
      assert.equal((await serve(10, (at) => (at === 0 ? { plan: '' } : {}))).verdict, 'pass');
    });
  });

  describe('ranges', () => {
    it('fails where numbers are of a greater unit', async () => {
      const outcome = await serve(300, (at) => ({ x: ((at * 37) % 101) * 30 }));
      assert.match(
        lines(outcome)[1] ?? '',
        /^fail live\.csv Values of "x" lie outside of what training saw \(0 to 100\), in rows: \d+ \(9\d\.?\d*%\)\.$/,
      );
    });

    it('fails where they are of a smaller unit, or replaced by a constant', async () => {
      const smaller = await serve(300, (at) => ({ x: (((at * 37) % 101) / 100).toFixed(2) }));
      assert.match(
        lines(smaller)[1] ?? '',
        /lie between 0 and 1 in serving, and mostly between 4\.95 and 95\.05 in training/,
      );
      assert.equal((await serve(300, () => ({ x: 0 }))).verdict, 'fail');
      assert.equal((await serve(300, () => ({ x: 50 }))).verdict, 'fail');
    });

    it('passes with a few values slightly or far beyond', async () => {
      assert.equal((await serve(300, (at) => (at < 60 ? { x: 103 } : {}))).verdict, 'pass');
      assert.equal((await serve(300, (at) => (at < 3 ? { x: 500 } : {}))).verdict, 'pass');
      assert.equal((await serve(300, (at) => (at < 4 ? { x: 500 } : {}))).verdict, 'fail');
      assert.equal((await serve(20, (at) => (at < 2 ? { x: 500 } : {}))).verdict, 'pass');
      assert.equal((await serve(1, () => ({ x: 500 }))).verdict, 'fail');
    });

    it('takes limits', async () => {
      const some = (at: number) => (at < 30 ? { x: 103 } : {});
      assert.equal((await serve(300, some, { slack: 0 })).verdict, 'fail');
      assert.equal((await serve(300, some, { slack: 0, outside: 0.1 })).verdict, 'pass');
    });

    it('allows for what lies beyond a small training set by chance', async () => {
      const training = csv(HEADER, rows(1000).slice(3, 23));
      assert.equal((await judge(training, csv(HEADER, rows(300)))).verdict, 'pass');
    });

    it('does not compare those of dates and of numbers of rows, and says so', async () => {
      const table = (from: number, day: string): string =>
        csv(
          'id,day,k',
          Array.from({ length: 100 }, (_, at) => `${String(from + at)},${day},a`),
        );
      const outcome = await judge(table(0, '2026-01-01'), table(5000, '2026-09-01'));
      assert.deepEqual(lines(outcome), [
        'pass: Serving looks like training, in columns: 3, rows: 100.',
        'info Columns that number the rows, whose ranges were not compared: id.',
      ]);
    });

    it('reads whole numbers beyond the precision of fractions', async () => {
      const table = (number: string): string => csv('x,k', times(40, `${number},a`));
      assert.equal((await judge(table('9007199254740993'), table('9007199254740993'))).verdict, 'pass');
      assert.equal((await judge(table('9007199254740993'), table('7'))).verdict, 'fail');
    });

    it('takes NaN for missing and infinity for outside', async () => {
      const root = folder();
      await writeTable(root, 'train.parquet', 'SELECT CAST(range % 50 AS DOUBLE) AS x FROM range(500)');
      await writeTable(root, 'live.parquet', "SELECT CAST('nan' AS DOUBLE) AS x FROM range(50)");
      await writeTable(root, 'inf.parquet', "SELECT CAST('inf' AS DOUBLE) AS x FROM range(50)");
      const given = { training: 'train.parquet', serving: 'live.parquet' };
      assert.match(lines(await judgeOnDisk(dataSkew, given, root))[1] ?? '', /misses 100% of its values/);
      const infinite = await judgeOnDisk(dataSkew, { ...given, serving: 'inf.parquet' }, root);
      assert.match(
        lines(infinite)[1] ?? '',
        /outside of what training saw \(0 to 49\), in rows: 50 \(100%\)/,
      );
      const trained = await judgeOnDisk(
        dataSkew,
        { training: 'inf.parquet', serving: 'train.parquet' },
        root,
      );
      assert.equal(trained.verdict, 'pass');
    });
  });

  describe('categories', () => {
    it('fails where more than the limit are new', async () => {
      const outcome = await serve(300, (at) => (at % 20 === 0 ? { plan: 'flex' } : {}));
      assert.match(
        lines(outcome)[1] ?? '',
        /"plan" has categories that training never saw, in rows: 15 \(5%\)\. "flex" \(15\)/,
      );
      assert.equal(
        (await serve(300, (at) => (at % 20 === 0 ? { plan: 'flex' } : {}), { categories: 0.1 })).verdict,
        'pass',
      );
    });

    it('tells those that are spelled differently', async () => {
      const outcome = await serve(300, (at) => (at % 3 === 0 ? { plan: 'BASIC' } : {}));
      assert.match(lines(outcome)[1] ?? '', /spells differently.*"BASIC" = "basic" \(100\)/);
    });

    it('leaves out free text and says so', async () => {
      const table = (word: string): string =>
        csv(
          'note,k',
          Array.from({ length: 100 }, (_, at) => `${word} ${String(at)},a`),
        );
      assert.match(lines(await judge(table('good'), table('bad')))[1] ?? '', /free text.*: note\.$/);
    });
  });

  for (const training of FORMATS) {
    it(`compares ${training} with the other formats, partitions and quoted names`, async () => {
      const root = folder();
      const select = `SELECT (range * 37) % 101 AS "x ""y""", range % 2 = 0 AS flag, ['a', 'b'][1 + range % 2] AS k, DATE '2026-01-01' + CAST(range AS INTEGER) AS day FROM range(500)`;
      await writeTable(root, `train/part=1/a.${training}`, select);
      for (const serving of FORMATS) {
        await writeTable(root, `live/part=1/a.${serving}`, select);
        const given = { training: `train/**/*.${training}`, serving: `live/**/*.${serving}` };
        const outcome = await judgeOnDisk(dataSkew, given, root);
        assert.equal(outcome.verdict, 'pass', `${serving}: ${lines(outcome).join('\n')}`);
        assert.equal(outcome.metrics?.['columns'], 5);
      }
    });
  }

  it('cannot judge a header only or a missing file', async () => {
    assert.equal(lines(await judge(TRAINING, `${HEADER}\n`))[0], 'error: live.csv has no rows.');
    assert.equal(lines(await judge(`${HEADER}\n`, TRAINING))[0], 'error: train.csv has no rows.');
    assert.equal((await serve(3, undefined, { serving: 'x.csv' })).verdict, 'error');
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataSkew, { training: 'a' }), ['serving']);
    assert.deepEqual(refused(dataSkew, { ...GIVEN, nulls: 2 }), ['nulls']);
    assert.deepEqual(refused(dataSkew, { ...GIVEN, slack: -1 }), ['slack']);
  });
});
