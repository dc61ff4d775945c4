import assert from 'node:assert/strict';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

/** Rows of numbers, fractions and categories, one of the latter empty; `edit` replaces values. */
function table(
  columns: number,
  rows: readonly number[],
  edit: (row: number, column: number) => string | undefined = () => undefined,
): string {
  const all = Array.from({ length: columns }, (_, column) => column);
  const value = (row: number, column: number): string => {
    const seed = row * 31 + column;
    if (column === 7) return '';
    return column % 5 === 4 ? (['red', 'blue', 'green'][seed % 3] ?? '') : String((seed % 97) / 4);
  };
  const line = (row: number, at: number): string =>
    all.map((column) => edit(at, column) ?? value(row, column)).join(',');
  return `${all.map((column) => `c${String(column)}`).join(',')}\n${rows.map((row, at) => `${line(row, at)}\n`).join('')}`;
}

// More columns than the engine is asked about at a time: 128 are read, 256 compared, 100 and fewer measured.
describe('tables of very many columns', () => {
  const folder = scratchFolders();

  /** Different rows in the last column only. */
  const last = (columns: number) => (row: number, column: number) =>
    row === 3 && column === columns - 1 ? '99.5' : undefined;

  it('have their repeated rows found by all columns, and no others: 600', async () => {
    const root = folder({ 'a.csv': table(600, [1, 2, 1, 1, 3], last(600)) });
    const outcome = await judgeOnDisk('data.duplicates', { file: 'a.csv' }, root);
    assert.equal(outcome.metrics?.['duplicateRows'], 1, lines(outcome).join('\n'));
    assert.match(lines(outcome)[1] ?? '', /Row = first row: 3 = 1\.$/);
  }).timeout(240_000);

  describe('of 300', () => {
    it('have test rows found that stand in the training data', async () => {
      const root = folder({
        'train.csv': table(300, [1, 2, 3]),
        'test.csv': table(300, [5, 3, 6, 2], last(300)),
      });
      const outcome = await judgeOnDisk('data.leakage', { train: 'train.csv', test: 'test.csv' }, root);
      assert.equal(outcome.metrics?.['identicalRows'], 1, lines(outcome).join('\n'));
      assert.match(lines(outcome)[1] ?? '', /Test row = training row: 2 = 3\.$/);
    }).timeout(120_000);

    it('have conflicting labels found, missing values equal to missing ones', async () => {
      const labels = ['yes', 'no', 'no', 'yes', 'yes'];
      const label = (row: number, column: number): string | undefined =>
        column === 4 ? labels[row] : last(300)(row, column);
      const root = folder({ 'a.csv': table(300, [1, 2, 1, 2, 2], label) });
      const outcome = await judgeOnDisk('data.conflicting-labels', { file: 'a.csv', label: 'c4' }, root);
      assert.match(lines(outcome)[1] ?? '', /Rows and their labels: 1, 3 \(no, yes\); 2, 5 \(no, yes\)\.$/);
    }).timeout(120_000);
  });

  describe('of 140', () => {
    it('have outliers found in the columns that have them', async () => {
      const rows = Array.from({ length: 40 }, (_, at) => at);
      const far = (row: number, column: number) => (row === 3 && column === 131 ? '1e9' : undefined);
      const root = folder({ 'a.csv': table(140, rows, far) });
      const outcome = await judgeOnDisk('data.outliers', { file: 'a.csv' }, root);
      assert.match(
        lines(outcome)[1] ?? '',
        /^info a\.csv In "c131" 1 of the values \(2\.5%\) .*First rows: 4\.$/,
      );
      assert.equal(outcome.findings.length, 1);
    }).timeout(120_000);

    it('have new categories and skew found in single columns', async () => {
      const rows = Array.from({ length: 40 }, (_, at) => at);
      const odd = (_row: number, column: number) =>
        column === 134 ? 'violet' : column === 135 ? '7000' : undefined;
      const root = folder({ 'a.csv': table(140, rows), 'b.csv': table(140, rows, odd) });
      const categories = await judgeOnDisk('data.new-categories', { train: 'a.csv', current: 'b.csv' }, root);
      assert.deepEqual(lines(categories).slice(1), [
        'fail b.csv The column "c134" has categories that training never saw, in rows: 40 (100%). "violet" (40).',
      ]);
      const skew = await judgeOnDisk('data.skew', { training: 'a.csv', serving: 'b.csv' }, root);
      assert.deepEqual(
        lines(skew)
          .slice(1)
          .map((line) => /"(c\d+)"/.exec(line)?.[1]),
        ['c134', 'c135'],
      );
    }).timeout(240_000);
  });
});
