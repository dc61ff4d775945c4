import assert from 'node:assert/strict';
import path from 'node:path';
import { dataNulls } from '../../../../src/core/checks/data/dataNulls';
import { DuckData } from '../../../../src/node/data/duckData';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

describe('data.nulls', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}) {
    return judgeOnDisk(dataNulls, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  const column = (...values: readonly string[]) =>
    `n,x\n${values.map((value, n) => `${String(n)},"${value}"\n`).join('')}`;

  it('passes with few missing values, and keeps their shares', async () => {
    const outcome = await judge(column(...Array.from({ length: 19 }, String), ''));
    assert.deepEqual(lines(outcome), ['pass: Few values are missing: columns 2, rows 20.']);
    assert.deepEqual(outcome.metrics, {
      ...{ rows: 20, columns: 2, columnsAbove: 0, max: 0.05, greatestShare: 0.05 },
      shares: { x: 0.05 },
    });
  });

  it('fails with too many, and with a column without values', async () => {
    const outcome = await judge('a,b,c\n1,,\n2,,\n3,x,\n');
    assert.deepEqual(lines(outcome), [
      'fail: Columns with too many missing values: 2 of 3.',
      'fail a.csv In "b" 2 of 3 values are missing (66.7%); at most 5% may be.',
      'fail a.csv The column "c" has no value at all.',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /"maxOf"/);
  });

  it('takes each spelling of null for missing, with blanks around it, in columns of all kinds', async () => {
    const values = ['5', '1.5', 'word', 'true', '2026-05-31', '2026-05-31T08:00:00'];
    const names = values.map((_, at) => `x${String(at)}`);
    for (const spelling of ['', 'NA', 'N/A', 'null', 'NULL', 'NaN', 'nan', 'none', 'None', ' NA ', '   ']) {
      const rows = [values, values.map(() => `"${spelling}"`), values, values].map((row) => row.join(','));
      const outcome = await judge(`${names.join(',')}\n${rows.join('\n')}\n`);
      const shares = Object.fromEntries(names.map((name) => [name, 0.25]));
      assert.deepEqual(outcome.metrics?.['shares'], shares, `"${spelling}"`);
    }
  });

  it('warns of a column that spells missing in more than one way, and counts them', async () => {
    const outcome = await judge(column('NA', '1', 'NA ', 'NaN', '', '2'), { max: 1 });
    assert.deepEqual(lines(outcome), [
      'warn: Few values are missing: columns 2, rows 6.',
      'warn a.csv In "x" missing values are written in several ways: NA (2), "" (1), NaN (1).',
    ]);
    assert.equal((await judge(column('NA', '1', ' NA', 'NA'), { max: 1 })).verdict, 'pass');
  });

  it('takes more spellings: texts, and numbers by their value', async () => {
    const given = { max: 0.2, spellings: ['?', '-999', '-1.5'] };
    assert.equal((await judge(column('?', ' ?', 'a', 'b'), given)).verdict, 'fail');
    assert.equal((await judge(column('-999', '-999', '3', '4'), given)).verdict, 'fail');
    assert.equal((await judge(column('-999.0', '-1.50', '3.5', '4'), given)).metrics?.['greatestShare'], 0.5);
    const mixed = await judge(column('-999', '', '3', '4'), { ...given, max: 1 });
    assert.match(lines(mixed)[1] ?? '', /written in several ways: "" \(1\), -999 \(1\)/);
  });

  it('takes other limits for the columns that are named, and judges only the columns that are asked for', async () => {
    const csv = 'a,b\n1,\n2,\n3,x\n';
    assert.equal((await judge(csv, { maxOf: { B: 0.7 } })).verdict, 'pass');
    assert.equal((await judge(csv, { maxOf: { b: 0.6 } })).verdict, 'fail');
    assert.equal((await judge(csv, { columns: 'a' })).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: ['b'] })).verdict, 'pass');
  });

  it('counts null, NaN and spellings in other formats', async () => {
    const root = folder({ 'a.jsonl': '{"x": null}\n{"x": "NA"}\n{"x": "a"}\n{}\n' });
    const json = await judgeOnDisk(dataNulls, { file: 'a.jsonl', max: 1 }, root);
    assert.deepEqual(json.metrics?.['shares'], { x: 0.75 });
    assert.match(lines(json)[1] ?? '', /several ways: no value \(2\), NA \(1\)/);
    const data = new DuckData(root);
    const file = path.join(root, 'a.parquet');
    await data.query(`COPY (SELECT unnest(['NaN'::DOUBLE, NULL, 1, 2]) AS x) TO '${file}' (FORMAT parquet)`);
    await data.close();
    const parquet = await judgeOnDisk(dataNulls, { file: 'a.parquet' }, root);
    assert.deepEqual(parquet.metrics?.['shares'], { x: 0.5 });
  });

  it('judges a thousand columns', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `c${String(n)}`);
    const csv = `${names.join(',')}\n${names.map(() => '1').join(',')}\n${names.map((_, n) => (n === 900 ? 'NA' : '2')).join(',')}\n`;
    const outcome = await judge(csv);
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.csv In "c900" 1 of 2 values are missing (50%); at most 5% may be.',
    ]);
  }).timeout(60_000);

  it('cannot judge without rows, or without a column that is named', async () => {
    for (const [csv, written, words] of [
      ['a\n', {}, /no rows/],
      ['a\n1\n', { columns: 'b' }, /no column "b"/],
      ['a\n1\n', { ignore: 'b' }, /no column "b"/],
      ['a\n1\n', { maxOf: { b: 1 } }, /no column "b"/],
    ] as const) {
      const outcome = await judge(csv, written);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataNulls, {}), ['file']);
    assert.deepEqual(refused(dataNulls, { file: 'a', max: 2 }), ['max']);
    assert.deepEqual(refused(dataNulls, { file: 'a', maxOf: { x: -1 } }), ['maxOf.x']);
  });
});
