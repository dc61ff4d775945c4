import assert from 'node:assert/strict';
import { dataRows } from '../../../../src/core/checks/data/dataRows';
import type {
  DataSource,
  OpenData,
  QueryResult,
  Unanswered,
} from '../../../../src/core/checks/world/dataQuery';
import { say } from '../../../../src/core/text/message';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

/** A world whose files have as many rows as given; a negative number is a file that no engine can read. */
function world(rows: Readonly<Record<string, number>>) {
  const files = Object.fromEntries(Object.keys(rows).map((path) => [path, 'content']));
  const open = ({ files: asked }: DataSource): OpenData | Unanswered => {
    if (new Set(asked.map((file) => file.replace(/^.*\./, ''))).size !== 1) throw new Error('mixed formats');
    const counts = asked.map((file) => rows[file] ?? -1);
    if (counts.some((count) => count < 0)) return { kind: 'failed', reason: say('it is no CSV') };
    const sum = String(counts.reduce((total, count) => total + count, 0));
    return { kind: 'data', columns: [], relation: sum, numbered: sum, rowNumber: '"row number"' };
  };
  const query = (sql: string): QueryResult => ({ kind: 'rows', rows: [[BigInt(sql.replace(/^.* /, ''))]] });
  const data = {
    open: (source: DataSource) => Promise.resolve(open(source)),
    query: (sql: string) => Promise.resolve(query(sql)),
  };
  return memoryWorld(files, { data });
}

describe('data.rows', () => {
  it('passes with a row and counts those of all files', async () => {
    const outcome = await judge(
      dataRows,
      { file: 'data/*.csv' },
      world({ 'data/a.csv': 2, 'data/b.csv': 3 }),
    );
    assert.deepEqual(lines(outcome), ['pass: Rows: 5, in files: 2.']);
    assert.deepEqual(outcome.metrics, { rows: 5, files: 2, min: 1 });
  });

  it('fails without rows, below the minimum and above the maximum', async () => {
    const given = { file: 'a.csv', min: 10, max: 20 };
    assert.deepEqual(lines(await judge(dataRows, given, world({ 'a.csv': 0 }))), [
      'fail: The data has no rows.',
      'fail a.csv The data has no rows.',
    ]);
    assert.deepEqual(lines(await judge(dataRows, given, world({ 'a.csv': 9 }))).slice(1), [
      'fail a.csv The data has 9 rows; at least 10 are expected.',
    ]);
    assert.deepEqual(lines(await judge(dataRows, given, world({ 'a.csv': 21 }))).slice(1), [
      'fail a.csv The data has 21 rows; at most 20 are expected.',
    ]);
    assert.equal((await judge(dataRows, given, world({ 'a.csv': 20 }))).verdict, 'pass');
  });

  it('asks for files of one format at a time', async () => {
    const outcome = await judge(
      dataRows,
      { file: ['*.csv', '*.parquet'] },
      world({ 'a.csv': 1, 'b.parquet': 2 }),
    );
    assert.deepEqual(outcome.metrics, { rows: 3, files: 2, min: 1 });
  });

  it('counts only the files that it names, not other inputs', async () => {
    const outcome = await judge(dataRows, { file: 'data' }, world({ 'data/x/a.csv': 1, 'load.csv': 50 }));
    assert.equal(outcome.metrics?.['rows'], 1);
  });

  it('takes the path of a file for that file, whatever its characters', async () => {
    const outcome = await judge(
      dataRows,
      { file: 'data [1].csv' },
      world({ 'data [1].csv': 1, 'data 1.csv': 5 }),
    );
    assert.equal(outcome.metrics?.['rows'], 1);
  });

  it('cannot judge a pattern that matches nothing, even beside one that does', async () => {
    const outcome = await judge(dataRows, { file: ['a.csv', 'b/*.csv'] }, world({ 'a.csv': 1 }));
    assert.deepEqual(lines(outcome), [
      'error: No file matches "b/*.csv".',
      'fail No file matches "b/*.csv".',
    ]);
    assert.deepEqual(nextSteps(outcome), [
      'Create the files, or mend the path or pattern in the project file.',
    ]);
  });

  it('cannot judge when everything is excluded', async () => {
    const outcome = await judge(dataRows, { file: ['*.csv', '!a.csv'] }, world({ 'a.csv': 1 }));
    assert.equal(outcome.verdict, 'error');
  });

  it('cannot judge unreadable data, and says why', async () => {
    const outcome = await judge(dataRows, { file: 'a.csv' }, world({ 'a.csv': -1 }));
    assert.deepEqual(lines(outcome), [
      'error: a.csv cannot be read as data: it is no CSV',
      'fail a.csv a.csv cannot be read as data: it is no CSV',
    ]);
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataRows, {}), ['file']);
    assert.deepEqual(refused(dataRows, { file: 'a.csv', min: 0 }), ['min']);
    assert.deepEqual(refused(dataRows, { file: 'a.csv', min: 1.5 }), ['min']);
    assert.deepEqual(refused(dataRows, { file: 'a.csv', min: 3, max: 2 }), ['']);
    assert.deepEqual(refused(dataRows, { file: [] }), ['file']);
    assert.deepEqual(refused(dataRows, { file: 'a.csv', minimum: 3 }), ['']);
  });
});
