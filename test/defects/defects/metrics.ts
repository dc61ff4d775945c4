import { defectsOf, type Defect } from '../edit';
import { changes, changesJson, changesLines, removes, replaces } from '../fileEdits';
import { changesColumn } from '../tableEdits';

const METRICS = 'reports/metrics.json';
const HEURISTIC = 'reports/heuristic.json';
const PREDICTIONS = 'reports/predictions.csv';
const LOAD_TEST = 'reports/load-test.json';

/** Sets a number of a report: `test.auc`; `undefined` takes it out. */
function setsMetric(path: string, value: number | string | undefined, file = METRICS) {
  const [group = '', name = ''] = path.split('.');
  return changesJson(file, (report) => {
    const values = report[group] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(values, name);
    else values[name] = value;
  });
}

/** Rewrites one column of the predictions, given the row by its columns; `undefined` leaves a value as it is. */
function rewrites(
  column: string,
  value: (row: Readonly<Record<string, string>>, index: number) => string | undefined,
) {
  return changesColumn(PREDICTIONS, column, 1, (old, index, row) => value(row, index) ?? old);
}

export const REPORTS: readonly Defect[] = [
  ...defectsOf('metrics', 'evaluate/threshold', [
    {
      name: 'the AUC fell below the limit',
      verdict: 'fail',
      mentions: 'test.auc is 0.84',
      apply: setsMetric('test.auc', 0.84),
    },
    {
      name: 'the AUC is NaN',
      verdict: 'error',
      mentions: 'NaN',
      apply: replaces(METRICS, '0.9023', 'NaN'),
    },
    {
      name: 'the metric was renamed',
      verdict: 'error',
      mentions: 'test.auc',
      apply: changes(METRICS, (text) => text.replaceAll('"auc"', '"roc_auc"')),
    },
    {
      name: 'the report was cut off',
      verdict: 'error',
      mentions: METRICS,
      apply: changes(METRICS, (text) => text.slice(0, 90)),
    },
    {
      name: 'the report is gone',
      verdict: 'error',
      mentions: METRICS,
      apply: removes(METRICS),
    },
    {
      name: 'the AUC became a text',
      verdict: 'error',
      mentions: 'test.auc',
      apply: setsMetric('test.auc', '90 %'),
    },
  ]),
  ...defectsOf('metrics', 'evaluate/regression', [
    {
      name: 'the new model is worse than the committed one, but above the limit',
      verdict: 'fail',
      mentions: '0.9023',
      apply: setsMetric('test.auc', 0.881),
    },
    {
      name: 'the metric is there twice after a merge',
      verdict: 'error',
      mentions: 'more than once',
      apply: replaces(METRICS, '"auc": 0.9023,', '"auc": 0.9023,\n    "auc": 0.88,'),
    },
    {
      name: 'the metric was not in git before',
      verdict: 'error',
      mentions: 'HEAD',
      apply: (project) => {
        const report = project.read(METRICS);
        project.remove(METRICS);
        project.commit('Forget the report');
        project.write(METRICS, report);
      },
    },
  ]),
  ...defectsOf('metrics', 'evaluate/gain', [
    {
      name: 'the heuristic is better than the model',
      verdict: 'fail',
      mentions: 'worse than the baseline',
      apply: setsMetric('test.auc', 0.95, HEURISTIC),
    },
    {
      name: 'the model is hardly better than the heuristic',
      verdict: 'fail',
      mentions: 'gain',
      apply: setsMetric('test.auc', 0.895, HEURISTIC),
    },
    {
      name: 'the heuristic is written in percent',
      verdict: 'error',
      mentions: '67.14',
      apply: setsMetric('test.auc', 67.14, HEURISTIC),
    },
  ]),
  ...defectsOf('metrics', 'evaluate/generalisation', [
    {
      name: 'the model has learned the rows by heart',
      verdict: 'fail',
      mentions: 'drop',
      apply: changesJson(METRICS, (report) => {
        Object.assign(report['train'] as object, { auc: 1 });
        Object.assign(report['test'] as object, { auc: 0.87 });
      }),
    },
    {
      name: 'the training value was dropped from the report',
      verdict: 'error',
      mentions: 'train.auc',
      apply: setsMetric('train.auc', undefined),
    },
  ]),
  ...defectsOf('metrics', 'test/latency', [
    {
      name: 'the 95th percentile doubled',
      verdict: 'fail',
      mentions: 'latency_ms.p95 is 168.2',
      apply: setsMetric('latency_ms.p95', 168.2, LOAD_TEST),
    },
    {
      name: 'the load test writes other percentiles',
      verdict: 'error',
      mentions: 'latency_ms.p95',
      apply: setsMetric('latency_ms.p95', undefined, LOAD_TEST),
    },
    {
      name: 'the load test answered nothing',
      verdict: 'error',
      mentions: 'latency_ms.p95',
      apply: replaces(LOAD_TEST, '84.1', 'null'),
    },
  ]),
];

export const PREDICTED: readonly Defect[] = [
  ...defectsOf('metrics', 'evaluate/slices', [
    {
      name: 'the scores of one region are shuffled',
      verdict: 'fail',
      mentions: 'region = west',
      apply: rewrites('score', (row, index) =>
        row['region'] === 'west' ? String(((index * 37) % 101) / 101) : undefined,
      ),
    },
    {
      name: 'the scores of one gender are turned round',
      verdict: 'fail',
      mentions: 'gender = male',
      apply: rewrites('score', (row) =>
        row['gender'] === 'male' ? (1 - Number(row['score'])).toFixed(6) : undefined,
      ),
    },
    {
      name: 'a region lost its features and gets one score',
      verdict: 'fail',
      mentions: 'region = north',
      apply: rewrites('score', (row) => (row['region'] === 'north' ? '0.3' : undefined)),
    },
    {
      name: 'some scores are missing',
      verdict: 'error',
      mentions: 'score',
      apply: rewrites('score', (_row, index) => (index % 200 === 7 ? '' : undefined)),
    },
    {
      name: 'the region is not in the predictions any more',
      verdict: 'error',
      mentions: 'region',
      apply: replaces(PREDICTIONS, 'region', 'area'),
    },
  ]),
  ...defectsOf('metrics', 'evaluate/fairness', [
    {
      name: 'one gender is never selected',
      verdict: 'fail',
      mentions: 'gender = female',
      apply: rewrites('prediction', (row) => (row['gender'] === 'female' ? '0' : undefined)),
    },
    {
      name: 'half of those of one gender who should be found are missed',
      verdict: 'fail',
      mentions: 'gender = female',
      apply: rewrites('prediction', (row, index) =>
        row['gender'] === 'female' && index % 2 === 0 ? '0' : undefined,
      ),
    },
    {
      name: 'false alarms for one gender',
      verdict: 'fail',
      mentions: 'gender = male',
      apply: rewrites('prediction', (row, index) =>
        row['gender'] === 'male' && index % 4 === 0 ? '1' : undefined,
      ),
    },
    {
      name: 'only one gender was evaluated',
      verdict: 'error',
      mentions: 'two groups',
      apply: changesLines(PREDICTIONS, (lines) => lines.filter((line) => !line.includes(',male,'))),
    },
  ]),
  ...defectsOf('metrics', 'evaluate/calibration', [
    {
      name: 'every score is 0.2 too high',
      mentions: 'calibration error',
      apply: rewrites('score', (row) => Math.min(1, Number(row['score']) + 0.2).toFixed(6)),
    },
    {
      name: 'the model is too sure of itself',
      mentions: 'calibration error',
      apply: rewrites('score', (row) => (1 / (1 + Math.exp(-8 * logit(Number(row['score']))))).toFixed(6)),
    },
    {
      name: 'scores in percent',
      verdict: 'error',
      mentions: 'no probability',
      apply: rewrites('score', (row) => (100 * Number(row['score'])).toFixed(4)),
    },
    {
      name: 'scores of the other class',
      mentions: 'calibration error',
      apply: rewrites('score', (row) => (1 - Number(row['score'])).toFixed(6)),
    },
  ]),
  ...defectsOf('metrics', 'evaluate/cost', [
    {
      name: 'the threshold moved up and many who leave are missed',
      verdict: 'fail',
      mentions: 'false negatives',
      apply: rewrites('prediction', (row) => (Number(row['score']) >= 0.8 ? '1' : '0')),
    },
    {
      name: 'nobody is predicted to leave',
      verdict: 'fail',
      mentions: '0 false positives',
      apply: rewrites('prediction', () => '0'),
    },
    {
      name: 'some predictions are NaN',
      verdict: 'error',
      mentions: 'prediction',
      apply: rewrites('prediction', (_row, index) => (index % 90 === 4 ? 'NaN' : undefined)),
    },
    {
      name: 'the predictions have a header only',
      verdict: 'error',
      mentions: 'no rows',
      apply: changesLines(PREDICTIONS, (lines) => lines.slice(0, 1)),
    },
  ]),
];

function logit(share: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(inside / (1 - inside));
}
