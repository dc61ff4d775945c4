import assert from 'node:assert/strict';
import { dataSplitSize } from '../../../../src/core/checks/data/dataSplitSize';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, times, writeTable } from './writeTable';

describe('data.split-size', () => {
  const folder = scratchFolders();

  function judge(train: number, test: number, written: object = {}) {
    const root = folder({ 'train.csv': csv('a', times(train, 7)), 'test.csv': csv('a', times(test, 7)) });
    return judgeOnDisk(dataSplitSize, { train: 'train.csv', test: 'test.csv', ...written }, root);
  }

  it('passes with enough test rows', async () => {
    const outcome = await judge(200, 2);
    assert.deepEqual(lines(outcome), ['pass: Test rows: 2, training rows: 200 (1%).']);
    assert.deepEqual(outcome.metrics, { trainRows: 200, testRows: 2, share: 0.01, min: 0.01 });
    assert.equal((await judge(1, 1)).verdict, 'pass');
  });

  it('fails with fewer', async () => {
    const outcome = await judge(200, 1);
    assert.deepEqual(lines(outcome).slice(1), [
      'fail test.csv The test data has 1 rows, 0.5% of the 200 training rows; at least 1% are expected.',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Split again/);
    assert.equal((await judge(100, 19, { min: 0.2 })).verdict, 'fail');
  });

  it('fails with more than the maximum, where there is one', async () => {
    assert.equal((await judge(10, 30)).verdict, 'pass');
    assert.equal((await judge(10, 30, { max: 1 })).verdict, 'fail');
  });

  it('cannot judge empty sides, or a missing one', async () => {
    assert.equal(lines(await judge(0, 3))[0], 'error: train.csv has no rows.');
    assert.equal(lines(await judge(3, 0))[0], 'error: test.csv has no rows.');
    assert.equal((await judge(3, 3, { test: 'tests.csv' })).verdict, 'error');
    assert.equal((await judge(3, 3, { train: 'x', test: 'y' })).findings.length, 2);
  });

  it('lets one side leave out what the other one names', async () => {
    const root = folder({ 'd/a.csv': csv('a', times(9, 1)), 'd/b.csv': csv('a', times(3, 1)) });
    const given = { train: ['d/*.csv', '!d/b.csv'], test: 'd/b.csv' };
    assert.equal((await judgeOnDisk(dataSplitSize, given, root)).metrics?.['trainRows'], 9);
  });

  for (const format of FORMATS) {
    it(`counts rows of ${format} and of partitions`, async () => {
      const root = folder();
      await writeTable(root, `train/split=a/x.${format}`, 'SELECT range AS "a ""b""" FROM range(50)');
      await writeTable(root, `train/split=b/x.${format}`, 'SELECT range AS "a ""b""" FROM range(50)');
      await writeTable(root, `test.${format}`, 'SELECT 1 AS a FROM range(10)');
      const outcome = await judgeOnDisk(dataSplitSize, { train: 'train', test: `test.${format}` }, root);
      assert.equal(outcome.metrics?.['share'], 0.1, lines(outcome).join('\n'));
    });
  }

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataSplitSize, { train: 'a' }), ['test']);
    assert.deepEqual(refused(dataSplitSize, { train: 'a', test: 'b', min: 0 }), ['min']);
    assert.deepEqual(refused(dataSplitSize, { train: 'a', test: 'b', min: 2, max: 1 }), ['']);
  });
});
