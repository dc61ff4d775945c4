import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dataFreshness } from '../../../../src/core/checks/data/dataFreshness';
import { datedPath } from '../../../../src/core/checks/data/datedPath';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps } from '../memoryWorld';
import { put, scratchFolders } from '../../node/scratch';

const NOW = new Date('2026-11-24T12:00:00Z');

describe('data.freshness of files', () => {
  const folder = scratchFolders();
  const clock = { now: () => NOW };

  describe('by the paths of the files', () => {
    function judgeFiles(files: readonly string[], maxAge = '30d') {
      const root = folder(Object.fromEntries(files.map((file) => [file, 'id\n1\n'])));
      return judgeOnDisk(dataFreshness, { file: 'data/**', maxAge }, root, clock);
    }

    it('judges the newest date that a path names', async () => {
      const outcome = await judgeFiles([
        'data/sales-2026-11-20.csv',
        'data/sales-2026-10-01.csv',
        'data/x.csv',
      ]);
      assert.deepEqual(lines(outcome), [
        'pass: The newest file is data/sales-2026-11-20.csv, of 2026-11-20.',
      ]);
      assert.deepEqual(outcome.metrics, { newest: '2026-11-20', files: 3, futureFiles: 0 });
    });

    it('fails when it is older', async () => {
      const outcome = await judgeFiles(['data/dt=2026-10-01/a.csv', 'data/dt=2026-10-02/a.csv']);
      assert.equal(
        lines(outcome)[1],
        'fail data/dt=2026-10-02/a.csv The newest file, data/dt=2026-10-02/a.csv, is of 2026-10-02, which is older than 30d.',
      );
    });

    it('warns of names in the future', async () => {
      const outcome = await judgeFiles(['data/2027-01-01.csv', 'data/2026-11-20.csv']);
      assert.deepEqual(lines(outcome).slice(1), [
        'warn data/2027-01-01.csv The name of data/2027-01-01.csv has a date in the future.',
      ]);
      assert.equal((await judgeFiles(['data/2027-01-01.csv'])).verdict, 'error');
    });

    it('counts a month until its end', async () => {
      assert.equal((await judgeFiles(['data/2026-10.csv'], '24d')).verdict, 'pass');
      assert.equal((await judgeFiles(['data/2026-10.csv'], '23d')).verdict, 'fail');
      assert.equal((await judgeFiles(['data/2026-11.csv'], '1d')).verdict, 'pass');
    });

    for (const [file, expected] of [
      ['a-2026-11-20.csv', '2026-11-20'],
      ['a_2026_11_20_final.csv', '2026-11-20'],
      ['a20261120T0830.csv', '2026-11-20'],
      ['2026-01-01_2026-06-30.csv', '2026-06-30'],
      ['2026-01-01/2025-12-31.csv', '2025-12-31'],
      ['dt=2026-11-20/part-0.csv', '2026-11-20'],
      ['year=2026/month=11/day=20/a.csv', '2026-11-20'],
      ['y=2026/m=1/a.csv', '2026-01'],
      ['2026/11/20/a.csv', '2026-11-20'],
      ['2026-11/a.csv', '2026-11'],
      ['a-2026-02-30.csv', undefined],
      ['model-12026112099.csv', undefined],
      ['v2-final.csv', undefined],
    ] as const) {
      it(`reads ${file} as ${expected ?? 'no date'}`, () => {
        assert.equal(datedPath(file)?.text, expected);
      });
    }
  });

  describe('by commits', () => {
    function repository(files: Readonly<Record<string, string>>, date: string): string {
      const root = folder();
      git(root, 'init', '--quiet', '--initial-branch=main');
      for (const [file, content] of Object.entries(files)) put(root, file, content);
      commit(root, date);
      return root;
    }

    function git(root: string, ...args: string[]): void {
      execFileSync('git', args, { cwd: root, stdio: 'ignore' });
    }

    function commit(root: string, date: string): void {
      git(root, 'add', '--all');
      const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@team.example'];
      execFileSync('git', [...identity, 'commit', '--quiet', '--message=Data'], {
        cwd: root,
        env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
      });
    }

    const given = { file: 'data', maxAge: '30d' };

    it('judges the newest commit of the files, not the times of the file system', async () => {
      const root = repository({ 'data/a.csv': 'id\n1\n', 'data/b.csv': 'id\n2\n' }, '2026-01-01T00:00:00Z');
      const old = await judgeOnDisk(dataFreshness, given, root, clock);
      assert.match(
        lines(old)[1] ?? '',
        /^fail data\/a\.csv The newest file, data\/a\.csv, is of 2026-01-01T00:00:00/,
      );
      put(root, 'data/b.csv', 'id\n3\n');
      commit(root, '2026-11-20T00:00:00Z');
      const fresh = await judgeOnDisk(dataFreshness, given, root, clock);
      assert.match(lines(fresh)[0] ?? '', /^pass: The newest file is data\/b\.csv, committed at 2026-11-20/);
    });

    it('cannot judge files that are changed and not committed, unless another is fresh', async () => {
      const root = repository({ 'data/a.csv': 'id\n1\n' }, '2026-01-01T00:00:00Z');
      put(root, 'data/b.csv', 'id\n2\n');
      const outcome = await judgeOnDisk(dataFreshness, given, root, clock);
      assert.match(lines(outcome)[0] ?? '', /^error: Nothing tells how old data\/b\.csv is/);
      assert.equal(
        (await judgeOnDisk(dataFreshness, { ...given, maxAge: '999d' }, root, clock)).verdict,
        'pass',
      );
    });

    it('goes by the commit of the file of DVC beside data that git ignores', async () => {
      const files = {
        'data/a.csv': 'id\n1\n',
        'data/a.csv.dvc': 'outs: []\n',
        '.gitignore': '/data/a.csv\n',
      };
      const root = repository(files, '2026-11-20T00:00:00Z');
      const outcome = await judgeOnDisk(dataFreshness, { ...given, file: 'data/a.csv' }, root, clock);
      assert.match(
        lines(outcome)[0] ?? '',
        /^pass: The newest file is data\/a\.csv, committed at 2026-11-20/,
      );
    });

    it('cannot judge without git', async () => {
      const outcome = await judgeOnDisk(dataFreshness, given, folder({ 'data/a.csv': 'id\n1\n' }), clock);
      assert.equal(outcome.verdict, 'error');
      assert.ok(nextSteps(outcome).length > 0);
    });
  });
});
