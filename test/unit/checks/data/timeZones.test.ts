import assert from 'node:assert/strict';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';
import { agrees, of } from './driftTables';
import { writeTable } from './writeTable';

describe('times with a zone are moments', () => {
  const folder = scratchFolders();

  function leakage(train: readonly string[], test: readonly string[], given: object) {
    const table = (times: readonly string[], from: number): string =>
      `t,x\n${times.map((time, at) => `${time},${String(from + at)}\n`).join('')}`;
    const root = folder({ 'train.csv': table(train, 0), 'test.csv': table(test, 100) });
    return judgeOnDisk('data.leakage', { train: 'train.csv', test: 'test.csv', ...given }, root);
  }

  it('that one key names, whatever offset they are written with, and a time without one is UTC', async () => {
    const shared = async (train: readonly string[], test: readonly string[]) =>
      (await leakage(train, test, { key: 't' })).metrics?.['sharedKeys'];
    assert.equal(await shared(['2026-01-01T10:00:00+02:00'], ['2026-01-01T08:00:00Z']), 1);
    assert.equal(await shared(['2026-01-01T10:00:00+02:00'], ['2026-01-01T10:00:00Z']), 0);
    assert.equal(await shared(['2026-01-01 08:00:00'], ['2026-01-01T03:00:00-05:00']), 1);
    assert.equal(await shared(['2026-01-01 08:00:00'], ['2026-01-01 13:30:00+0530']), 1);
  });

  it('also where a word makes the other column texts', async () => {
    const shared = async (train: readonly string[], test: readonly string[]) =>
      (await leakage(train, test, { key: 't' })).metrics?.['sharedKeys'];
    const train = ['2026-01-01T08:00:00Z', '2026-01-02T08:00:00Z'];
    assert.equal(await shared(train, ['2026-01-01T10:00:00+02:00', 'later']), 1);
    assert.equal(await shared(train, ['2026-01-01T08:00:00+02:00', 'later']), 0);
    assert.equal(await shared(['2026-01-01T10:00:00+02:00', 'later'], train), 1);
  });

  it('in whose order test data follows training data, also in texts', async () => {
    for (const odd of [[], ['soon']]) {
      const train = ['2026-01-01T10:00:00+02:00', ...odd];
      const early = async (time: string) =>
        (await leakage(train, [time, ...odd], { time: 't' })).metrics?.['earlyRows'];
      assert.equal(await early('2026-01-01T09:00:00Z'), 0);
      assert.equal(await early('2026-01-01T09:00:00+02:00'), 1);
      assert.equal(await early('2026-01-01 08:00:00'), 0);
    }
  });

  it('of which the hour that comes twice has two', async () => {
    const hours = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', '2026-10-25T00:30:00Z'];
    const root = folder({ 'a.csv': `t\n${hours.join('\n')}\n` });
    const outcome = await judgeOnDisk('data.duplicates', { file: 'a.csv' }, root);
    assert.match(lines(outcome)[1] ?? '', /: 1 \(33\.3%\)\. Row = first row: 3 = 1\.$/);
  });

  it('that drift between texts and times only by their moments', async () => {
    const times = Array.from({ length: 300 }, (_, at) => new Date(Date.UTC(2026, 0, 1, at)).toISOString());
    const shifted = times.map((time) => {
      const local = new Date(Date.parse(time) + 12 * 3_600_000).toISOString().slice(0, 19);
      return `${local}+12:00`;
    });
    const root = folder({
      'reference.csv': `x\n${times.join('\n')}\n`,
      // The engine reads times with an offset of JSON as texts.
      'current.jsonl': shifted.map((x) => `${JSON.stringify({ x })}\n`).join(''),
    });
    const given = { reference: 'reference.csv', current: 'current.jsonl', method: 'ks' };
    agrees(of(await judgeOnDisk('data.drift', given, root))['value'], 0, 'Kolmogorov–Smirnov');
  });

  describe('in Parquet of every precision', () => {
    for (const type of ['DATE', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS', 'TIMESTAMPTZ']) {
      it(type, async () => {
        const root = folder();
        const days = (name: string, as: string, x: number) =>
          writeTable(
            root,
            name,
            `SELECT CAST(CAST(day AS VARCHAR) AS ${as}) AS t, ${x} AS x ` +
              `FROM (SELECT unnest([DATE '2026-01-01', DATE '2026-01-02']) AS day)`,
          );
        await days('a.parquet', type, 1);
        await days('b.parquet', 'TIMESTAMPTZ', 2);
        const both = { train: 'a.parquet', test: 'b.parquet', key: 't', time: 't' };
        const leaks = await judgeOnDisk('data.leakage', both, root);
        assert.equal(leaks.metrics?.['sharedKeys'], 2, lines(leaks).join('\n'));
        assert.equal(leaks.metrics['earlyRows'], 1);
        const rule = { type: 'time', min: '2026-01-01', max: '2026-01-02T01:59:59+02:00' };
        const schema = await judgeOnDisk('data.schema', { file: 'a.parquet', columns: { t: rule } }, root);
        assert.match(lines(schema)[1] ?? '', /^fail .*: 1 rows \(50%\)\. First rows: 2\.$/);
        const drift = { reference: 'a.parquet', current: 'b.parquet', columns: 't' };
        assert.equal((await judgeOnDisk('data.drift', drift, root)).verdict, 'pass');
      });
    }
  });
});
