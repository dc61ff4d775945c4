import type { Defect } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const METRICS = 'reports/metrics.json';
const HEURISTIC = 'reports/heuristic.json';
const PREDICTIONS = 'reports/predictions.csv';
const LOAD_TEST = 'reports/load-test.json';

/** Rewrites one column of the predictions, given the row by its columns. */
function rewrite(column: string, value: (row: Readonly<Record<string, string>>, index: number) => string) {
  return (project: ProjectFolder): void =>
    project.changeCells(PREDICTIONS, (rows, columns) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      rows.forEach((cells, index) => {
        const row = Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? '']));
        cells[at] = value(row, index);
      });
    });
}

/** Sets a number of the report: `test.auc`. */
function setMetric(
  project: ProjectFolder,
  path: string,
  value: number | string | undefined,
  file = METRICS,
): void {
  const [group = '', name = ''] = path.split('.');
  project.changeJson(file, (report) => {
    const values = report[group] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(values, name);
    else values[name] = value;
  });
}

function defects(check: string, cases: readonly Omit<Defect, 'family' | 'check'>[]): readonly Defect[] {
  return cases.map((one) => ({ family: 'metrics', check, ...one }));
}

export const REPORTS: readonly Defect[] = [
  ...defects('evaluate/threshold', [
    {
      name: 'the AUC fell below the limit',
      verdict: 'fail',
      mentions: 'test.auc is 0.84',
      apply: (project) => setMetric(project, 'test.auc', 0.84),
    },
    {
      name: 'the AUC is NaN',
      verdict: 'error',
      mentions: 'NaN',
      apply: (project) => project.replace(METRICS, '0.9023', 'NaN'),
    },
    {
      name: 'the metric was renamed',
      verdict: 'error',
      mentions: 'test.auc',
      apply: (project) => project.change(METRICS, (text) => text.replaceAll('"auc"', '"roc_auc"')),
    },
    {
      name: 'the report was cut off',
      verdict: 'error',
      mentions: METRICS,
      apply: (project) => project.change(METRICS, (text) => text.slice(0, 90)),
    },
    {
      name: 'the report is gone',
      verdict: 'error',
      mentions: METRICS,
      apply: (project) => project.remove(METRICS),
    },
    {
      name: 'the AUC became a text',
      verdict: 'error',
      mentions: 'test.auc',
      apply: (project) => setMetric(project, 'test.auc', '90 %'),
    },
  ]),
  ...defects('evaluate/regression', [
    {
      name: 'the new model is worse than the committed one, but above the limit',
      verdict: 'fail',
      mentions: '0.9023',
      apply: (project) => setMetric(project, 'test.auc', 0.881),
    },
    {
      name: 'the metric is there twice after a merge',
      verdict: 'error',
      mentions: 'more than once',
      apply: (project) => project.replace(METRICS, '"auc": 0.9023,', '"auc": 0.9023,\n    "auc": 0.88,'),
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
  ...defects('evaluate/gain', [
    {
      name: 'the heuristic is better than the model',
      verdict: 'fail',
      mentions: 'worse than the baseline',
      apply: (project) => setMetric(project, 'test.auc', 0.95, HEURISTIC),
    },
    {
      name: 'the model is hardly better than the heuristic',
      verdict: 'fail',
      mentions: 'gain',
      apply: (project) => setMetric(project, 'test.auc', 0.895, HEURISTIC),
    },
    {
      name: 'the heuristic is written in percent',
      verdict: 'error',
      mentions: '67.14',
      apply: (project) => setMetric(project, 'test.auc', 67.14, HEURISTIC),
    },
  ]),
  ...defects('evaluate/generalisation', [
    {
      name: 'the model has learned the rows by heart',
      verdict: 'fail',
      mentions: 'drop',
      apply: (project) => {
        setMetric(project, 'train.auc', 1);
        setMetric(project, 'test.auc', 0.87);
      },
    },
    {
      name: 'the training value was dropped from the report',
      verdict: 'error',
      mentions: 'train.auc',
      apply: (project) => setMetric(project, 'train.auc', undefined),
    },
  ]),
  ...defects('test/latency', [
    {
      name: 'the 95th percentile doubled',
      verdict: 'fail',
      mentions: 'latency_ms.p95 is 168.2',
      apply: (project) => setMetric(project, 'latency_ms.p95', 168.2, LOAD_TEST),
    },
    {
      name: 'the load test writes other percentiles',
      verdict: 'error',
      mentions: 'latency_ms.p95',
      apply: (project) => setMetric(project, 'latency_ms.p95', undefined, LOAD_TEST),
    },
    {
      name: 'the load test answered nothing',
      verdict: 'error',
      mentions: 'latency_ms.p95',
      apply: (project) => project.replace(LOAD_TEST, '84.1', 'null'),
    },
  ]),
];

export const PREDICTED: readonly Defect[] = [
  ...defects('evaluate/slices', [
    {
      name: 'the scores of one region are shuffled',
      verdict: 'fail',
      mentions: 'region = west',
      apply: rewrite('score', (row, index) =>
        row['region'] === 'west' ? String(((index * 37) % 101) / 101) : (row['score'] ?? ''),
      ),
    },
    {
      name: 'the scores of one gender are turned round',
      verdict: 'fail',
      mentions: 'gender = male',
      apply: rewrite('score', (row) =>
        row['gender'] === 'male' ? (1 - Number(row['score'])).toFixed(6) : (row['score'] ?? ''),
      ),
    },
    {
      name: 'a region lost its features and gets one score',
      verdict: 'fail',
      mentions: 'region = north',
      apply: rewrite('score', (row) => (row['region'] === 'north' ? '0.3' : (row['score'] ?? ''))),
    },
    {
      name: 'some scores are missing',
      verdict: 'error',
      mentions: 'score',
      apply: rewrite('score', (row, index) => (index % 200 === 7 ? '' : (row['score'] ?? ''))),
    },
    {
      name: 'the region is not in the predictions any more',
      verdict: 'error',
      mentions: 'region',
      apply: (project) => project.replace(PREDICTIONS, 'region', 'area'),
    },
  ]),
  ...defects('evaluate/fairness', [
    {
      name: 'one gender is never selected',
      verdict: 'fail',
      mentions: 'gender = female',
      apply: rewrite('prediction', (row) => (row['gender'] === 'female' ? '0' : (row['prediction'] ?? ''))),
    },
    {
      name: 'half of those of one gender who should be found are missed',
      verdict: 'fail',
      mentions: 'gender = female',
      apply: rewrite('prediction', (row, index) =>
        row['gender'] === 'female' && index % 2 === 0 ? '0' : (row['prediction'] ?? ''),
      ),
    },
    {
      name: 'false alarms for one gender',
      verdict: 'fail',
      mentions: 'gender = male',
      apply: rewrite('prediction', (row, index) =>
        row['gender'] === 'male' && index % 4 === 0 ? '1' : (row['prediction'] ?? ''),
      ),
    },
    {
      name: 'only one gender was evaluated',
      verdict: 'error',
      mentions: 'two groups',
      apply: (project) =>
        project.changeLines(PREDICTIONS, (lines) => lines.filter((line) => !line.includes(',male,'))),
    },
  ]),
  ...defects('evaluate/calibration', [
    {
      name: 'every score is 0.2 too high',
      mentions: 'calibration error',
      apply: rewrite('score', (row) => Math.min(1, Number(row['score']) + 0.2).toFixed(6)),
    },
    {
      name: 'the model is too sure of itself',
      mentions: 'calibration error',
      apply: rewrite('score', (row) => (1 / (1 + Math.exp(-8 * logit(Number(row['score']))))).toFixed(6)),
    },
    {
      name: 'scores in percent',
      verdict: 'error',
      mentions: 'no probability',
      apply: rewrite('score', (row) => (100 * Number(row['score'])).toFixed(4)),
    },
    {
      name: 'scores of the other class',
      mentions: 'calibration error',
      apply: rewrite('score', (row) => (1 - Number(row['score'])).toFixed(6)),
    },
  ]),
  ...defects('evaluate/cost', [
    {
      name: 'the threshold moved up and many who leave are missed',
      verdict: 'fail',
      mentions: 'false negatives',
      apply: rewrite('prediction', (row) => (Number(row['score']) >= 0.8 ? '1' : '0')),
    },
    {
      name: 'nobody is predicted to leave',
      verdict: 'fail',
      mentions: '0 false positives',
      apply: rewrite('prediction', () => '0'),
    },
    {
      name: 'some predictions are NaN',
      verdict: 'error',
      mentions: 'prediction',
      apply: rewrite('prediction', (row, index) => (index % 90 === 4 ? 'NaN' : (row['prediction'] ?? ''))),
    },
    {
      name: 'the predictions have a header only',
      verdict: 'error',
      mentions: 'no rows',
      apply: (project) => project.changeLines(PREDICTIONS, (lines) => lines.slice(0, 1)),
    },
  ]),
];

function logit(share: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(inside / (1 - inside));
}
