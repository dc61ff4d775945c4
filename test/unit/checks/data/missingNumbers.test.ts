import assert from 'node:assert/strict';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';
import { writeTable } from './writeTable';

describe('numbers of Parquet that are not finite', () => {
  const folder = scratchFolders();

  /** Judges tables that SQL writes, by the names of their files. */
  async function judge(check: string, given: object, tables: Readonly<Record<string, string>>) {
    const root = folder();
    for (const [name, query] of Object.entries(tables)) await writeTable(root, `${name}.parquet`, query);
    return judgeOnDisk(check, given, root);
  }

  describe('NaN counts as missing', () => {
    const column = (...values: readonly (number | string)[]): string =>
      `unnest([${values.map((value) => (typeof value === 'number' ? String(value) : `'${value}'::DOUBLE`)).join(', ')}])`;

    it('so that a row with it repeats one with none', async () => {
      const query = `SELECT unnest([1, 1, 2]) AS n, unnest(['NaN'::DOUBLE, NULL, 5]) AS x`;
      const outcome = await judge('data.duplicates', { file: 'a.parquet' }, { a: query });
      assert.equal(outcome.metrics?.['duplicateRows'], 1);
    });

    it('also between training and test data', async () => {
      const outcome = await judge(
        'data.leakage',
        { train: 'train.parquet', test: 'test.parquet' },
        { train: "SELECT 1 AS n, 'NaN'::DOUBLE AS x", test: 'SELECT 1 AS n, NULL::DOUBLE AS x' },
      );
      assert.equal(outcome.metrics?.['identicalRows'], 1);
    });

    it('and is no key', async () => {
      const nan = (n: number): string => `SELECT ${n} AS n, 'NaN'::DOUBLE AS k`;
      const given = { train: 'train.parquet', test: 'test.parquet', key: 'k' };
      const outcome = await judge('data.leakage', given, { train: nan(1), test: nan(2) });
      assert.equal(outcome.metrics?.['sharedKeys'], 0);
    });

    it('and no label', async () => {
      const tables = {
        train: `SELECT ${column(0, 1)} AS label, 1 AS x`,
        current: `SELECT ${column('NaN', 1, 0, 1)} AS label, unnest([1, 1, 2, 2]) AS x`,
      };
      const labelled = { file: 'current.parquet', label: 'label' };
      const balance = await judge('data.balance', labelled, tables);
      assert.equal(balance.metrics?.['labels'], 2);
      assert.equal(balance.metrics['unlabelled'], 1);
      const conflicts = await judge('data.conflicting-labels', labelled, tables);
      assert.equal(conflicts.metrics?.['conflictingRows'], 2);
      const both = { train: 'train.parquet', current: 'current.parquet' };
      assert.equal((await judge('data.new-labels', { ...both, label: 'label' }, tables)).verdict, 'pass');
      const categories = await judge('data.new-categories', { ...both, columns: 'label' }, tables);
      assert.equal(categories.verdict, 'pass', lines(categories).join('\n'));
    });

    it('and neither constant nor an outlier nor against a schema', async () => {
      const tables = { a: `SELECT ${column(7, 'NaN', 7, 'NaN')} AS x` };
      const file = 'a.parquet';
      assert.match(
        lines(await judge('data.constant', { file }, tables))[1] ?? '',
        /has a single value where it has one/,
      );
      const outliers = await judge('data.outliers', { file }, tables);
      assert.deepEqual(lines(outliers), ['pass: Few values lie far from the others: columns 1, rows 4.']);
      const bounds = { file, columns: { x: { type: 'integer', min: 7, max: 7, allowed: [7] } } };
      assert.equal((await judge('data.schema', bounds, tables)).verdict, 'pass');
      const missing = await judge('data.schema', { file, columns: { x: { nullable: false } } }, tables);
      assert.match(lines(missing)[1] ?? '', /are missing, and none may be: 2 rows/);
    });

    it('for drift and skew', async () => {
      const tables = {
        a: `SELECT ${column('NaN', 1)} AS x FROM range(100)`,
        b: 'SELECT 1.0::DOUBLE AS x FROM range(200)',
      };
      const skew = await judge('data.skew', { training: 'b.parquet', serving: 'a.parquet' }, tables);
      assert.match(lines(skew)[1] ?? '', /"x" misses 50% of its values in serving and 0% in training/);
      const drift = await judge('data.drift', { reference: 'b.parquet', current: 'a.parquet' }, tables);
      assert.match(lines(drift)[1] ?? '', /Missing values of "x" have drifted/);
    });
  });

  describe('infinities count as values', () => {
    const tables = { a: "SELECT unnest(['inf'::DOUBLE, '-inf', 1, 2]) AS x" };
    const file = 'a.parquet';

    it('that are there, differ, and repeat themselves', async () => {
      assert.equal((await judge('data.nulls', { file, max: 0 }, tables)).verdict, 'pass');
      assert.equal((await judge('data.constant', { file }, tables)).verdict, 'pass');
      assert.equal((await judge('data.duplicates', { file }, tables)).metrics?.['duplicateRows'], 0);
      const twice = { a: "SELECT unnest(['inf'::DOUBLE, 'inf', '-inf']) AS x" };
      assert.equal((await judge('data.duplicates', { file }, twice)).metrics?.['duplicateRows'], 1);
    });

    it('that lie outside of every fence and limit, and are no whole numbers', async () => {
      const outliers = await judge('data.outliers', { file }, tables);
      assert.match(lines(outliers)[1] ?? '', /2 of the values \(50%\) lie outside .* First rows: 1, 2\.$/);
      const schema = { file, columns: { x: { type: 'integer', min: -1e300, max: 1e300 } } };
      assert.deepEqual(
        lines(await judge('data.schema', schema, tables))
          .slice(1)
          .map((line) => /values are (.*?): /.exec(line)?.[1]),
        ['no whole numbers', 'below -1e+300', 'above 1e+300'],
      );
    });

    it('that are served outside of what training saw', async () => {
      const both = { ...tables, b: 'SELECT range::DOUBLE AS x FROM range(100)' };
      const outcome = await judge('data.skew', { training: 'b.parquet', serving: 'a.parquet' }, both);
      assert.match(
        lines(outcome)[1] ?? '',
        /Values of "x" lie outside of what training saw \(0 to 99\), in rows: 2/,
      );
    });

    it('but are no times', async () => {
      const times = {
        a: "SELECT unnest(['infinity'::TIMESTAMP, '-infinity', '2026-01-01']) AS t, unnest(['inf'::DOUBLE, 1, 2]) AS x",
      };
      const outcome = await judge('data.freshness', { file, column: 't', maxAge: '10000d' }, times);
      assert.equal(outcome.metrics?.['newest'], '2026-01-01');
      assert.equal(outcome.metrics['unreadableRows'], 2);
      const numbers = await judge('data.freshness', { file, column: 'x', maxAge: '10000d' }, times);
      assert.equal(numbers.verdict, 'error');
    });
  });
});
