import assert from 'node:assert/strict';
import { lineTime } from '../../../../src/core/checks/monitor/lineTime';
import { monitorRecency } from '../../../../src/core/checks/monitor/monitorRecency';
import { judgeOnDisk } from '../diskWorld';
import { judge as judgeInMemory, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { FORMATS, writeTable } from '../data/writeTable';

const clock = { now: () => new Date('2026-11-24T12:00:00Z') };

describe('monitor.recency', () => {
  const folder = scratchFolders();

  describe('of a text log', () => {
    function judge(files: Readonly<Record<string, string>>, written: object = {}) {
      const given = { file: 'logs/*', maxAge: '2d', ...written };
      return judgeInMemory(monitorRecency, given, memoryWorld(files, clock));
    }

    it('passes while its last line is young enough', async () => {
      const text = '2026-11-01T08:00:00Z start\n2026-11-23T08:00:00Z served\n';
      const outcome = await judge({ 'logs/a.log': text });
      assert.deepEqual(lines(outcome), ['pass: The last entry is of 2026-11-23T08:00:00Z.']);
      assert.deepEqual(outcome.metrics, { last: '2026-11-23T08:00:00Z', lines: 2 });
    });

    it('fails at its last line when monitoring went silent, and does not name the age', async () => {
      const outcome = await judge({ 'logs/a.log': 'x\n2026-11-20T08:00:00Z served\n' });
      const message =
        'Monitoring went silent: its last entry is of 2026-11-20T08:00:00Z, which is older than 2d.';
      assert.deepEqual(lines(outcome), [`fail: ${message}`, `fail logs/a.log:1:0 ${message}`]);
      assert.match(nextSteps(outcome)[0] ?? '', /Look whether the service runs/);
      assert.equal(
        (await judge({ 'logs/a.log': '2026-11-24T10:29:59Z x' }, { maxAge: '90m' })).verdict,
        'fail',
      );
      assert.equal(
        (await judge({ 'logs/a.log': '2026-11-24T10:30:00Z x' }, { maxAge: '90m' })).verdict,
        'pass',
      );
    });

    it('reads past lines without a time, such as a traceback', async () => {
      const text = `2026-11-24 08:00:00,123 - ERROR - failed\nTraceback:\n  File "a.py"\n${'x'.repeat(9000)}\n\n`;
      const outcome = await judge({ 'logs/a.log': text });
      assert.equal(outcome.metrics?.['last'], '2026-11-24T08:00:00Z');
    });

    it('reads lines of any length and stamps across pieces', async () => {
      const text = `${'y'.repeat(3500)}\n2026-11-24T08:00:00Z ${'z'.repeat(20_000)}\n`;
      assert.equal((await judge({ 'logs/a.log': text })).metrics?.['last'], '2026-11-24T08:00:00Z');
    });

    it('takes the newest of several logs, one of which may be empty', async () => {
      const outcome = await judge({
        'logs/a.log': '',
        'logs/a.log.1': '2026-11-24T07:00:00Z a\n',
        'logs/a.log.2': '2026-11-01T07:00:00Z b\n',
      });
      assert.equal(outcome.verdict, 'pass');
      assert.equal(outcome.metrics?.['last'], '2026-11-24T07:00:00Z');
    });

    it('warns of a log that ends in the future, and cannot judge if all do', async () => {
      const files = { 'logs/a.log': '2027-11-24T07:00:00Z a\n', 'logs/b.log': '2026-11-24T07:00:00Z a\n' };
      assert.deepEqual(lines(await judge(files)), [
        'warn: The last entry is of 2026-11-24T07:00:00Z.',
        'warn logs/a.log:0:0 The last entry of logs/a.log lies in the future.',
      ]);
      const outcome = await judge({ 'logs/a.log': files['logs/a.log'] });
      assert.equal(outcome.verdict, 'error');
      assert.ok(nextSteps(outcome).length > 0);
    });

    it('cannot judge a log that is empty or has no times, nor data without a column', async () => {
      assert.equal(lines(await judge({ 'logs/a.log': '' }))[0], 'error: logs/a.log is empty.');
      assert.equal(
        lines(await judge({ 'logs/a.log': 'Nov 24 08:00:00 host served\n' }))[0],
        'error: No line of logs/a.log has a time stamp that can be read.',
      );
      assert.equal(
        lines(await judge({ 'logs/a.jsonl': '{"time":"2026-11-24T08:00:00Z"}\n' }))[0],
        'error: logs/a.jsonl holds data, and no column of times is named.',
      );
      assert.equal((await judge({ 'logs/a.log': { unreadable: 'binary' } as never })).verdict, 'error');
      assert.equal(lines(await judge({}))[0], 'error: No file matches "logs/*".');
    });

    for (const [line, expected] of [
      ['2026-11-24T08:00:00Z x', '2026-11-24T08:00:00.000Z'],
      ['[2026-11-24 08:00:00,250] x', '2026-11-24T08:00:00.250Z'],
      ['INFO:root:2026-11-24T08:00:00.123456+02:00 x', '2026-11-24T06:00:00.123Z'],
      ['2026-11-24T08:00:00-0530 x', '2026-11-24T13:30:00.000Z'],
      ['2026-11-24 08:00 x', '2026-11-24T08:00:00.000Z'],
      ['2026-11-24 08:00:00 UTC x', '2026-11-24T08:00:00.000Z'],
      ['10.0.0.1 - - [24/Nov/2026:08:00:00 +0100] "GET /2026-01-01T00:00:00Z"', '2026-11-24T07:00:00.000Z'],
      ['{"time": "2026-11-24T08:00:00Z"}', '2026-11-24T08:00:00.000Z'],
      ['2026-13-24T08:00:00Z x', undefined],
      ['2026-02-30T08:00:00Z x', undefined],
      ['24/Foo/2026:08:00:00 +0100', undefined],
      ['2026-11-24 x', undefined],
      [`${'x'.repeat(300)} 2026-11-24T08:00:00Z`, undefined],
    ] as const) {
      it(`reads ${line.slice(0, 45)} as ${expected ?? 'no time'}`, () => {
        const time = lineTime(line);
        assert.equal(time === undefined ? undefined : new Date(time).toISOString(), expected);
      });
    }
  });

  describe('of data', () => {
    function judge(file: string, text: string, written: object = {}) {
      const given = { file, column: 'time', maxAge: '2d', ...written };
      return judgeOnDisk(monitorRecency, given, folder({ [file]: text }), clock);
    }

    it('passes and fails by the newest time, whatever the order', async () => {
      const text = '{"time":"2026-11-24T08:00:00Z","n":1}\n{"n":2,"time":"2026-11-20T08:00:00Z"}\n';
      assert.deepEqual(lines(await judge('a.jsonl', text)), [
        'pass: The last entry is of 2026-11-24T08:00:00Z.',
      ]);
      const outcome = await judge('a.jsonl', text, { maxAge: '1h' });
      const message =
        'Monitoring went silent: its last entry is of 2026-11-24T08:00:00Z, which is older than 1h.';
      assert.deepEqual(lines(outcome), [`fail: ${message}`, `fail a.jsonl ${message}`]);
      assert.deepEqual(outcome.metrics, {
        ...{ last: '2026-11-24T08:00:00Z', rows: 2, futureRows: 0, unreadableRows: 0 },
      });
    });

    it('reads a field within a field, and milliseconds', async () => {
      const text = `{"request":{"at":${String(Date.UTC(2026, 10, 24, 8))}}}\n`;
      const outcome = await judge('a.jsonl', text, { column: 'request.at' });
      assert.equal(outcome.metrics?.['last'], '2026-11-24T08:00:00Z');
    });

    it('warns of times in the future with their rows', async () => {
      const text = 'time\n2026-11-24T08:00:00Z\n2028-11-24T08:00:00Z\n';
      assert.deepEqual(lines(await judge('a.csv', text)).slice(1), [
        'warn a.csv Rows with a date in the future in "time": 1. Rows: 2.',
      ]);
    });

    it('cannot judge without rows, times or the column', async () => {
      assert.equal((await judge('a.csv', 'time,n\n')).verdict, 'error');
      assert.equal((await judge('a.csv', 'time,n\n,1\n,2\n')).verdict, 'error');
      assert.equal((await judge('a.jsonl', '')).verdict, 'error');
      assert.equal((await judge('a.csv', 'time\ntrue\n')).verdict, 'error');
      assert.match(
        lines(await judge('a.csv', 'timestamp\n2026-11-24\n'))[0] ?? '',
        /^error: a\.csv has no column "time"\.$/,
      );
      assert.equal((await judge('a.csv', 'time\n2028-11-24T08:00:00Z\n')).verdict, 'error');
    });

    for (const format of FORMATS) {
      it(`reads ${format} in partitions, with quotes in the name of the column`, async () => {
        const root = folder();
        const select = `SELECT TIMESTAMPTZ '2026-11-24 08:00:00+00' AS "the ""time""", 9007199254740993 AS id, true AS ok`;
        await writeTable(root, `logs/day=2/a.${format}`, select);
        await writeTable(root, `logs/day=1/a.${format}`, select);
        const given = { file: 'logs', column: 'the "time"', maxAge: '1d' };
        const outcome = await judgeOnDisk(monitorRecency, given, root, clock);
        assert.equal(outcome.metrics?.['last'], '2026-11-24T08:00:00Z', lines(outcome).join('\n'));
      });
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(monitorRecency, { file: 'a.log' }), ['maxAge']);
    assert.deepEqual(refused(monitorRecency, { file: 'a.log', maxAge: 'soon' }), ['maxAge']);
  });
});
