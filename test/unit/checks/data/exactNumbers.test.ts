import assert from 'node:assert/strict';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';
import { writeTable } from './writeTable';

const LARGE = '9007199254740992';
/** The next whole number, which a floating-point number cannot hold. */
const NEXT = '9007199254740993';

describe('checks of data keep numbers beyond the precision of fractions apart', () => {
  const folder = scratchFolders();

  /** How many test rows have a key of the training data. */
  async function sharedKeys(train: string, test: string): Promise<unknown> {
    const root = folder({ 'train.csv': train, 'test.csv': test });
    const given = { train: 'train.csv', test: 'test.csv', key: 'k' };
    return (await judgeOnDisk('data.leakage', given, root)).metrics?.['sharedKeys'];
  }

  /** The same of single values that SQL writes into Parquet. */
  async function sharedKeysOf(train: string, test: string): Promise<unknown> {
    const root = folder();
    await writeTable(root, 'train.parquet', `SELECT ${train} AS k, 1 AS x`);
    await writeTable(root, 'test.parquet', `SELECT ${test} AS k, 2 AS x`);
    const given = { train: 'train.parquet', test: 'test.parquet', key: 'k' };
    return (await judgeOnDisk('data.leakage', given, root)).metrics?.['sharedKeys'];
  }

  describe('in columns that a word makes texts', () => {
    it('where rows repeat one another', async () => {
      const root = folder({
        'a.csv': `k\n${LARGE}\n${NEXT}\nunknown\n`,
        'b.csv': `k\n${LARGE}\n${LARGE}\nunknown\n`,
      });
      const repeated = async (file: string) =>
        (await judgeOnDisk('data.duplicates', { file }, root)).metrics?.['duplicateRows'];
      assert.equal(await repeated('a.csv'), 0);
      assert.equal(await repeated('b.csv'), 1);
    });

    it('where they must be unique', async () => {
      const root = folder({ 'a.csv': `k\n${LARGE}\n${NEXT}\nunknown\n` });
      const given = { file: 'a.csv', columns: { k: { unique: true } } };
      assert.equal((await judgeOnDisk('data.schema', given, root)).verdict, 'pass');
    });

    it('as keys, against whole numbers and against texts', async () => {
      const numbers = `k,x\n${NEXT},1\n5,2\n`;
      const texts = (key: string): string => `k,x\n${key},3\nunknown,4\n`;
      assert.equal(await sharedKeys(numbers, texts(LARGE)), 0);
      assert.equal(await sharedKeys(numbers, texts(NEXT)), 1);
      assert.equal(await sharedKeys(texts(LARGE), numbers), 0);
      assert.equal(await sharedKeys(texts(NEXT), texts(LARGE)), 1 /* unknown */);
      assert.equal(await sharedKeys(numbers, texts('5.0')), 1);
    });
  });

  describe('in decimals of Parquet', () => {
    it('as keys, against whole numbers and other decimals', async () => {
      assert.equal(await sharedKeysOf(`${NEXT}::DECIMAL(20,0)`, `${LARGE}::BIGINT`), 0);
      assert.equal(await sharedKeysOf(`${NEXT}::DECIMAL(20,0)`, `${NEXT}::BIGINT`), 1);
      assert.equal(await sharedKeysOf(`${NEXT}::DECIMAL(22,2)`, `${LARGE}::DECIMAL(20,0)`), 0);
      assert.equal(await sharedKeysOf(`${NEXT}::DECIMAL(22,2)`, `${NEXT}::DECIMAL(38,5)`), 1);
      assert.equal(await sharedKeysOf('1.10::DECIMAL(9,2)', '1.1::DECIMAL(5,1)'), 1);
      assert.equal(await sharedKeysOf('-0.50::DECIMAL(9,2)', '-0.5::DOUBLE'), 1);
      assert.equal(await sharedKeysOf('100::DECIMAL(9,2)', '100::INTEGER'), 1);
    });

    it('where rows repeat one another', async () => {
      const root = folder();
      await writeTable(root, 'a.parquet', `SELECT unnest([${LARGE}.25::DECIMAL(20,2), ${LARGE}.26]) AS k`);
      const outcome = await judgeOnDisk('data.duplicates', { file: 'a.parquet' }, root);
      assert.equal(outcome.metrics?.['duplicateRows'], 0);
    });
  });

  describe('in the limits of data.schema', () => {
    const VALUES = [LARGE, NEXT];

    async function found(rule: object, values: readonly string[] = VALUES): Promise<readonly string[]> {
      const root = folder({ 'a.csv': `x\n${values.join('\n')}\n` });
      const outcome = await judgeOnDisk('data.schema', { file: 'a.csv', columns: { x: rule } }, root);
      return lines(outcome)
        .slice(1)
        .map((line) => line.replace(/^fail a\.csv In "x" values are /, ''));
    }

    it('of whole numbers', async () => {
      assert.deepEqual(await found({ max: LARGE }), [`above ${LARGE}: 1 rows (50%). First rows: 2.`]);
      assert.deepEqual(await found({ min: NEXT }), [`below ${NEXT}: 1 rows (50%). First rows: 1.`]);
      assert.deepEqual(await found({ allowed: [NEXT] }), [
        `others than ${NEXT}: 1 rows (50%). First rows: 1.`,
      ]);
      assert.deepEqual(await found({ min: LARGE, max: NEXT, allowed: VALUES }), []);
    });

    it('of whole numbers in a column that a word makes texts', async () => {
      const values = [...VALUES, '12345678901234567890', '-3', 'unknown'];
      assert.deepEqual(await found({ type: 'integer', min: 0, max: LARGE }, values), [
        'no whole numbers: 1 rows (20%). First rows: 5.',
        'below 0: 1 rows (20%). First rows: 4.',
        `above ${LARGE}: 2 rows (40%). First rows: 2, 3.`,
      ]);
    });

    it('of decimals', async () => {
      const root = folder();
      const values = `[${LARGE}::DECIMAL(20,2), ${LARGE}.01, ${NEXT}, -${LARGE}.01]`;
      await writeTable(root, 'a.parquet', `SELECT unnest(${values}) AS x`);
      const judge = (rule: object) =>
        judgeOnDisk('data.schema', { file: 'a.parquet', columns: { x: rule } }, root);
      assert.match(
        lines(await judge({ max: LARGE }))[1] ?? '',
        /above 9007199254740992: 2 rows .*First rows: 2, 3\.$/,
      );
      assert.match(lines(await judge({ min: `-${LARGE}` }))[1] ?? '', /below .*: 1 rows .*First rows: 4\.$/);
      assert.match(lines(await judge({ allowed: [LARGE, NEXT] }))[1] ?? '', /: 2 rows .*First rows: 2, 4\.$/);
      assert.equal((await judge({ min: `-${NEXT}`, max: NEXT })).verdict, 'pass');
    });

    it('of decimals with a fraction, by their value', async () => {
      const root = folder();
      await writeTable(root, 'a.parquet', 'SELECT unnest([0.10::DECIMAL(5,2), 0.20, 0.30]) AS x');
      const judge = (rule: object) =>
        judgeOnDisk('data.schema', { file: 'a.parquet', columns: { x: rule } }, root);
      assert.equal((await judge({ min: 0.1, max: 0.3, allowed: [0.1, 0.2, 0.3] })).verdict, 'pass');
      assert.match(lines(await judge({ max: 0.29 }))[1] ?? '', /above 0\.29: 1 rows .*First rows: 3\.$/);
    });
  });
});
