import assert from 'node:assert/strict';
import { dataConstant } from '../../../../src/core/checks/data/dataConstant';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, refused } from '../memoryWorld';

describe('data.constant', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}) {
    return judgeOnDisk(dataConstant, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  it('passes if each column has two values', async () => {
    const outcome = await judge('a,b,c\n1,x,true\n2,y,false\n2,y,false\n');
    assert.deepEqual(lines(outcome), ['pass: No column is constant: 3 judged.']);
    assert.deepEqual(outcome.metrics, { rows: 3, columns: 3, constantColumns: 0 });
  });

  it('warns of a single value, also beside missing ones, and of none', async () => {
    const outcome = await judge('a,b,c,d,e\n1,5,,x,1.0\n2,5,NA,,1\n3,5,,x,1.00\n');
    assert.deepEqual(lines(outcome), [
      'warn: Constant columns: 4 of 5.',
      'warn a.csv The column "b" has the same value in all rows.',
      'warn a.csv The column "c" has no value at all.',
      'warn a.csv The column "d" has a single value where it has one.',
      'warn a.csv The column "e" has the same value in all rows.',
    ]);
  });

  it('judges columns of all kinds', async () => {
    const root = folder({
      'a.jsonl': '{"l": [1, 2], "s": {"a": 1}, "t": "2026-05-31T08:00:00"}\n'.repeat(2),
    });
    const outcome = await judgeOnDisk(dataConstant, { file: 'a.jsonl' }, root);
    assert.equal(outcome.metrics?.['constantColumns'], 3);
  });

  it('judges the columns that are asked for', async () => {
    const csv = 'a,b\n1,5\n2,5\n';
    assert.equal((await judge(csv, { columns: 'a' })).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: ['B'] })).verdict, 'pass');
  });

  it('cannot judge fewer than two rows, or a column that is not there', async () => {
    for (const [csv, written, words] of [
      ['a\n', {}, /no rows/],
      ['a\n1\n', {}, /one row only/],
      ['a\n1\n2\n', { columns: 'b' }, /no column "b"/],
    ] as const) {
      const outcome = await judge(csv, written);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataConstant, {}), ['file']);
    assert.deepEqual(refused(dataConstant, { file: 'a', columns: [] }), ['columns']);
  });
});
