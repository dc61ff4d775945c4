import assert from 'node:assert/strict';
import { dataMixedTypes } from '../../../../src/core/checks/data/dataMixedTypes';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

describe('data.mixed-types', () => {
  const folder = scratchFolders();

  /** Judges a column `x` of twenty rows: `common` in all but the last ones. */
  function judge(common: string, rare: readonly string[], written: object = {}) {
    const values = [...Array.from({ length: 20 - rare.length }, () => common), ...rare];
    const csv = `n,x\n${values.map((value, n) => `${String(n)},"${value}"\n`).join('')}`;
    return judgeOnDisk(dataMixedTypes, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  it('passes with values of one kind', async () => {
    for (const value of ['word', '12', '1.5', '2026-05-31', 'true']) {
      const outcome = await judge(value, [value, '', 'NA']);
      assert.deepEqual(lines(outcome), [
        'pass: The values of each column are of one kind: columns 2, rows 20.',
      ]);
    }
  });

  it('warns of a minority of another kind, and names its rows', async () => {
    for (const [common, rare, words] of [
      ['word', '12', 'are numbers, the others are not'],
      ['word', '-1.5e3', 'are numbers, the others are not'],
      ['word', '007', 'are numbers, the others are not'],
      ['word', '2026-05-31', 'are dates, the others are not'],
      ['word', '31.05.2026', 'are dates, the others are not'],
      ['12', 'unknown', 'are words, the others are numbers or dates'],
      ['2026-05-31', 'soon', 'are words, the others are numbers or dates'],
    ] as const) {
      const outcome = await judge(common, [rare, rare]);
      assert.deepEqual(
        lines(outcome)[1],
        `warn a.csv In "x" 2 of the values (10%) ${words}. First rows: 19, 20.`,
      );
      assert.match(nextSteps(outcome)[0] ?? '', /Look at these rows/);
    }
  });

  it('leaves more frequent and rarer kinds alone', async () => {
    assert.equal((await judge('word', ['1', '2', '3'])).verdict, 'pass');
    assert.equal((await judge('word', ['1', '2', '3'], { max: 0.15 })).verdict, 'warn');
    assert.equal((await judge('word', ['1'], { min: 0.06 })).verdict, 'pass');
  });

  it('measures the share of the values that are there', async () => {
    assert.match(
      lines(await judge('word', ['1', '', 'NA', '', ''], { max: 0.1 }))[1] ?? '',
      /1 of the values \(6.25%\)/,
    );
  });

  it('judges the columns that are asked for', async () => {
    assert.equal((await judge('word', ['1'], { columns: 'n' })).verdict, 'pass');
    assert.equal((await judge('word', ['1'], { ignore: 'X' })).verdict, 'pass');
  });

  it('cannot judge without rows, or a column that is not there', async () => {
    const none = await judgeOnDisk(dataMixedTypes, { file: 'a.csv' }, folder({ 'a.csv': 'x\n' }));
    assert.match(lines(none)[0] ?? '', /^error: .*no rows/);
    assert.match(lines(await judge('word', [], { columns: 'y' }))[0] ?? '', /^error: .*no column "y"/);
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataMixedTypes, {}), ['file']);
    assert.deepEqual(refused(dataMixedTypes, { file: 'a', max: 0.6 }), ['max']);
    assert.deepEqual(refused(dataMixedTypes, { file: 'a', min: 0.2 }), ['']);
  });
});
