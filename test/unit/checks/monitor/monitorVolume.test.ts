import assert from 'node:assert/strict';
import { monitorVolume } from '../../../../src/core/checks/monitor/monitorVolume';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, writeTable } from '../data/writeTable';

const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
const FIRST_DAY = Date.UTC(2026, 10, 10);

/** A log with so many rows on each day from 10 November on. */
function log(days: readonly number[], column = 'time'): string {
  const rows = days.flatMap((count, day) =>
    Array.from({ length: count }, (_, at) =>
      new Date(FIRST_DAY + day * 86_400_000 + (at * 86_400_000) / count).toISOString(),
    ),
  );
  return csv(
    `${column},n`,
    rows.map((time, at) => `${time},${String(at)}`),
  );
}

describe('monitor.volume', () => {
  const folder = scratchFolders();
  const GIVEN = { file: 'log.csv', column: 'time', perDay: 10 };

  function judge(
    days: readonly number[],
    written: object = {},
    files: Readonly<Record<string, string>> = {},
  ) {
    const root = folder({ 'log.csv': log(days), ...files });
    return judgeOnDisk(monitorVolume, { ...GIVEN, ...written }, root, clock);
  }

  it('passes while every whole day is near what is expected', async () => {
    const outcome = await judge([3, 10, 6, 14, 2]);
    assert.deepEqual(lines(outcome), ['pass: Rows a day: 10, expected: 10, whole days: 3.']);
    assert.deepEqual(outcome.metrics, {
      ...{ expectedPerDay: 10, meanPerDay: 10, wholeDays: 3, silentDays: 0, lowDays: 0, highDays: 0 },
      rows: { '2026-11-11': 10, '2026-11-12': 6, '2026-11-13': 14 },
    });
  });

  it('allows exactly the tolerance', async () => {
    assert.equal((await judge([1, 5, 15, 1])).verdict, 'pass');
    assert.equal((await judge([1, 4, 10, 1])).verdict, 'warn');
    assert.equal((await judge([1, 16, 10, 1])).verdict, 'warn');
    assert.equal((await judge([1, 7, 10, 1], { tolerance: 0.2 })).verdict, 'warn');
  });

  it('warns of days with too few, too many and no rows, one finding each', async () => {
    const outcome = await judge([10, 4, 3, 0, 22, 10, 10]);
    assert.deepEqual(lines(outcome), [
      'warn: Rows a day: 7.8, expected: 10, whole days: 5.',
      'warn log.csv Days without any row: 2026-11-13.',
      'warn log.csv Days with too few rows, where 10 are expected: 2026-11-11 (4), 2026-11-12 (3).',
      'warn log.csv Days with too many rows, where 10 are expected: 2026-11-14 (22).',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /what changed on these days/);
  });

  it('judges the first and the last day only for too many', async () => {
    assert.equal((await judge([1, 10, 1])).verdict, 'pass');
    assert.match(lines(await judge([30, 10, 10]))[1] ?? '', /too many .* 2026-11-10 \(30\)/);
    assert.match(lines(await judge([10, 10, 30]))[1] ?? '', /too many .* 2026-11-12 \(30\)/);
    assert.equal((await judge([10, 30])).verdict, 'warn');
  });

  it('judges the last days only', async () => {
    const days = [10, 1, 0, 10, 10, 10, 10];
    assert.equal((await judge(days)).verdict, 'warn');
    const outcome = await judge(days, { days: 3 });
    assert.deepEqual(lines(outcome), ['pass: Rows a day: 10, expected: 10, whole days: 3.']);
  });

  it('cannot judge without a whole day', async () => {
    assert.equal(
      lines(await judge([5, 5]))[0],
      'error: log.csv has no whole day yet: it begins on 2026-11-10 and ends on 2026-11-11.',
    );
    assert.equal((await judge([1])).verdict, 'error');
  });

  describe('by a reference', () => {
    const BY_FILE = { perDay: undefined, reference: 'normal.csv' };

    it('expects the mean of its whole days, silent ones included', async () => {
      const files = { 'normal.csv': log([2, 10, 0, 20, 1]) };
      const outcome = await judge([1, 10, 10, 1], BY_FILE, files);
      assert.equal(outcome.metrics?.['expectedPerDay'], 10);
      assert.equal(outcome.verdict, 'pass');
      assert.equal((await judge([1, 4, 10, 1], BY_FILE, files)).verdict, 'warn');
    });

    it('expects the mean of all days where none is whole', async () => {
      const outcome = await judge([1, 10, 1], BY_FILE, { 'normal.csv': log([8, 12]) });
      assert.equal(outcome.metrics?.['expectedPerDay'], 10);
    });

    it('may have another column', async () => {
      const files = { 'normal.csv': log([10, 10, 10], 'at') };
      assert.equal((await judge([1, 10, 1], BY_FILE, files)).verdict, 'error');
      assert.equal((await judge([1, 10, 1], { ...BY_FILE, referenceColumn: 'at' }, files)).verdict, 'pass');
    });

    it('cannot judge without it', async () => {
      assert.equal(lines(await judge([1, 10, 1], BY_FILE))[0], 'error: No file matches "normal.csv".');
      assert.equal((await judge([1, 10, 1], BY_FILE, { 'normal.csv': 'time,n\n' })).verdict, 'error');
    });
  });

  it('does not count times of the future, nor rows without a time', async () => {
    const text = `${log([2, 10, 10, 3])}2031-01-01T00:00:00Z,1\n,2\n`;
    const outcome = await judgeOnDisk(monitorVolume, GIVEN, folder({ 'log.csv': text }), clock);
    assert.deepEqual(lines(outcome), ['pass: Rows a day: 10, expected: 10, whole days: 2.']);
  });

  it('counts days in UTC', async () => {
    const text = csv('time,n', [
      ...['2026-11-10T12:00:00Z,1', '2026-11-11T23:30:00-02:00,1', '2026-11-12T00:30:00+02:00,1'],
      '2026-11-13T12:00:00Z,1',
    ]);
    const outcome = await judgeOnDisk(
      monitorVolume,
      { ...GIVEN, perDay: 1 },
      folder({ 'log.csv': text }),
      clock,
    );
    assert.deepEqual(outcome.metrics?.['rows'], { '2026-11-11': 1, '2026-11-12': 1 });
  });

  it('cannot judge without rows, times or the column', async () => {
    assert.equal((await judge([])).verdict, 'error');
    assert.equal((await judge([1, 10, 1], { column: 'n' })).verdict, 'error');
    assert.match(lines(await judge([1, 10, 1], { column: 'timestamp' }))[0] ?? '', /no column "timestamp"/);
    const empty = folder({ 'log.csv': 'time,n\n,1\n,2\n' });
    assert.equal((await judgeOnDisk(monitorVolume, GIVEN, empty, clock)).verdict, 'error');
  });

  for (const format of FORMATS) {
    it(`reads ${format} in partitions, epoch milliseconds and quotes in the name of the column`, async () => {
      const root = folder();
      const select = (from: number): string =>
        `SELECT ${String(FIRST_DAY)} + (range + ${String(from)}) * 8640000 AS "the ""time""", 9007199254740993 AS id, true AS ok FROM range(20)`;
      await writeTable(root, `logs/part=1/a.${format}`, select(0));
      await writeTable(root, `logs/part=2/a.${format}`, select(20));
      const given = { file: 'logs', column: 'the "time"', perDay: 10 };
      const outcome = await judgeOnDisk(monitorVolume, given, root, clock);
      assert.deepEqual(lines(outcome), ['pass: Rows a day: 10, expected: 10, whole days: 2.']);
    });
  }

  it('refuses wrong parameters', () => {
    const base = { file: 'a.csv', column: 'time' };
    assert.deepEqual(refused(monitorVolume, base), ['']);
    assert.deepEqual(refused(monitorVolume, { ...base, perDay: 1, reference: 'b.csv' }), ['']);
    assert.deepEqual(refused(monitorVolume, { ...base, perDay: 0 }), ['perDay']);
    assert.deepEqual(refused(monitorVolume, { ...base, perDay: 1, days: 0 }), ['days']);
    assert.deepEqual(refused(monitorVolume, { file: 'a.csv', perDay: 1 }), ['column']);
  });
});
