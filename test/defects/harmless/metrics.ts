import type { HarmlessEdit } from '../edit';

const METRICS = 'reports/metrics.json';
const PREDICTIONS = 'reports/predictions.csv';
const LOAD_TEST = 'reports/load-test.json';

/** Rewrites one column of the predictions. */
function rewritten(lines: readonly string[], column: string, value: (old: string) => string): string[] {
  const at = lines[0]?.split(',').indexOf(column) ?? -1;
  return lines.map((line, index) => {
    const cells = line.split(',');
    if (index > 0) cells[at] = value(cells[at] ?? '');
    return cells.join(',');
  });
}

function edits(cases: readonly Omit<HarmlessEdit, 'family'>[]): readonly HarmlessEdit[] {
  return cases.map((one) => ({ family: 'metrics', ...one }));
}

export const METRICS_EDITS: readonly HarmlessEdit[] = edits([
  {
    name: 'the keys of the report in another order',
    apply: (project) =>
      project.changeJson(METRICS, (report) => {
        const train = report['train'];
        Reflect.deleteProperty(report, 'train');
        report['train'] = train;
      }),
  },
  {
    name: 'the report on one line',
    apply: (project) => project.change(METRICS, (text) => JSON.stringify(JSON.parse(text))),
  },
  {
    name: 'the report indented by tabs',
    apply: (project) => project.change(METRICS, (text) => JSON.stringify(JSON.parse(text), null, '\t')),
  },
  {
    name: 'a metric is slightly better',
    apply: (project) => {
      project.replace(METRICS, '0.9023', '0.9031');
      // The model card quotes it.
      project.replace('docs/model-card.md', '0.902', '0.903');
    },
  },
  {
    name: 'a metric is worse by less than the tolerance',
    apply: (project) => {
      project.replace(METRICS, '0.9023', '0.8991');
      // The model card quotes it.
      project.replace('docs/model-card.md', '0.902', '0.899');
    },
  },
  {
    name: 'more metrics in the report',
    apply: (project) =>
      project.changeJson(METRICS, (report) => {
        report['test'] = { ...(report['test'] as object), brier: 0.11, f1: null };
      }),
  },
  {
    name: 'a number as an exponent',
    apply: (project) => project.replace(METRICS, '0.9023', '9.023e-1'),
  },
  {
    name: 'a faster load test with another percentile',
    apply: (project) =>
      project.changeJson(LOAD_TEST, (report) => {
        report['latency_ms'] = { p50: 55, p90: 71, p95: 80.25, p99: 99 };
      }),
  },
  {
    name: 'the predictions in another order',
    apply: (project) =>
      project.changeLines(PREDICTIONS, ([header = '', ...rows]) => [
        header,
        ...rows.filter((_, index) => index % 2 === 1),
        ...rows.filter((_, index) => index % 2 === 0).reverse(),
      ]),
  },
  {
    name: 'scores with more digits',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) => rewritten(lines, 'score', (old) => `${old}0000001`)),
  },
  {
    name: 'predictions written as fractions',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) => rewritten(lines, 'prediction', (old) => `${old}.0`)),
  },
  {
    name: 'predictions written as Python writes booleans',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) =>
        rewritten(lines, 'prediction', (old) => (old === '1' ? 'True' : 'False')),
      ),
  },
  {
    name: 'one more column in the predictions',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) =>
        lines.map((line, index) => `${line},${index === 0 ? 'model_version' : 'v7'}`),
      ),
  },
  {
    name: 'the columns of the predictions in another order',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) => lines.map((line) => line.split(',').reverse().join(','))),
  },
  {
    name: 'the predictions quoted by a spreadsheet',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) =>
        lines.map((line) =>
          line
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(','),
        ),
      ),
  },
  {
    name: 'a few customers of a new region, too few to judge',
    apply: (project) =>
      project.changeLines(PREDICTIONS, (lines) => [
        ...lines,
        ...[1, 2, 3].map((id) => `${String(90_000 + id)},centre,female,0,0.9,1`),
      ]),
  },
]);
