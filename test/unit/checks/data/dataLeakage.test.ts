import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dataLeakage } from '../../../../src/core/checks/data/dataLeakage';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused, scope } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';

const SPLIT = { train: 'train.csv', test: 'test.csv' };

describe('data.leakage', () => {
  const folder = scratchFolders();

  function judge(train: string, test: string, written: object = {}) {
    return judgeOnDisk(
      dataLeakage,
      { ...SPLIT, ...written },
      folder({ 'train.csv': train, 'test.csv': test }),
    );
  }

  const TRAIN = 'id,size,plan\n1,10.5,basic\n2,20.5,plus\n3,30.5,basic\n';

  it('passes where no row of the test data is in the training data', async () => {
    const outcome = await judge(TRAIN, 'id,size,plan\n4,10.5,basic\n5,20.5,plus\n');
    assert.deepEqual(lines(outcome), ['pass: Nothing leaks: test rows 2, training rows 3.']);
    assert.deepEqual(outcome.metrics, {
      trainRows: 3,
      testRows: 2,
      max: 0,
      identicalRows: 0,
      identicalShare: 0,
    });
  });

  it('fails with a single identical row, and names both', async () => {
    const outcome = await judge(TRAIN, 'id,size,plan\n4,10.5,basic\n2,20.5,plus\n7,1,plus\n');
    const message = 'Of the test rows 1 (33.3%) stand in the training data. Test row = training row: 2 = 2.';
    assert.deepEqual(lines(outcome), [`fail: ${message}`, `fail test.csv ${message}`]);
    assert.equal(outcome.metrics?.['identicalShare'], 0.333333333333);
    assert.match(nextSteps(outcome)[0] ?? '', /duplicates before the split/);
  });

  it('counts every test row that repeats one, however often training has it', async () => {
    const outcome = await judge('a,b\n1,x\n1,x\n2,y\n', 'a,b\n1,x\n1,x\n1,x\n1,x\n3,z\n');
    assert.equal(outcome.metrics?.['identicalRows'], 4);
    assert.match(lines(outcome)[0] ?? '', /4 \(80%\).*1 = 1, 2 = 1, 3 = 1\.$/);
  });

  describe('compares by value', () => {
    for (const [what, train, test] of [
      ['whole numbers written as fractions', 'a,b\n42880,x\n1,y\n', 'a,b\n42880.0,x\n7.5,y\n'],
      ['numbers in a column of texts', 'a,b\n42880,x\nn.k.,y\n', 'a,b\n42880.0,x\nunknown,z\n'],
      ['a column of texts against one of numbers', 'a,b\n42880,x\nn.k.,y\n', 'a,b\n42880.0,x\n7.5,z\n'],
      ['another order of columns', 'a,b\n42880,x\n1,y\n', 'b,a\nx,42880\ny,2\n'],
      ['names of columns in another case', 'A,b\n42880,x\n1,y\n', 'a,B\n42880,x\n2,y\n'],
      ['missing values, however they are spelled', 'a,b,c\n1,,x\n2,5,y\n', 'a,b,c\n1,NA,x\n3,6,y\n'],
      ['blanks around a spelling of null', 'a,b\nNA ,x\np,y\n', 'a,b\n,x\nq,z\n'],
      ['blanks around texts', 'a,b\np q ,x\nr,y\n', 'a,b\np q,x\ns,y\n'],
      [
        'dates against times at midnight',
        'a,b\n2026-05-01,x\n2026-05-02,y\n',
        'a,b\n2026-05-01 00:00:00,x\n2026-05-03 08:00:00,y\n',
      ],
      ['minus zero', 'a,b\n-0.0,x\n1.5,y\n', 'a,b\n0,x\n2,y\n'],
    ] as const) {
      it(what, async () => {
        const outcome = await judge(train, test);
        assert.equal(outcome.metrics?.['identicalRows'], 1, lines(outcome).join('\n'));
      });
    }

    for (const [what, train, test] of [
      ['numbers beyond the precision of fractions', 'a,b\n9007199254740993,x\n', 'a,b\n9007199254740992,x\n'],
      ['leading zeros in texts', 'a,b\n007x,x\n007,y\n', 'a,b\n7x,x\n7,y\n'],
      ['a missing value and none', 'a,b\n1,\n2,x\n', 'a,b\n1,x\n3,y\n'],
      ['case of texts', 'a,b\n1,Basic\n', 'a,b\n1,basic\n'],
    ] as const) {
      it(`and tells apart ${what}`, async () => {
        const outcome = await judge(train, test);
        assert.equal(outcome.metrics?.['identicalRows'], 0, lines(outcome).join('\n'));
      });
    }

    it('whatever the formats of the two files', async () => {
      const root = folder({
        'train.jsonl': '{"a": 1, "b": "x"}\n{"a": 2, "b": "y"}\n',
        'test.csv': 'b,a\nx,1.0\nz,5.5\n',
      });
      const outcome = await judgeOnDisk(dataLeakage, { train: 'train.jsonl', test: 'test.csv' }, root);
      assert.equal(outcome.metrics?.['identicalRows'], 1);
    });
  });

  it('leaves columns out that it shall ignore, and tells of those that only one file has', async () => {
    const test = 'id,size,plan,extra\n9,10.5,basic,1\n';
    const outcome = await judge(TRAIN, test, { ignore: 'id' });
    assert.deepEqual(lines(outcome).slice(1), [
      'fail test.csv Of the test rows 1 (100%) stand in the training data. Test row = training row: 1 = 1.',
      'info Columns that only one of the files has were not compared: extra.',
    ]);
  });

  it('compares the features only where the label is named', async () => {
    const test = 'id,size,plan\n1,10.5,plus\n';
    assert.equal((await judge(TRAIN, test)).verdict, 'pass');
    const outcome = await judge(TRAIN, test, { label: 'plan' });
    assert.match(lines(outcome)[0] ?? '', /^fail: .*labels left aside/);
  });

  it('lets as many rows pass as max allows, and tells of them', async () => {
    const test = 'id,size,plan\n2,20.5,plus\n4,1,a\n5,1,a\n6,1,a\n';
    assert.equal((await judge(TRAIN, test, { max: 0.24 })).verdict, 'fail');
    const outcome = await judge(TRAIN, test, { max: 0.25 });
    assert.equal(outcome.verdict, 'pass');
    assert.equal(outcome.findings[0]?.severity, 'info');
  });

  describe('with a key', () => {
    it('fails if one is on both sides, whatever the other values', async () => {
      const outcome = await judge(TRAIN, 'id,size,plan\n2.0,1,a\n2,2,b\n3,5,c\n9,9,d\n', { key: 'ID' });
      const message =
        'Of the test rows 3 (75%) have a key that the training data has too: "id", different values 2. Test rows: 1, 2, 3.';
      assert.deepEqual(lines(outcome).slice(1), [`fail test.csv ${message}`]);
      assert.equal(outcome.metrics?.['sharedKeys'], 2);
    });

    it('takes several columns together, and no key where one is missing', async () => {
      const train = 'clinic,patient,x\na,1,1\nb,2,2\n,3,3\n';
      const test = 'clinic,patient,x\na,2,9\nb,1,9\n,3,9\n';
      assert.equal((await judge(train, test, { key: ['clinic', 'patient'] })).verdict, 'pass');
      assert.equal((await judge(train, `${test}b,2,9\n`, { key: ['clinic', 'patient'] })).verdict, 'fail');
    });
  });

  describe('with a time', () => {
    const train = 't,x\n2026-01-01,1\n2026-02-01,2\n';

    it('passes if the test data begins when the training data ends, or later', async () => {
      assert.equal((await judge(train, 't,x\n2026-02-01,9\n2026-03-01,8\n', { time: 't' })).verdict, 'pass');
    });

    it('fails if it begins before', async () => {
      const outcome = await judge(train, 't,x\n2026-01-15 12:00:00,9\n2026-03-01 00:00:00,8\n', {
        time: 't',
      });
      const message =
        'The test data begins at 2026-01-15 12:00:00, before the training data ends at 2026-02-01 00:00:00: 1 test rows (50%) are older than that.';
      assert.deepEqual(lines(outcome), [`fail: ${message}`, `fail test.csv ${message}`]);
    });

    it('takes numbers too, and warns of rows without a time', async () => {
      const outcome = await judge('year,x\n2019,1\n2020,2\n', 'year,x\n2018,9\n,8\n', { time: 'year' });
      assert.deepEqual(
        lines(outcome)
          .slice(1)
          .map((line) => line.slice(0, 52)),
        [
          'fail test.csv The test data begins at 2018, before t',
          'warn Rows without a time that can be read in "year":',
        ],
      );
    });

    it('cannot judge texts that are no times, or numbers against dates', async () => {
      const texts = await judge('t,x\nsoon,1\n', 't,x\nlater,2\n', { time: 't' });
      assert.equal(texts.verdict, 'error');
      assert.match(lines(texts).join(), /no time that can be read/);
      const mixed = await judge('t,x\n2026,1\n', 't,x\n2026-01-01,2\n', { time: 't' });
      assert.match(lines(mixed).join(), /error.*numbers in one file and dates/);
    });
  });

  describe('cannot judge', () => {
    it('a file without rows', async () => {
      const outcome = await judge(TRAIN, 'id,size,plan\n');
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', /test\.csv has no rows/);
    });

    it('files that are missing or not data', async () => {
      const root = folder({ 'train.csv': TRAIN });
      const outcome = await judgeOnDisk(dataLeakage, SPLIT, root);
      assert.deepEqual(lines(outcome), [
        'error: No file matches "test.csv".',
        'fail No file matches "test.csv".',
      ]);
    });

    it('columns that are not there', async () => {
      const outcome = await judge(TRAIN, TRAIN, { key: 'idd', ignore: ['siz'], time: 'when' });
      assert.equal(outcome.verdict, 'error');
      assert.match(nextSteps(outcome).join(), /Did you mean "id"\?.*Did you mean "size"\?/);
    });

    it('files without a column in common', async () => {
      const outcome = await judge(TRAIN, 'x,y\n1,2\n');
      assert.match(lines(outcome)[0] ?? '', /^error: .*no column in common/);
      assert.match(
        lines(await judge(TRAIN, TRAIN, { ignore: ['id', 'size', 'plan'] }))[0] ?? '',
        /no column in common/,
      );
    });
  });

  it('lets an exclusion of one side be read by the other', async () => {
    const root = folder({ 'd/a.csv': 'x\n1\n', 'd/b.csv': 'x\n2\n', 'd/test.csv': 'x\n3\n' });
    const written = { train: ['d/*.csv', '!d/test.csv'], test: 'd/test.csv' };
    const outcome = await judgeOnDisk(dataLeakage, written, root);
    assert.equal(outcome.metrics?.['trainRows'], 2);
    assert.equal(outcome.metrics['testRows'], 1);
    const given = dataLeakage.parameters.parse(written) as never;
    assert.deepEqual(dataLeakage.consumes(given, scope()).patterns, ['d/*.csv', 'd/test.csv']);
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataLeakage, { train: 'a.csv' }), ['test']);
    assert.deepEqual(refused(dataLeakage, { ...SPLIT, max: 2 }), ['max']);
    assert.deepEqual(refused(dataLeakage, { ...SPLIT, keys: 'id' }), ['']);
  });

  it('counts exactly what a comparison of all pairs counts', async function () {
    this.timeout(60_000);
    const value = fc.oneof(fc.integer({ min: 0, max: 2 }).map(String), fc.constantFrom('1.0', '', 'a', 'b'));
    const table = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 });
    const canonical = (row: readonly string[]) => row.map((one) => (one === '1.0' ? '1' : one)).join('|');
    await fc.assert(
      fc.asyncProperty(table, table, async (train, test) => {
        const csv = (rows: readonly (readonly string[])[]) =>
          `a,b,c\n${rows.map((row) => `${row.join(',')},x`).join('\n')}\n`;
        const outcome = await judge(csv(train), csv(test));
        const known = new Set(train.map(canonical));
        assert.equal(
          outcome.metrics?.['identicalRows'],
          test.filter((row) => known.has(canonical(row))).length,
        );
      }),
      { numRuns: 30 },
    );
  });
});
