import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { metricsRegression } from '../../../../src/core/checks/metrics/metricsRegression';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

const METRIC = { file: 'reports/m.json', metric: 'test.auc', baseline: 'HEAD' };

describe('metrics.regression', () => {
  const folder = scratchFolders();

  function git(root: string, ...args: string[]): void {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
  }

  function commit(root: string, files: Readonly<Record<string, string>>): void {
    for (const [file, content] of Object.entries(files)) put(root, file, content);
    git(root, 'add', '--all');
    git(root, 'commit', '--allow-empty', '--message=All');
  }

  const report = (auc: number | string): string => `{"test": {"auc": ${String(auc)}}}\n`;

  /** A repository with a commit for each of the values; the last one is what the folder holds now. */
  function history(...values: readonly (number | string)[]): string {
    const root = folder();
    git(root, 'init', '--initial-branch=main');
    for (const value of values.slice(0, -1)) commit(root, { 'reports/m.json': report(value) });
    put(root, 'reports/m.json', report(values.at(-1) ?? ''));
    return root;
  }

  const check = (root: string, written: object = {}) =>
    judgeOnDisk(metricsRegression, { ...METRIC, ...written }, root);

  describe('against a git revision', () => {
    it('passes what is as good or better', async () => {
      assert.deepEqual(lines(await check(history(0.8, 0.8))), [
        'pass: test.auc is 0.8; its baseline (HEAD) is 0.8.',
      ]);
      assert.equal((await check(history(0.8, 0.81))).verdict, 'pass');
    });

    it('fails what is worse, at the number, and keeps the difference', async () => {
      const outcome = await check(history(0.8, 0.79));
      assert.deepEqual(lines(outcome), [
        'fail: test.auc is 0.79, worse than its baseline 0.8 (HEAD).',
        'fail reports/m.json:0:17 test.auc is 0.79, worse than its baseline 0.8 (HEAD).',
      ]);
      assert.deepEqual(outcome.metrics, {
        value: 0.79,
        baseline: 0.8,
        change: -0.01,
        direction: 'higher',
        allowance: 0,
      });
    });

    it('allows the tolerance, and not more', async () => {
      assert.equal((await check(history(0.91, 0.9), { tolerance: 0.01 })).verdict, 'pass');
      const outcome = await check(history(0.91, 0.89), { tolerance: 0.01 });
      assert.match(lines(outcome)[0] ?? '', /by 0\.02; 0\.01 is allowed\.$/);
    });

    it('allows a share of the baseline', async () => {
      assert.equal((await check(history(0.8, 0.784), { relative: 0.02 })).verdict, 'pass');
      assert.equal((await check(history(0.8, 0.783), { relative: 0.02 })).verdict, 'fail');
    });

    it('reads ancestors, tags, branches and commits', async () => {
      const root = history(0.9, 0.7, 0.8);
      git(root, 'tag', '--annotate', '--message=Best', 'v1.2', 'HEAD~1');
      git(root, 'branch', 'production', 'HEAD~1');
      const id = execFileSync('git', ['rev-parse', 'HEAD~1'], { cwd: root, encoding: 'utf8' }).trim();
      assert.equal((await check(root)).verdict, 'pass');
      for (const baseline of ['HEAD~1', 'HEAD^', 'v1.2', 'production', id, id.slice(0, 8)]) {
        assert.equal((await check(root, { baseline })).verdict, 'fail', baseline);
      }
      assert.equal((await check(root, { baseline: 'main' })).verdict, 'pass');
    });

    it('reads another file, and another name, there', async () => {
      const root = folder();
      git(root, 'init', '--initial-branch=main');
      commit(root, { 'old.yaml': 'auc: 0.9\n' });
      put(root, 'reports/m.json', report(0.8));
      const baseline = { revision: 'HEAD', file: 'old.yaml', metric: 'auc' };
      assert.match(
        lines(await check(root, { baseline }))[0] ?? '',
        /^fail: test.auc is 0.8, worse than its baseline 0.9/,
      );
    });

    it('reads the project in a folder of the repository', async () => {
      const root = folder();
      git(root, 'init', '--initial-branch=main');
      commit(root, { 'models/churn/reports/m.json': report(0.9) });
      put(root, 'models/churn/reports/m.json', report(0.8));
      assert.equal((await check(`${root}/models/churn`)).verdict, 'fail');
    });
  });

  describe('cannot judge', () => {
    it('what git does not have yet, and says what to do', async () => {
      const root = folder();
      git(root, 'init', '--initial-branch=main');
      commit(root, { 'README.md': 'x' });
      put(root, 'reports/m.json', report(0.8));
      const outcome = await check(root);
      assert.equal(
        lines(outcome)[0],
        'error: reports/m.json is not there at HEAD: there is nothing to compare with.',
      );
      assert.deepEqual(nextSteps(outcome), ['Commit what holds the metric, or name a revision that has it.']);
    });

    it('a repository without a commit', async () => {
      const root = folder({ 'reports/m.json': report(0.8) });
      git(root, 'init', '--initial-branch=main');
      assert.equal(
        lines(await check(root))[0],
        'error: There is no baseline at HEAD: the repository has no commit yet.',
      );
    });

    it('a folder without a repository', async () => {
      const outcome = await check(folder({ 'reports/m.json': report(0.8) }));
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', /^error: There is no baseline at HEAD: /);
      assert.equal(nextSteps(outcome).length, 1);
    });

    it('a revision that git does not know', async () => {
      const outcome = await check(history(0.8, 0.8), { baseline: 'v9' });
      assert.equal(lines(outcome)[0], 'error: There is no revision "v9" to compare with.');
    });

    it('a metric that the revision did not have, or not as a number', async () => {
      const root = folder();
      git(root, 'init', '--initial-branch=main');
      commit(root, { 'reports/m.json': '{"test": {"f1": 0.5}}' });
      put(root, 'reports/m.json', report(0.8));
      assert.match(
        lines(await check(root))[0] ?? '',
        /^error: reports\/m.json at HEAD: There is no metric test.auc/,
      );
      assert.match(
        lines(await check(history('NaN', 0.8)))[0] ?? '',
        /^error: reports\/m.json at HEAD: test.auc is NaN/,
      );
    });

    it('a metric that is gone, whatever the baseline is', async () => {
      assert.match(lines(await check(history(0.8, 'NaN')))[0] ?? '', /^error: test.auc is NaN/);
      const root = history(0.8, 0.8);
      put(root, 'reports/m.json', '{"test": {"roc": 0.8}}');
      assert.match(lines(await check(root))[0] ?? '', /^error: There is no metric test.auc/);
    });
  });

  describe('against a file', () => {
    const compare = (now: string, before: string, written: object = {}) =>
      judge(
        metricsRegression,
        { file: 'm.json', metric: 'auc', baseline: { file: 'production.json' }, ...written },
        memoryWorld({ 'm.json': now, 'production.json': before }),
      );

    it('compares the same number', async () => {
      assert.equal((await compare('{"auc": 0.9}', '{"auc": 0.9}')).verdict, 'pass');
      assert.equal((await compare('{"auc": 0.89}', '{"auc": 0.9}')).verdict, 'fail');
    });

    it('knows that lower is better of errors', async () => {
      assert.equal((await compare('{"rmse": 3}', '{"rmse": 4}', { metric: 'rmse' })).verdict, 'pass');
      assert.equal((await compare('{"rmse": 4.1}', '{"rmse": 4}', { metric: 'rmse' })).verdict, 'fail');
      assert.equal(
        (await compare('{"x": 4.1}', '{"x": 4}', { metric: 'x', direction: 'lower' })).verdict,
        'fail',
      );
    });

    it('names the fault of each of the two', async () => {
      const outcome = await compare('{"auc": 0.9', '{}');
      assert.equal(outcome.verdict, 'error');
      assert.equal(nextSteps(outcome).length, 2);
    });
  });

  it('refuses what could not fail or not be compared', () => {
    const given = { file: 'm.json', metric: 'auc' };
    assert.deepEqual(refused(metricsRegression, { ...given, baseline: {} }), ['']);
    assert.deepEqual(refused(metricsRegression, { ...given, baseline: { file: './m.json' } }), ['']);
    assert.deepEqual(refused(metricsRegression, { ...given, baseline: '--all' }), ['baseline']);
    assert.deepEqual(refused(metricsRegression, { ...given, baseline: 'HEAD:x y' }), ['baseline']);
    assert.deepEqual(refused(metricsRegression, { ...given, metric: 'quality', baseline: 'HEAD' }), ['']);
    assert.deepEqual(refused(metricsRegression, { ...given, baseline: 'HEAD', tolerance: -1 }), [
      'tolerance',
    ]);
  });
});
