import type { Metrics } from '../../src/core/evidence/evidence';
import { readDrift } from '../../src/core/charts/driftChart';
import { driftHistory } from '../../src/core/charts/driftHistory';
import { summariseReference } from '../../src/core/charts/referenceSummary';
import type { ReferenceProfile } from '../../src/core/checks/data/reference/referenceProfile';
import type { EvidenceVersion } from '../../src/core/history/evidenceVersion';
import type { BoardAnswer } from '../../src/protocol/board';
import { checkOf, MLOPS_LIKE, projectOf } from './fixtures';

const FEATURES = [
  'mean_radius',
  'mean_texture',
  'mean_smoothness',
  'mean_compactness',
  'mean_concave_points',
  'worst_fractal_dimension',
  'site',
  'scanner_model_and_firmware_version',
] as const;

/** A wave that looks like noise and is the same every time: 0 to 1. */
function wave(...at: readonly number[]): number {
  const sum = at.reduce((total, value, index) => total + value * (12.9898 + index * 65.233), 0.5);
  return Math.abs(Math.sin(sum) * 43758.5453) % 1;
}

function bell(count: number, middle: number, seed: number): readonly number[] {
  const raw = Array.from({ length: count }, (_, at) => {
    return Math.exp(-(((at + 0.5) / count - middle) ** 2) / 0.03) + 0.03 * wave(at, seed);
  });
  const total = raw.reduce((sum, value) => sum + value, 0.02);
  return raw.map((value) => value / total);
}

/** What `data.drift` left at a moment: from 0, the oldest. */
export function driftMetrics(moment: number): Metrics {
  const columns = FEATURES.map((name, at) => {
    const isCategory = name === 'site' || name.startsWith('scanner');
    const wanders = name === 'mean_smoothness' ? Math.max(0, moment - 5) * 0.06 : 0;
    const value = Number((0.03 + 0.06 * wave(at, moment) + wanders).toFixed(4));
    const limits = { warn: 0.1, fail: 0.2 };
    const verdict = value >= limits.fail ? 'fail' : value >= limits.warn ? 'warn' : 'pass';
    const bars = (middle: number) => ({
      bars: bell(isCategory ? 4 : 10, middle, at),
      outside: middle > 0.5 ? 0.014 : 0,
      missing: 0.006,
    });
    const bins = isCategory
      ? { values: ['Aarhus', 'Berlin', 'Coimbra', 'Dunkerque <b>Nord</b>'] }
      : { edges: [5, 8, 9.5, 10.6, 11.4, 12.3, 13.1, 14.2, 16, 19, 28] };
    const histogram = { ...bins, reference: bars(0.45), current: bars(0.45 + value) };
    const method = isCategory ? 'chi-square' : 'ks';
    return [name, { method, value, verdict, ...limits, pValue: 0.2, histogram }] as const;
  });
  return { referenceRows: 398, currentRows: 1714, byColumn: Object.fromEntries(columns) };
}

const SLICES: Metrics = {
  metric: 'recall',
  overall: 0.9414,
  floor: 0.9,
  judged: 9,
  slices: (
    [
      ['radius < 12 mm', 61, 0.869, 0.762, 0.932],
      ['scanner = old, site = Dunkerque Nord', 118, 0.898, 0.831, 0.941],
      ['site = Berlin', 402, 0.928, 0.898, 0.949],
      ['texture = coarse', 655, 0.936, 0.914, 0.952],
      ['site = Aarhus', 12044, 0.941, 0.937, 0.945],
      ['texture = smooth', 640, 0.945, 0.925, 0.96],
      ['radius ≥ 12 mm', 1234, 0.949, 0.935, 0.96],
      ['site = Coimbra', 310, 0.961, 0.933, 0.978],
      ['(missing)', 35, 1, 0.901, 1],
    ] as const
  ).map(([name, rows, value, low, high]) => ({ name, rows, value, low, high })),
  confusion: {
    classes: ['benign', 'malignant', 'normal', 'unclear'],
    counts: [
      [512, 14, 3, 1],
      [9, 301, 0, 2],
      [4, 1, 1290, 0],
      [6, 8, 2, 31],
    ],
  },
};

const FAIRNESS: Metrics = {
  demographicParity: 0.12,
  groups: [
    { name: 'sex = f', rows: 640, selection: 0.42, truePositive: 0.91, falsePositive: 0.06 },
    { name: 'sex = m', rows: 655, selection: 0.3, truePositive: 0.88, falsePositive: 0.04 },
  ],
};

const CALIBRATION: Metrics = {
  ece: 0.0412,
  brier: 0.0521,
  max: 0.1,
  chance: 0.0141,
  rows: 1714,
  bins: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => ({
    from: at / 10,
    to: (at + 1) / 10,
    rows: Math.round(30 + 600 * ((at - 4.5) / 4.5) ** 4),
    score: at / 10 + 0.04,
    observed: Math.min(1, Math.max(0, at / 10 + 0.04 + 0.06 * Math.sin(at))),
  })),
};

const COST: Metrics = {
  cost: 378.2,
  confusion: {
    classes: ['0', '1'],
    counts: [
      [103, 4],
      [3, 61],
    ],
  },
};

/** Moments of the check of drift that the commits have. */
export const MOMENTS = 12;

/** A project whose evidence can be drawn. */
export const CHARTED = projectOf(MLOPS_LIKE, {
  validate: [checkOf('validate', 'alike', 'warn', { uses: 'data.drift', metrics: driftMetrics(MOMENTS) })],
  evaluate: [
    checkOf('evaluate', 'slices', 'fail', { uses: 'metrics.slices', metrics: SLICES }),
    checkOf('evaluate', 'calibrated', 'pass', { uses: 'metrics.calibration', metrics: CALIBRATION }),
    checkOf('evaluate', 'cost-of-mistakes', 'pass', { uses: 'metrics.cost', metrics: COST }),
    checkOf('evaluate', 'alike-for-all', 'pass', { uses: 'metrics.fairness', metrics: FAIRNESS }),
    checkOf('evaluate', 'cost-before', 'pass', { uses: 'metrics.cost', metrics: { cost: 400 } }),
    checkOf('evaluate', 'recall', 'pass', { uses: 'metrics.threshold', metrics: { value: 0.97 } }),
  ],
  monitor: [checkOf('monitor', 'live', 'not-run', { uses: 'data.drift' })],
});
export const ROOT = CHARTED.root;

const VERSIONS: readonly EvidenceVersion[] = Array.from({ length: MOMENTS }, (_, at) => ({
  commit: (at + 10).toString(16).padStart(40, '0'),
  author: at % 2 === 0 ? 'Ada Löwe' : 'Grace',
  date: new Date(Date.UTC(2026, 0, 5 + at * 7, 9, 30)).toISOString(),
  verdict: 'pass',
  metrics: driftMetrics(at),
}));

/** What the host tells of the past of `validate/alike`. */
export const HISTORY: Extract<BoardAnswer, { kind: 'driftHistory' }> = {
  ...{ kind: 'driftHistory', root: ROOT, stage: 'validate', check: 'alike' },
  ...driftHistory(VERSIONS, false),
};

/** What the host tells of one of its moments. */
export function driftAt(commit: string): BoardAnswer {
  const chart = readDrift(VERSIONS.find((version) => version.commit === commit)?.metrics ?? {});
  if (chart === undefined) throw new Error(`No version ${commit}.`);
  return { kind: 'driftAt', root: ROOT, stage: 'validate', check: 'alike', commit, chart };
}

const PROFILE: ReferenceProfile = {
  version: 1,
  name: 'training',
  files: ['data/processed/train.csv'],
  rows: 398,
  columns: [
    {
      ...{ name: 'mean_radius', type: 'number', missing: 0, infinite: 0, distinct: 352 },
      ...{ min: 6.981, max: 28.11, mean: 14.13, deviation: 3.52 },
      edges: [6.981, 10.2, 11.2, 12, 12.8, 13.4, 14.2, 15.3, 17, 19.6, 28.11],
      counts: [40, 40, 40, 39, 40, 40, 39, 40, 40, 40],
      quantiles: [6.981, 11.7, 13.4, 15.8, 28.11],
    },
    {
      ...{ name: 'site', type: 'text', missing: 12, infinite: 0, distinct: 4 },
      categories: [
        ['Aarhus', 200],
        ['Berlin', 100],
        ['Coimbra', 66],
        ['Dunkerque <b>Nord</b>', 20],
      ],
    },
    {
      ...{ name: 'record', type: 'integer', missing: 0, infinite: 0, distinct: 398, identifier: true },
      ...{ min: 1, max: 569, mean: 288.4 },
      edges: [1, 200, 569],
      counts: [199, 199],
      quantiles: [1, 140, 290, 430, 569],
    },
    {
      ...{ name: 'label', type: 'integer', missing: 0, infinite: 0, distinct: 2, min: 0, max: 1, mean: 0.37 },
      values: [
        [0, 250],
        [1, 148],
      ],
    },
    {
      ...{ name: 'taken', type: 'date', missing: 0, infinite: 0, distinct: 210 },
      ...{ min: 1735689600000000, max: 1767139200000000, mean: 1751414400000000 },
      edges: [1735689600000000, 1751414400000000, 1767139200000000],
      counts: [180, 218],
      quantiles: [1735689600000000, 1743552000000000, 1751414400000000, 1759276800000000, 1767139200000000],
    },
  ],
};

/** What the host tells of the stored references. */
export const REFERENCES: BoardAnswer = {
  kind: 'referenceProfiles',
  root: ROOT,
  references: [
    summariseReference(PROFILE, 'training'),
    { kind: 'unusable', name: 'older', reason: { text: 'it is not complete JSON' } },
  ],
  left: 0,
};

/** What the host says where nothing was ever committed or stored. */
export const NO_REFERENCES: BoardAnswer = { kind: 'referenceProfiles', root: ROOT, references: [], left: 0 };
