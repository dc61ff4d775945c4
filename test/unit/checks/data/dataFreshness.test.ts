import assert from 'node:assert/strict';
import { dataFreshness } from '../../../../src/core/checks/data/dataFreshness';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, writeTable } from './writeTable';

const NOW = new Date('2026-11-24T12:00:00Z');

describe('data.freshness', () => {
  const folder = scratchFolders();
  const clock = { now: () => NOW };

  function judge(rows: readonly (string | number)[], written: object = {}) {
    const root = folder({
      'a.csv': csv(
        'id,day',
        rows.map((day, at) => `${String(at)},${String(day)}`),
      ),
    });
    return judgeOnDisk(
      dataFreshness,
      { file: 'a.csv', column: 'day', maxAge: '30d', ...written },
      root,
      clock,
    );
  }

  describe('by a column', () => {
    it('passes while the newest date is young enough, whatever the order of the rows', async () => {
      const outcome = await judge(['2026-10-28', '2026-11-20', '2025-01-01']);
      assert.deepEqual(lines(outcome), ['pass: The newest value of "day" is 2026-11-20.']);
      assert.deepEqual(outcome.metrics, { newest: '2026-11-20', rows: 3, futureRows: 0, unreadableRows: 0 });
    });

    it('fails when it is older, and names the date rather than its age', async () => {
      const outcome = await judge(['2026-10-20', '2026-01-01']);
      const message = 'The newest value of "day" is 2026-10-20, which is older than 30d.';
      assert.deepEqual(lines(outcome), [`fail: ${message}`, `fail a.csv ${message}`]);
      assert.match(nextSteps(outcome)[0] ?? '', /Run again what collects the data/);
    });

    it('counts a day until its end', async () => {
      assert.equal((await judge(['2026-11-23'], { maxAge: '12h' })).verdict, 'pass');
      assert.equal((await judge(['2026-11-22'], { maxAge: '35h' })).verdict, 'fail');
      assert.equal((await judge(['2026-11-22'], { maxAge: '36h' })).verdict, 'pass');
    });

    it('counts a time from its moment', async () => {
      assert.equal((await judge(['2026-11-23T23:00:00'], { maxAge: '12h' })).verdict, 'fail');
      assert.equal((await judge(['2026-11-24T00:00:00'], { maxAge: '12h' })).verdict, 'pass');
      assert.equal((await judge(['2026-11-23T23:30:00'], { maxAge: '750m' })).verdict, 'pass');
      assert.equal((await judge(['2026-11-10T12:30:00'], { maxAge: '2w' })).verdict, 'pass');
    });

    it('warns of dates in the future, with their rows, and judges by the others', async () => {
      const outcome = await judge(['2031-01-01', '2026-10-01', '2026-11-30']);
      assert.deepEqual(lines(outcome), [
        'fail: The newest value of "day" is 2026-10-01, which is older than 30d.',
        'fail a.csv The newest value of "day" is 2026-10-01, which is older than 30d.',
        'warn a.csv Rows with a date in the future in "day": 2. Rows: 1, 3.',
      ]);
      assert.equal((await judge(['2031-01-01', '2026-11-20'])).verdict, 'warn');
      assert.equal((await judge(['2031-01-01'])).verdict, 'error');
    });

    it('takes what is ahead by less than a day for a time without its zone', async () => {
      assert.equal((await judge(['2026-11-25T11:00:00'])).verdict, 'pass');
      assert.equal((await judge(['2026-11-25T13:00:00', '2026-11-24'])).verdict, 'warn');
    });

    it('warns of values that are no dates, and not of missing ones', async () => {
      const outcome = await judge(['2026-11-20', 'soon', '', 'NA']);
      assert.deepEqual(lines(outcome).slice(1), ['warn a.csv Values of "day" that are no dates: 1.']);
    });

    for (const [what, values, newest] of [
      ['times with a zone', ['2026-11-20T08:00:00+02:00', '2026-11-20T07:00:00Z'], '2026-11-20T07:00:00Z'],
      ['times with a fraction', ['2026-11-20 08:00:00.250'], '2026-11-20T08:00:00Z'],
      ['times as logging writes them', ['"2026-11-20 08:00:00,250"', 'x'], '2026-11-20T08:00:00Z'],
      ['zones in a column of texts', ['2026-11-20T08:00:00+02:00', 'x'], '2026-11-20T06:00:00Z'],
      ['seconds since 1970', [1795161600, 1795000000], '2026-11-20T08:00:00Z'],
      ['seconds with a fraction', [1795161600.75], '2026-11-20T08:00:00Z'],
      ['milliseconds', ['1795161600000'], '2026-11-20T08:00:00Z'],
      ['microseconds', ['1795161600000000'], '2026-11-20T08:00:00Z'],
      ['nanoseconds', ['1795161600000000000'], '2026-11-20T08:00:00Z'],
      ['days without dashes', ['20261120', '20260101'], '2026-11-20'],
      ['days at midnight', ['2026-11-20T00:00:00', '2026-11-19T00:00:00'], '2026-11-20'],
    ] as const) {
      it(`reads ${what}`, async () => {
        assert.equal((await judge([...values])).metrics?.['newest'], newest);
      });
    }

    for (const [what, values] of [
      ['years', [2025, 2026]],
      ['counts', [1, 2, 3]],
      ['words', ['soon', 'later']],
      ['true and false', ['true', 'false']],
      ['nothing', ['', '']],
    ] as const) {
      it(`cannot judge a column of ${what}`, async () => {
        const outcome = await judge([...values]);
        assert.equal(lines(outcome)[0], 'error: The column "day" of a.csv has no time that can be read.');
        assert.equal(nextSteps(outcome).length, 1);
      });
    }

    it('cannot judge a missing column or a file with a header only', async () => {
      assert.equal(
        lines(await judge(['2026-11-20'], { column: 'days' }))[0],
        'error: a.csv has no column "days".',
      );
      assert.equal((await judge([])).verdict, 'error');
    });

    for (const format of FORMATS) {
      it(`reads ${format}, with quotes in the names`, async () => {
        const root = folder();
        const name = `a b's.${format}`;
        await writeTable(
          root,
          name,
          `SELECT TIMESTAMP '2026-11-20 08:00:00' AS "the ""day""", 9007199254740993 AS id`,
        );
        const given = { file: name, column: 'the "day"', maxAge: '30d' };
        const outcome = await judgeOnDisk(dataFreshness, given, root, clock);
        assert.equal(outcome.metrics?.['newest'], '2026-11-20T08:00:00Z', lines(outcome).join('\n'));
      });
    }

    it('reads times of Parquet with a zone, and fields within fields', async () => {
      const root = folder();
      await writeTable(
        root,
        'a.parquet',
        "SELECT {'at': {'t': TIMESTAMPTZ '2026-11-20 08:00:00+02'}} AS event",
      );
      await writeTable(root, 'a.jsonl', "SELECT {'at': {'t': 1795161600}} AS event");
      const given = { column: 'event.at.t', maxAge: '30d' };
      const parquet = await judgeOnDisk(dataFreshness, { file: 'a.parquet', ...given }, root, clock);
      assert.equal(parquet.metrics?.['newest'], '2026-11-20T06:00:00Z');
      const json = await judgeOnDisk(dataFreshness, { file: 'a.jsonl', ...given }, root, clock);
      assert.equal(json.metrics?.['newest'], '2026-11-20T08:00:00Z');
      const missing = await judgeOnDisk(
        dataFreshness,
        { ...given, file: 'a.jsonl', column: 'event.x' },
        root,
        clock,
      );
      assert.equal(missing.verdict, 'error');
    });

    it('reads the column of a partition', async () => {
      const root = folder({ 'd/dt=2026-11-20/a.csv': 'id\n1\n', 'd/dt=2026-09-01/a.csv': 'id\n2\n' });
      const outcome = await judgeOnDisk(
        dataFreshness,
        { file: 'd', column: 'dt', maxAge: '30d' },
        root,
        clock,
      );
      assert.equal(outcome.metrics?.['newest'], '2026-11-20');
    });
  });

  it('cannot judge a pattern that matches nothing', async () => {
    for (const column of [{}, { column: 'day' }]) {
      const outcome = await judgeOnDisk(
        dataFreshness,
        { file: 'x/*.csv', maxAge: '1d', ...column },
        folder(),
        clock,
      );
      assert.equal(lines(outcome)[0], 'error: No file matches "x/*.csv".');
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataFreshness, { file: 'a.csv' }), ['maxAge']);
    assert.deepEqual(refused(dataFreshness, { file: 'a.csv', maxAge: '30 days' }), ['maxAge']);
    assert.deepEqual(refused(dataFreshness, { file: 'a.csv', maxAge: '30' }), ['maxAge']);
    assert.deepEqual(refused(dataFreshness, { file: 'a.csv', maxAge: '1d', column: '' }), ['column']);
    for (const maxAge of ['90m', '12h', '30d', '2w']) {
      assert.deepEqual(refused(dataFreshness, { file: 'a.csv', maxAge }), []);
    }
  });
});
