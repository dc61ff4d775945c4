import assert from 'node:assert/strict';
import { dataNewCategories } from '../../../../src/core/checks/data/dataNewCategories';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, times, writeTable } from './writeTable';

const GIVEN = { train: 'train.csv', current: 'test.csv' };

describe('data.new-categories', () => {
  const folder = scratchFolders();

  function judge(train: string, current: string, written: object = {}) {
    return judgeOnDisk(
      dataNewCategories,
      { ...GIVEN, ...written },
      folder({ 'train.csv': train, 'test.csv': current }),
    );
  }

  /** Tables of one column `plan`, beside a number. */
  function plans(train: readonly string[], current: readonly string[], written: object = {}) {
    const table = (values: readonly string[]): string =>
      csv(
        'plan,n',
        values.map((value, at) => `${value},${String(at)}`),
      );
    return judge(table(train), table(current), written);
  }

  it('passes while training has every category', async () => {
    const outcome = await plans(['basic', 'plus', 'pro'], ['pro', 'basic', 'basic']);
    assert.deepEqual(lines(outcome), ['pass: No new categories, in columns: 1, rows: 3.']);
    assert.deepEqual(outcome.metrics, { rows: 3, columns: 1, columnsWithNew: 0, max: 0, shares: {} });
  });

  it('fails with a new one, with its rows and the most frequent first', async () => {
    const outcome = await plans(['basic', 'plus'], ['basic', 'gold', 'flex', 'flex']);
    assert.deepEqual(lines(outcome), [
      'fail: Columns with new categories: 1 of 1.',
      'fail test.csv The column "plan" has categories that training never saw, in rows: 3 (75%). "flex" (2), "gold" (1).',
    ]);
    assert.deepEqual(outcome.metrics?.['shares'], { plan: 0.75 });
    assert.match(nextSteps(outcome)[0] ?? '', /Train with data that has them/);
  });

  it('tells values that are only spelled differently, by case or blanks', async () => {
    const outcome = await plans(['basic', 'plus'], ['Basic', '"basic "', '" plus"', 'plus']);
    assert.deepEqual(lines(outcome).slice(1), [
      'fail test.csv The column "plan" has values that training spells differently, in rows: 3 (75%). " plus" = "plus" (1), "Basic" = "basic" (1), "basic " = "basic" (1).',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Write them as training does/);
  });

  it('takes a missing value for no category, however it is spelled', async () => {
    assert.equal((await plans(['basic', 'plus'], ['basic', '', 'NA', '" null "', 'None'])).verdict, 'pass');
  });

  it('passes within the share that is allowed, and tells all the same', async () => {
    const outcome = await plans(['a', 'b'], ['a', 'a', 'a', 'c'], { max: 0.25 });
    assert.equal(outcome.verdict, 'pass');
    assert.match(lines(outcome)[1] ?? '', /^info .*"c" \(1\)/);
    assert.equal((await plans(['a', 'b'], ['a', 'a', 'c', 'd'], { max: 0.25 })).verdict, 'fail');
  });

  it('leaves out identifiers and free text by default, and says so', async () => {
    const people = Array.from({ length: 40 }, (_, at) => `p${String(at)},a`);
    const others = Array.from({ length: 40 }, (_, at) => `q${String(at)},a`);
    const outcome = await judge(csv('person,plan', people), csv('person,plan', others));
    assert.deepEqual(lines(outcome), [
      'pass: No new categories, in columns: 1, rows: 40.',
      'info Left out as identifiers or free text, because nearly every row has a value of its own or there are more than 1000 values: person.',
    ]);
    const named = await judge(csv('person,plan', people), csv('person,plan', others), { columns: 'person' });
    assert.equal(named.verdict, 'fail');
    const only = await judge(csv('person,plan', people), csv('person,plan', others), { ignore: 'plan' });
    assert.match(lines(only)[0] ?? '', /^error: .*identifiers or free text: person\.$/);
  });

  it('looks at booleans by default, at numbers only where they are named', async () => {
    const train = csv('flag,code', [...times(3, 'true,1'), ...times(3, 'true,2')]);
    const current = csv('flag,code', ['false,3']);
    assert.match(
      lines(await judge(train, current))
        .slice(1)
        .join(),
      /"flag" .*"false" \(1\)\.$/,
    );
    const named = await judge(train, current, { columns: ['CODE'] });
    assert.match(lines(named).slice(1).join(), /"code" .*"3" \(1\)\.$/);
  });

  it('compares by value: 42 equals 42.0', async () => {
    const given = { columns: 'code' };
    assert.equal((await judge('code\n42\n43\n', 'code\n42.0\n43.0\n', given)).verdict, 'pass');
    assert.equal((await judge('code\n42\nx\n', 'code\n42.0\n42\n', given)).verdict, 'pass');
    assert.equal((await judge('code\n42\n43\n', 'code\n42\nx\n', given)).verdict, 'fail');
  });

  it('tells whole numbers beyond the precision of fractions apart', async () => {
    const outcome = await judge('code\n9007199254740992\n', 'code\n9007199254740993\n', { columns: 'code' });
    assert.match(lines(outcome)[1] ?? '', /"9007199254740993" \(1\)/);
  });

  it('judges one row, and values under a column that training left empty', async () => {
    assert.equal((await plans(['a'], ['a'])).verdict, 'pass');
    assert.equal((await plans(['a'], ['b'])).verdict, 'fail');
    assert.equal((await plans(['', ''], ['a', 'a'])).verdict, 'fail');
    assert.equal((await plans(['a', 'b'], ['', ''])).verdict, 'pass');
  });

  it('does not take numbers for categories because training left their column empty', async () => {
    const outcome = await judge('plan,n\na,\na,\n', 'plan,n\na,7\na,8\n');
    assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
  });

  it('masks personal data and long values', async () => {
    const outcome = await plans(['a', 'b'], [`x${'y'.repeat(300)}`]);
    assert.ok(lines(outcome).join('').length < 500);
  });

  for (const format of FORMATS) {
    it(`reads ${format} with partitions, booleans and quoted names`, async () => {
      const root = folder();
      const select = (flag: string): string => `SELECT ${flag} AS "is ""it""", 'a' AS plan FROM range(3)`;
      await writeTable(root, `train/region=north/a.${format}`, select('true'));
      await writeTable(root, `current/region=south/a.${format}`, select('false'));
      const outcome = await judgeOnDisk(dataNewCategories, { train: 'train', current: 'current' }, root);
      assert.deepEqual(
        lines(outcome)
          .slice(1)
          .map((line) => /The column "(.+)" has .* (".+" \(3\))\.$/.exec(line)?.slice(1)),
        [
          ['is "it"', '"false" (3)'],
          ['region', '"south" (3)'],
        ],
      );
    });
  }

  it('cannot judge without rows, columns or categories', async () => {
    assert.equal((await judge('plan\n', 'plan\na\n')).verdict, 'error');
    assert.equal((await judge('plan\na\n', 'plan\n')).verdict, 'error');
    assert.match(lines(await plans(['a'], ['a'], { columns: 'plans' }))[0] ?? '', /no column "plans"/);
    const numbers = await judge('n\n1\n', 'n\n2\n');
    assert.equal(lines(numbers)[0], 'error: No column that both files have holds categories.');
    assert.equal(nextSteps(numbers)[0], 'Name the columns of categories in "columns".');
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataNewCategories, { train: 'a' }), ['current']);
    assert.deepEqual(refused(dataNewCategories, { ...GIVEN, max: 2 }), ['max']);
    assert.deepEqual(refused(dataNewCategories, { ...GIVEN, columns: [] }), ['columns']);
  });
});
