import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { knownDirection } from '../../../../src/core/checks/metrics/metricDirection';
import { metricsRegression } from '../../../../src/core/checks/metrics/metricsRegression';
import { metricsThreshold } from '../../../../src/core/checks/metrics/metricsThreshold';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';

const RUN = 'mlruns/123456789012345678/0f3c1d2e4b5a69788796a5b4c3d2e1f0';
const STORE = {
  [`${RUN}/meta.yaml`]: 'artifact_uri: file:///elsewhere\nrun_name: brave-owl-12\nstatus: 3\n',
  [`${RUN}/metrics/auc`]: '1732500000000 0.71 0\n1732500001000 0.84 1\n1732500002000 0.91 2\n',
  [`${RUN}/metrics/val/loss`]: '1732500000000 0.5 0\n',
  [`${RUN}/metrics/broken`]: '1732500000000 nan 0\n',
  [`${RUN}/params/alpha`]: '0.05',
  [`${RUN}/params/solver`]: 'lbfgs',
  [`${RUN}/tags/mlflow.user`]: 'ada',
  [`${RUN}/artifacts/model.pkl`]: 'x',
};

describe('a metric of an MLflow run', () => {
  const folder = scratchFolders();

  function check(metric: string, written: object = {}, files: Readonly<Record<string, string>> = STORE) {
    return judgeOnDisk(metricsThreshold, { file: RUN, metric, min: 0, ...written }, folder(files));
  }

  for (const [metric, value] of [
    ['auc', 0.91],
    ['val/loss', 0.5],
    ['metrics/auc', 0.91],
    ['alpha', 0.05],
    ['params/alpha', 0.05],
  ] as const) {
    it(`is read by its name: ${metric}`, async () => {
      const outcome = await check(metric);
      assert.equal(outcome.metrics?.['value'], value, lines(outcome).join('\n'));
    });
  }

  it('is pointed to at its line', async () => {
    const outcome = await check('auc', { min: 0.95 });
    assert.equal(lines(outcome)[1], `fail ${RUN}/metrics/auc:2:14 auc is 0.91, below the minimum 0.95.`);
  });

  for (const [what, text, value] of [
    ['the last step, in whatever order they were logged', '3 0.9 7\n1 0.1 2\n2 0.2 3\n', 0.9],
    ['of equal steps the latest', '5 0.5 1\n9 0.9 1\n7 0.7 1\n', 0.9],
    ['of equal times the greatest', '5 0.5 1\n5 0.9 1\n5 0.7 1\n', 0.9],
    ['a line without a step, as the oldest versions wrote', '5 0.25\n', 0.25],
    [
      'a line with a data set, as the newest write',
      '5 0.75 3 train 0f3c1d2e4b5a69788796a5b4c3d2e1f0\n',
      0.75,
    ],
    ['an exponent', '5 1e-05 0\n', 0.00001],
    ['a negative step', '5 0.5 -1\n', 0.5],
    ['the ends of lines of Windows', '5 0.5 0\r\n6 0.6 1\r\n', 0.6],
  ] as const) {
    it(`counts ${what}`, async () => {
      const outcome = await check('auc', {}, { [`${RUN}/metrics/auc`]: text });
      assert.equal(outcome.metrics?.['value'], value, lines(outcome).join('\n'));
    });
  }

  for (const [what, metric, files, words] of [
    ['a metric that it does not have', 'acu', STORE, /has no metric acu/],
    ['a NaN', 'broken', STORE, /broken is nan: the computation/],
    ['a parameter that is a word', 'solver', STORE, /solver is "lbfgs", not a number/],
    [
      'a torn line',
      'auc',
      { [`${RUN}/metrics/auc`]: '1732500000000 0.7 0\n17325' },
      /a line that is no value of MLflow/,
    ],
    ['an empty file', 'auc', { [`${RUN}/metrics/auc`]: '' }, /auc has no value/],
    ['a name that leads out of the run', '../../../secret', { ...STORE, secret: '1 2 3' }, /has no metric/],
    [
      'a folder that is no run',
      'auc',
      { [`${RUN}/readme.md`]: 'x' },
      /is a folder, but not the folder of an MLflow run/,
    ],
    ['a folder that is not there', 'auc', {}, /cannot be read: it does not exist/],
  ] as const) {
    it(`cannot be judged from ${what}`, async () => {
      const outcome = await check(metric, {}, files);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('offers the name that is near', async () => {
    assert.deepEqual(nextSteps(await check('acu')), ['Did you mean "auc"?']);
  });

  it('is compared with the run at a revision of git', async () => {
    const root = folder(STORE);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
    git('init', '--initial-branch=main');
    git('add', '--all');
    git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--message=All');
    put(root, `${RUN}/metrics/auc`, '1732500009000 0.9 3\n');
    const outcome = await judgeOnDisk(
      metricsRegression,
      { file: RUN, metric: 'auc', baseline: 'HEAD' },
      root,
    );
    assert.equal(lines(outcome)[0], 'fail: auc is 0.9, worse than its baseline 0.91 (HEAD).');
  });

  it('consumes metrics and parameters, not the artifacts', () => {
    const given = { file: `${RUN}/`, metric: 'auc', min: 0 };
    assert.deepEqual(metricsThreshold.consumes(given, undefined as never), {
      patterns: [`${RUN}/metrics`, `${RUN}/params`],
    });
  });
});

describe('a metric in TOML', () => {
  const TEXT =
    '# results\nrows = 1_200\n\n[test]\nauc = 0.91 # good\n"f1.macro" = 8e-1\nbad = nan\nname = "x"\nday = 2026-05-01\n\n' +
    '[[folds]]\nauc = 0.5\n\n[[folds]]\nauc = 0.6\n\n[matrix]\ncells = [\n  1,\n  2.5,\n]\n';

  const check = (metric: string, text = TEXT, limits: object = { min: -1e300 }) =>
    judge(metricsThreshold, { file: 'm.toml', metric, ...limits }, memoryWorld({ 'm.toml': text }));

  for (const [metric, value, line] of [
    ['rows', 1200, 1],
    ['test.auc', 0.91, 4],
    ['test.f1.macro', 0.8, 5],
    ['folds.0.auc', 0.5, 11],
    ['folds[1].auc', 0.6, 14],
    ['matrix.cells.1', 2.5, 17],
  ] as const) {
    it(`is found: ${metric}, with its line`, async () => {
      assert.equal((await check(metric)).metrics?.['value'], value);
      const outcome = await check(metric, TEXT, { min: 1e9 });
      assert.equal(outcome.findings[0]?.range?.start.line, line);
    });
  }

  it('is found from the end of a list', async () => {
    assert.equal((await check('folds.-1.auc')).metrics?.['value'], 0.6);
  });

  for (const [what, metric, text, words] of [
    ['NaN', 'test.bad', TEXT, /test.bad is \.nan/],
    ['an infinity', 'a', 'a = -inf', /a is -\.inf/],
    ['a text', 'test.name', TEXT, /"x", not a number/],
    ['a date', 'test.day', TEXT, /not a number/],
    ['a group', 'test', TEXT, /a group of values/],
    ['a missing metric', 'test.acu', TEXT, /no metric test.acu/],
    ['a key that is there twice', 'a', 'a = 1\na = 2\n', /cut off or malformed/],
    ['a torn file', 'a', 'a = 1\nb = [1, 2', /cut off or malformed/],
    ['an empty file', 'a', '\n', /is empty/],
    ['nesting without end', 'a', `a = ${'['.repeat(10_000)}`, /cut off or malformed/],
    ['a key of every object', 'constructor', 'a = 1', /no metric constructor/],
    ['a file larger than any of metrics', 'a', `a = 1\n${'# x\n'.repeat(300_000)}`, /too large/],
  ] as const) {
    it(`cannot be judged: ${what}`, async () => {
      const outcome = await check(metric, text);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('points to where a file is malformed', async () => {
    const outcome = await check('a', 'a = 1\nb = = 2\n');
    assert.equal(outcome.findings[0]?.range?.start.line, 1);
  });

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom('a', '1', '.', '=', '"', '\n', '[', ']', '{', '}', "'", '#', ' '),
        }),
        async (text) => {
          await check('a', text);
        },
      ),
    ));
});

describe('the direction of a metric', () => {
  for (const [direction, names] of [
    [
      'higher',
      [
        'auc',
        'test.ROC_AUC',
        'f1.macro',
        'valAccuracy',
        'recall@10',
        'neg_mean_squared_error',
        'loss.auc',
        'r2',
      ],
    ],
    [
      'lower',
      [
        'val_logLoss',
        'rmse',
        'mean_absolute_error',
        'latency_ms.p95',
        'test.loss',
        'negative_log_loss',
        'neg_auc',
      ],
    ],
    [undefined, ['quality', 'accuracy_loss', 'x', 'negative_recall']],
  ] as const) {
    it(`is ${direction ?? 'unknown'} by the names ${names.join(', ')}`, () => {
      for (const name of names) assert.equal(knownDirection(name), direction, name);
    });
  }
});
