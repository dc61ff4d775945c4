import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { Revision } from '../../src/core/history/revision';
import type { BoardAnswer } from '../../src/protocol/board';
import { TUMOUR_SCREENING } from './fixtures';

const SUBJECTS = [
  'First model',
  'Recall per slice',
  'New scanner <b>data</b>',
  'Tune regularisation',
  'Drop leaking column',
  'More trees',
  'Weigh classes by cost',
  'Retrain on week 45',
];
const DAY_MS = 86_400_000;
const COUNT = 24;

/** Two commits a week, now and then with a gap. */
export const COMMITS: readonly Revision[] = Array.from({ length: COUNT }, (_, at) => ({
  commit: at.toString(16).padStart(2, '0').repeat(20),
  author: at % 3 === 0 ? 'Grace' : 'Ada Löwe',
  date: `${new Date(Date.UTC(2026, 0, 5, 9, 30) + (at * 3 + (at > 12 ? 20 : 0)) * DAY_MS).toISOString().slice(0, 19)}+00:00`,
  subject: SUBJECTS[at % SUBJECTS.length]!,
}));

function pointsOf(valueOf: (at: number) => number, step = 1) {
  return COMMITS.flatMap((_, at) =>
    at % step === 0 || at === COUNT - 1 ? [{ at, value: valueOf(at) }] : [],
  );
}
const wave = (at: number) => Math.sin(at * 1.7) * 0.5 + Math.cos(at * 0.6) * 0.5;
const rounded = (value: number) => Number(value.toFixed(4));

const SERIES: readonly MetricSeries[] = [
  { stage: 'collect', check: 'rows', metric: 'rows', limits: [], points: pointsOf((at) => 480 + at * 12, 3) },
  {
    stage: 'train',
    check: 'beats-threshold',
    metric: 'value',
    measures: 'test.auc',
    direction: 'higher',
    limits: [{ kind: 'min', value: 0.85 }],
    points: pointsOf((at) => rounded(0.83 + at * 0.004 + wave(at) * 0.012)),
  },
  {
    stage: 'train',
    check: 'no-worse',
    metric: 'value',
    measures: 'test.auc',
    direction: 'higher',
    limits: [],
    baseline: 'baseline',
    points: pointsOf((at) => rounded(0.83 + at * 0.004 + wave(at) * 0.012), 2),
  },
  {
    stage: 'train',
    check: 'no-worse',
    metric: 'baseline',
    direction: 'higher',
    limits: [],
    points: pointsOf((at) => (at < 9 ? 0.82 : 0.868), 2),
  },
  {
    stage: 'evaluate',
    check: 'calibrated',
    metric: 'ece',
    direction: 'lower',
    limits: [{ kind: 'warn', value: 0.05 }],
    points: pointsOf((at) => rounded(0.075 - at * 0.0015 + wave(at) * 0.008), 2),
  },
  {
    stage: 'evaluate',
    check: 'recall-per-slice',
    metric: 'worst',
    measures: 'recall',
    direction: 'higher',
    limits: [{ kind: 'min', value: 0.7 }],
    points: pointsOf((at) => rounded(0.66 + at * 0.005 + wave(at) * 0.03)),
  },
  {
    stage: 'operate',
    check: 'p95-latency',
    metric: 'latencyMs',
    direction: 'lower',
    unit: 'ms',
    limits: [{ kind: 'max', value: 150 }],
    points: pointsOf((at) => Math.round(128 + wave(at) * 30), 2),
  },
];

export const METRICS: MetricHistory = {
  commits: COMMITS,
  series: SERIES,
  releases: [
    { kind: 'tag', name: 'v0.1.0', date: COMMITS[6]!.date },
    { kind: 'advance', name: 'Release', date: COMMITS[6]!.date },
    { kind: 'tag', name: 'v1.0.0', date: '2026-02-20T12:00:00+00:00' },
  ],
  isCut: false,
};

/** What the host answers. */
export function metricsAnswer(history: MetricHistory = METRICS, isShallow = false): BoardAnswer {
  return { kind: 'metricHistory', root: TUMOUR_SCREENING.root, history, isShallow };
}
