import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { DuckData } from '../../../../src/node/data/duckData';
import { scratchFolders } from '../scratch';
import { readTable } from './readTable';

describe('data of several files', () => {
  const folder = scratchFolders();

  it('unites columns by name, in the order of the files', async () => {
    const root = folder({ 'a.csv': 'x,y\n1,2\n', 'b.csv': 'y,x\n4,3\n', 'c.csv': 'x,y,z\n5,6,7\n' });
    const { columns, rows } = await readTable(root, { files: ['a.csv', 'b.csv', 'c.csv'] });
    assert.deepEqual(columns, ['x integer', 'y integer', 'z integer']);
    assert.deepEqual(rows, [
      ['1', '2', 'NULL'],
      ['3', '4', 'NULL'],
      ['5', '6', '7'],
    ]);
  });

  it('has the type that all files show', async () => {
    const root = folder({ 'a.csv': 'x,y\n1,1\n', 'b.csv': 'x,y\nn,1.5\n' });
    assert.deepEqual((await readTable(root, { files: ['a.csv', 'b.csv'] })).columns, ['x text', 'y number']);
  });

  it('has the partitions of Hive as columns', async () => {
    const files = [
      'd/year=2025/region=north%20east/a.csv',
      'd/year=2026/region=__HIVE_DEFAULT_PARTITION__/a.csv',
    ];
    const root = folder({ [files[0] ?? '']: 'x\n1\n', [files[1] ?? '']: 'x\n2\n' });
    const { columns, rows } = await readTable(root, { files });
    assert.deepEqual(columns, ['x integer', 'year integer', 'region text']);
    assert.deepEqual(rows, [
      ['1', '2025', 'north east'],
      ['2', '2026', 'NULL'],
    ]);
  });

  it('takes no folder above the project for a partition', async () => {
    const outer = folder({ 'v=1/project/a.csv': 'x\n1\n' });
    assert.deepEqual((await readTable(path.join(outer, 'v=1', 'project'), 'a.csv')).columns, ['x integer']);
  });

  it('names the file in which a row is wrong', async () => {
    const root = folder({ 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x,y\n1,2\n1\n' });
    const { fault } = await readTable(root, { files: ['a.csv', 'b.csv'] });
    assert.equal(fault, 'row 2 of b.csv has 1 values where the header has 2 columns');
  });

  it('is read once, however many ask', async () => {
    const root = folder({ 'a.csv': 'x\n1\n' });
    const data = new DuckData(root);
    try {
      const source = { files: ['a.csv'] };
      assert.equal(await data.open(source), await data.open(source));
    } finally {
      await data.close();
    }
  });

  it('is refused in formats that are not known or not the same, and under names that are patterns', async () => {
    const root = folder({ 'a.xyz': 'x\n', 'a.csv': 'x\n1\n', 'a[1].csv': 'x\n1\n' });
    assert.match((await readTable(root, 'a.xyz')).fault, /no known format/);
    assert.match((await readTable(root, { files: ['a.csv', 'a.xyz'] })).fault, /different formats/);
    assert.match((await readTable(root, 'a[1].csv')).fault, /character of patterns/);
  });
});

describe('data of other formats', () => {
  const folder = scratchFolders();

  it('is read from JSON lines and JSON, whatever the first lines show', async () => {
    const first = '{"a": 1, "b": "x"}\n'.repeat(25_000);
    const root = folder({
      'a.jsonl': `${first}{"a": 1.5, "b": null, "c": true}\n`,
      'b.json': '[{"a": 1}, {"a": null}]',
    });
    const { columns, fault } = await readTable(root, 'a.jsonl', 1);
    assert.deepEqual([columns, fault], [['a number', 'b text', 'c boolean'], '']);
    assert.deepEqual((await readTable(root, 'b.json')).rows, [['1'], ['NULL']]);
  });

  it('is read from Parquet with its types', async () => {
    const root = folder();
    const data = new DuckData(root);
    const file = path.join(root, 'a.parquet');
    try {
      const wrote = await data.query(
        `COPY (SELECT 9007199254740993 AS n, 1.10::DECIMAL(9,2) AS d, 'NaN'::DOUBLE AS f, DATE '2026-05-31' AS day, [1, 2] AS l) TO '${file}' (FORMAT parquet)`,
      );
      assert.equal(wrote.kind, 'rows');
      copyFileSync(file, path.join(root, 'b.parquet'));
      const { columns, rows } = await readTable(root, { files: ['a.parquet', 'b.parquet'] });
      assert.deepEqual(columns, ['n integer', 'd number', 'f number', 'day date', 'l nested']);
      assert.deepEqual(rows[1], ['9007199254740993', '1.10', 'nan', '2026-05-31', '[1, 2]']);
    } finally {
      await data.close();
    }
  });

  it('is refused where it is broken, without the names of this machine', async () => {
    const root = folder({ 'a.parquet': 'no parquet', 'b.json': '[{"a": 1}, {"a', 'c.jsonl': 'no json\n' });
    for (const file of ['a.parquet', 'b.json', 'c.jsonl']) {
      const { fault } = await readTable(root, file);
      assert.notEqual(fault, '');
      assert.ok(!fault.includes(root), fault);
    }
  });
});
