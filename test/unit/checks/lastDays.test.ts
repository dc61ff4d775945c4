import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { dataFreshness } from '../../../src/core/checks/data/dataFreshness';
import { documentFields } from '../../../src/core/checks/document/documentFields';
import { modelAge } from '../../../src/core/checks/model/modelAge';
import { monitorRecency } from '../../../src/core/checks/monitor/monitorRecency';
import { monitorVolume } from '../../../src/core/checks/monitor/monitorVolume';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { dayAfter, dayOf } from '../../../src/core/journal/day';
import { scratchFolders } from '../node/scratch';
import { judgeOnDisk } from './diskWorld';
import { judge, memoryWorld } from './memoryWorld';

type Judging = (now: Date) => Promise<Outcome>;

const NOON = 43_200_000;
const FIRST = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;
/** Never on the stroke of a day or a minute, where a limit lies. */
const moments = fc
  .integer({ min: 0, max: 200 * DAY_MS })
  .map((ms) => new Date(FIRST + ms - (ms % 60_000) + 7));
const day = fc.integer({ min: 0, max: 200 }).map((days) => dayAfter('2026-06-01', days));
const minute = fc
  .integer({ min: 0, max: 200 * 1440 })
  .map((minutes) => new Date(FIRST + minutes * 60_000).toISOString());

function bare(outcome: Outcome): object {
  return { ...outcome, until: undefined };
}

/** Until its last day begins it judges alike, with the same bytes; when the day after begins, otherwise. */
async function holdsToItsLastDay(judging: Judging, now: Date): Promise<void> {
  const outcome = await judging(now);
  const { until } = outcome;
  if (until === undefined) return;
  assert.ok(until >= dayOf(now), `${until} has passed already`);
  const begin = Date.parse(`${until}T00:00:00Z`) + 1;
  if (begin >= now.getTime()) assert.deepEqual(await judging(new Date(begin)), outcome);
  const after = await judging(new Date(begin + DAY_MS));
  assert.notDeepEqual(bare(after), bare(outcome));
}

/** Where no day is named, none changes anything. */
async function namesEachChange(judging: Judging, now: Date, later: Date): Promise<void> {
  const outcome = await judging(now);
  if (outcome.until !== undefined || later < now) return;
  assert.deepEqual(await judging(later), outcome);
}

describe('the last day of an outcome that the clock changes', () => {
  const inputs: readonly (readonly [string, (a: string, b: string, age: string) => Judging])[] = [
    [
      'model.age',
      (_, time, maxAge) => (now) => {
        const world = memoryWorld({ 'run.json': JSON.stringify({ trained: time }) }, { now: () => now });
        return judge(modelAge, { record: 'run.json', maxAge }, world);
      },
    ],
    [
      'document.fields',
      (date, time) => (now) => {
        const text = `---\nreview: ${date}\nexpires: ${time.slice(0, 10)}\nnext_review: soon\n---\n`;
        const world = memoryWorld({ 'plan.md': text }, { now: () => now });
        return judge(documentFields, { file: 'plan.md' }, world);
      },
    ],
    [
      'monitor.recency of logs',
      (date, time, maxAge) => (now) => {
        const files = { 'logs/a.log': `${date}T08:00:00Z a\n`, 'logs/b.log': `${time} b\n` };
        return judge(monitorRecency, { file: 'logs/*', maxAge }, memoryWorld(files, { now: () => now }));
      },
    ],
    [
      'data.freshness of names',
      (date, time, maxAge) => (now) => {
        const files = { [`data/${date}.csv`]: '', [`data/${time.slice(0, 7)}/a.csv`]: '' };
        return judge(dataFreshness, { file: 'data/**', maxAge }, memoryWorld(files, { now: () => now }));
      },
    ],
  ];
  const ages = fc.constantFrom('90m', '12h', '1d', '30d', '10w');
  for (const [name, judgingOf] of inputs) {
    it(`is the last on which it is the same: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(day, minute, ages, moments, moments, async (date, time, age, now, later) => {
          const judging = judgingOf(date, time, age);
          await holdsToItsLastDay(judging, now);
          await namesEachChange(judging, now, later);
        }),
      );
    });
  }

  describe('of data', () => {
    const folder = scratchFolders();
    const on = (date: string) => ({ now: () => new Date(Date.parse(`${date}T00:00:00Z`) + NOON) });

    /** The last day as each of these days has it. */
    async function lastDays(
      check: typeof dataFreshness | typeof monitorRecency | typeof monitorVolume,
      given: object,
      times: readonly string[],
      days: readonly string[],
    ): Promise<readonly (string | undefined)[]> {
      const root = folder({
        'a.csv': `id,at\n${times.map((time, at) => `${String(at)},${time}\n`).join('')}`,
      });
      const all = { file: 'a.csv', column: 'at', ...given };
      const outcomes = days.map(async (date) => (await judgeOnDisk(check, all, root, on(date))).until);
      return Promise.all(outcomes);
    }

    it('is that of the newest date, until that is too old', async () => {
      const days = ['2026-11-20', '2026-12-19', '2026-12-20', '2026-12-21'];
      assert.deepEqual(await lastDays(dataFreshness, { maxAge: '30d' }, ['2026-11-20', '2026-01-01'], days), [
        '2026-12-20',
        '2026-12-20',
        '2026-12-20',
        undefined,
      ]);
    });

    it('is that of the newest time, within whose day it is too old', async () => {
      const times = ['2026-11-20T18:00:00Z', '2026-11-01T00:00:00Z'];
      const days = ['2026-11-20', '2026-11-22'];
      assert.deepEqual(await lastDays(monitorRecency, { maxAge: '12h' }, times, days), [
        '2026-11-21',
        undefined,
      ]);
    });

    for (const check of [dataFreshness, monitorRecency]) {
      it(`is the one before a time of the future has come: ${check.id}`, async () => {
        const times = ['2026-11-20T08:00:00Z', '2026-11-25T08:00:00Z', '2026-12-01T08:00:00Z'];
        const days = ['2026-11-20', '2026-11-26', '2026-12-02'];
        assert.deepEqual(await lastDays(check, { maxAge: '30d' }, times, days), [
          '2026-11-24',
          '2026-11-30',
          '2026-12-31',
        ]);
        assert.deepEqual(await lastDays(check, { maxAge: '1d' }, times.slice(1), ['2026-11-20']), [
          '2026-11-24',
        ]);
      });
    }

    it('is none where a volume has no time of the future', async () => {
      const times = [1, 2, 3, 4].map((date) => `2026-11-0${String(date)}T08:00:00Z`);
      const volume = { perDay: 1 };
      assert.deepEqual(await lastDays(monitorVolume, volume, times, ['2026-11-20']), [undefined]);
      const days = ['2026-11-20', '2026-12-11'];
      assert.deepEqual(await lastDays(monitorVolume, volume, [...times, '2026-12-10T08:00:00Z'], days), [
        '2026-12-09',
        undefined,
      ]);
    });

    it('is that of the newest commit of files without dates', async () => {
      const root = folder({ 'data/a.csv': 'id\n1\n' });
      const env = { ...process.env, GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z' };
      const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore', env });
      git('init', '--initial-branch=main');
      git('add', '--all');
      git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--message=All');
      const given = { file: 'data', maxAge: '30d' };
      const until = async (date: string) => (await judgeOnDisk(dataFreshness, given, root, on(date))).until;
      assert.equal(await until('2026-11-20'), '2026-12-20');
      assert.equal(await until('2026-12-21'), undefined);
    });
  });
});
