import type { CheckSample } from './sample';

const METRICS =
  '{"train": {"auc": 0.9}, "test": {"auc": 0.85}, "rule": {"auc": 0.6}, "latency_ms": {"p95": 84}}\n';

/** Forty rows a site, nearly all predicted rightly and with fitting scores. */
const PREDICTIONS = `site,churned,prediction,score\n${['a', 'b']
  .map((site) => `${site},1,1,0.9\n${site},0,0,0.1\n`.repeat(20))
  .join('')}`;

function ofMetrics(uses: string, parameters: Readonly<Record<string, unknown>>): CheckSample {
  const file = 'reports/metrics.json';
  return { uses, with: { file, ...parameters }, files: { [file]: METRICS }, input: file };
}

function ofPredictions(uses: string, parameters: Readonly<Record<string, unknown>>): CheckSample {
  const file = 'reports/predictions.csv';
  return {
    uses,
    with: { file, label: 'churned', ...parameters },
    files: { [file]: PREDICTIONS },
    input: file,
  };
}

/** Metrics and predictions of a model that nobody complains of. */
export const METRICS_SAMPLES: readonly CheckSample[] = [
  ofMetrics('metrics.threshold', { metric: 'test.auc', min: 0.8 }),
  { ...ofMetrics('metrics.regression', { metric: 'test.auc', baseline: 'HEAD' }), needs: 'git' },
  ofMetrics('metrics.gain', { metric: 'test.auc', baseline: 'rule.auc' }),
  ofMetrics('metrics.generalisation', { train: 'train.auc', test: 'test.auc' }),
  ofPredictions('metrics.slices', {
    prediction: 'prediction',
    slices: ['site'],
    metric: 'accuracy',
    floor: 0.8,
  }),
  ofPredictions('metrics.fairness', { prediction: 'prediction', group: 'site' }),
  ofPredictions('metrics.calibration', { score: 'score' }),
  ofPredictions('metrics.cost', { prediction: 'prediction', falsePositive: 1, falseNegative: 9, max: 1 }),
  ofMetrics('metrics.latency', { metric: 'latency_ms.p95', budget: '150ms' }),
];
