import assert from 'node:assert/strict';
import { dataDuplicates } from '../../../../src/core/checks/data/dataDuplicates';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

describe('data.duplicates', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}) {
    return judgeOnDisk(dataDuplicates, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  it('passes if no row is there twice', async () => {
    const outcome = await judge('x,y\n1,a\n1,b\n2,a\n');
    assert.deepEqual(lines(outcome), ['pass: Rows that repeat an earlier one: 0 of 3.']);
    assert.deepEqual(outcome.metrics, { rows: 3, duplicateRows: 0, share: 0, max: 0.05 });
  });

  it('counts the rows that repeat an earlier one, and names them', async () => {
    const outcome = await judge('x,y\n1,a\n2,b\n1,a\n2,b\n1,a\n3,c\n1,a\n');
    assert.deepEqual(lines(outcome), [
      'fail: Rows that repeat an earlier one: 4 of 7.',
      'fail a.csv Rows that repeat an earlier one: 4 (57.1%). Row = first row: 3 = 1, 4 = 2, 5 = 1.',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /drop duplicates before the split/);
  });

  it('compares by value: numbers in any spelling, missing values, blanks', async () => {
    const outcome = await judge('x,y,z\n42880,NA,a\n42880.0,,a \n42880.00,null,a\n');
    assert.equal(outcome.metrics?.['duplicateRows'], 2);
  });

  it('tells long numbers and leading zeros apart', async () => {
    assert.equal((await judge('x\n9007199254740993\n9007199254740992\n')).metrics?.['duplicateRows'], 0);
    assert.equal((await judge('x\n007\n7\n')).metrics?.['duplicateRows'], 0);
  });

  it('compares the key where there is one, of which no part may be missing', async () => {
    const csv = 'id,month,x\n1,5,a\n1,6,b\n1,5,c\n,5,d\n,5,e\n';
    assert.equal((await judge(csv)).metrics?.['duplicateRows'], 0);
    const outcome = await judge(csv, { key: ['id', 'month'], max: 0 });
    assert.deepEqual(
      lines(outcome)[1],
      'fail a.csv Rows that repeat the "id, month" of an earlier one: 1 (20%). Row = first row: 3 = 1.',
    );
    assert.equal((await judge(csv, { key: 'id' })).metrics?.['duplicateRows'], 2);
  });

  it('lets as many rows pass as max allows, and tells of them', async () => {
    const csv = 'x\n1\n1\n2\n3\n';
    assert.equal((await judge(csv, { max: 0.24 })).verdict, 'fail');
    const outcome = await judge(csv, { max: 0.25 });
    assert.equal(outcome.verdict, 'pass');
    assert.equal(outcome.findings[0]?.severity, 'info');
  });

  it('leaves out the columns that it shall ignore', async () => {
    const csv = 'row,x\n1,a\n2,a\n3,b\n';
    assert.equal((await judge(csv)).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: 'row' })).metrics?.['duplicateRows'], 1);
  });

  it('counts exactly where all of a large file is there twice', async () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, n) => `${String(n)},a${String(n % 7)},${String(n / 4)}\n`,
    ).join('');
    const outcome = await judge(`n,x,y\n${rows}${rows}`, {});
    assert.equal(outcome.metrics?.['duplicateRows'], 150_000);
    assert.match(lines(outcome)[1] ?? '', /150001 = 1, 150002 = 2, 150003 = 3\.$/);
  }).timeout(60_000);

  it('cannot judge without rows or without columns', async () => {
    for (const [csv, written, words] of [
      ['a\n', {}, /no rows/],
      ['a\n1\n', { key: 'b' }, /no column "b"/],
      ['a\n1\n', { ignore: 'a' }, /No column is left/],
    ] as const) {
      const outcome = await judge(csv, written);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataDuplicates, {}), ['file']);
    assert.deepEqual(refused(dataDuplicates, { file: 'a', max: 2 }), ['max']);
    assert.deepEqual(refused(dataDuplicates, { file: 'a', key: [] }), ['key']);
  });
});
