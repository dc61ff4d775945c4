import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCalibration } from '../../../../src/core/charts/calibrationChart';
import { CHECKS_WITH_CHARTS, chartsOf, hasCharts, lackOf } from '../../../../src/core/charts/checkCharts';
import { classQuality, accuracyOf, readConfusion } from '../../../../src/core/charts/confusionChart';
import { driftStrength, MOST_FEATURES, readDrift } from '../../../../src/core/charts/driftChart';
import { readGroups, readSlices } from '../../../../src/core/charts/sliceChart';
import { CATALOGUE } from '../../../../src/core/checks/catalogue';
import type { Metric, Metrics } from '../../../../src/core/evidence/evidence';

/** Names that the readers look for, so that rubbish is found where it matters. */
const NAMES = [
  ...['slices', 'groups', 'confusion', 'classes', 'counts', 'rest', 'bins', 'byColumn', 'histogram', 'edges'],
  ...['values', 'bars', 'reference', 'current', 'outside', 'missing', 'name', 'rows', 'value', 'low', 'high'],
  ...['from', 'to', 'score', 'observed', 'verdict', 'warn', 'fail', 'method', '__proto__', 'constructor'],
];
const scalar: fc.Arbitrary<Metric> = fc.oneof(
  fc.double(),
  fc.integer({ min: -2, max: 5 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom<Metric>('fail', 'pass', null, true, Number.MAX_VALUE, ''),
);
const { metric } = fc.letrec<{ metric: Metric }>((tie) => ({
  metric: fc.oneof(
    { maxDepth: 5 },
    scalar,
    fc.array(tie('metric'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 6 })), tie('metric')),
  ),
}));
const rubbish: fc.Arbitrary<Metrics> = fc.dictionary(fc.constantFrom(...NAMES), metric);

describe('readers of charts', () => {
  it('never throw, and give finite numbers only, whatever the evidence holds', () => {
    fc.assert(
      fc.property(rubbish, fc.constantFrom(...Object.keys(CHECKS_WITH_CHARTS)), (metrics, uses) => {
        const charts = chartsOf({ uses, metrics });
        lackOf({ uses, metrics, verdict: 'pass' });
        JSON.stringify(charts, (_, value: unknown) => {
          assert.ok(typeof value !== 'number' || Number.isFinite(value));
          return value;
        });
      }),
      { numRuns: 500 },
    );
  });

  it('know only checks that exist', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    for (const id of Object.keys(CHECKS_WITH_CHARTS)) assert.ok(ids.includes(id), id);
  });

  it('tell why there is nothing to draw: not run, not judged, or left by an older version', () => {
    const uses = 'metrics.cost';
    const lack = (verdict: 'not-run' | 'error' | 'pass') => lackOf({ uses, verdict, metrics: { cost: 1 } });
    assert.deepEqual([lack('not-run'), lack('error'), lack('pass')], ['not-run', 'not-judged', 'older']);
    assert.equal(lackOf({ uses: 'data.rows', verdict: 'not-run', metrics: {} }), undefined);
    assert.equal(hasCharts(chartsOf({ uses: 'constructor', metrics: {} })), false);
  });
});

describe('the reader of slices', () => {
  const slice = { name: 'site = a', rows: 40, value: 0.8, low: 0.7, high: 0.9 };

  it('reads limit, value on all rows, and which slices miss the limit', () => {
    const chart = readSlices({ metric: 'auc', floor: 0.85, overall: 0.9, judged: 3, slices: [slice] });
    assert.deepEqual(chart, {
      of: 'slices',
      measure: 'auc',
      better: 'higher',
      limit: { kind: 'floor', value: 0.85 },
      overall: 0.9,
      slices: [{ name: 'site = a', rows: 40, value: 0.8, interval: { low: 0.7, high: 0.9 }, misses: true }],
      left: 2,
    });
    assert.equal(readSlices({ max: 0.5, slices: [slice] })?.slices[0]?.misses, true);
  });

  it('takes no interval that does not hold the value, and no slice without a name', () => {
    const chart = readSlices({ slices: [{ ...slice, low: 0.85 }, { rows: 1, value: 1 }, 'rubbish'] });
    assert.deepEqual(chart?.slices, [{ name: 'site = a', rows: 40, value: 0.8, misses: false }]);
    assert.equal(readSlices({ slices: [] }), undefined);
  });

  it('cuts names and slices that are too many or too long, and takes out what turns text', () => {
    const slices = Array.from({ length: 300 }, () => ({ ...slice, name: `\u202e${'x'.repeat(5000)}` }));
    const chart = readSlices({ slices });
    assert.equal(chart?.slices.length, 100);
    assert.match(chart.slices[0]?.name ?? '', /^x{199}…$/);
  });

  it('reads a plot for each rate of groups, with an interval where the rows are its denominator', () => {
    const group = { name: 'f', rows: 100, selection: 0.4, truePositive: 0.9 };
    const charts = readGroups({ groups: [group, { ...group, name: 'm', selection: 0.2 }] });
    assert.deepEqual(
      charts.map(({ measure }) => measure),
      ['selection', 'truePositive'],
    );
    assert.ok((charts[0]?.slices[0]?.interval?.low ?? 0) > 0.3);
    assert.equal(charts[1]?.slices[0]?.interval, undefined);
  });
});

describe('the reader of confusion matrices', () => {
  it('tells precision, recall and accuracy', () => {
    const chart = readConfusion({
      confusion: {
        classes: ['0', '1'],
        counts: [
          [90, 10],
          [5, 15],
        ],
      },
    });
    assert.ok(chart?.isBinary);
    assert.deepEqual(classQuality(chart, 1), { rows: 20, precision: 0.6, recall: 0.75 });
    assert.equal(accuracyOf(chart), 105 / 120);
  });

  it('names no class where the negative one is many, and counts rare classes together', () => {
    const two = readConfusion({
      confusion: {
        classes: ['', 'ill'],
        counts: [
          [3, 0],
          [0, 1],
        ],
      },
    });
    assert.deepEqual(two?.classes, [{ kind: 'rest' }, { kind: 'named', name: 'ill' }]);
    const rest = readConfusion({
      confusion: {
        classes: ['a'],
        rest: 7,
        counts: [
          [3, 0],
          [0, 1],
        ],
      },
    });
    assert.deepEqual(rest?.classes[1], { kind: 'others', count: 7 });
  });

  for (const [what, confusion] of Object.entries({
    'lists of another length': { classes: ['a', 'b'], counts: [[1], [2, 3]] },
    'negative counts': {
      classes: ['a', 'b'],
      counts: [
        [1, -1],
        [2, 3],
      ],
    },
    'no rows': {
      classes: ['a', 'b'],
      counts: [
        [0, 0],
        [0, 0],
      ],
    },
    'one class': { classes: ['a'], counts: [[1]] },
    'a text': 'rubbish',
  })) {
    it(`takes no matrix with ${what}`, () => assert.equal(readConfusion({ confusion }), undefined));
  }
});

describe('the reader of calibration', () => {
  it('puts bins in order, and adds what chance leaves each share', () => {
    const bin = (from: number, observed: number) => ({
      from,
      to: from + 0.1,
      rows: 20,
      score: from,
      observed,
    });
    const chart = readCalibration({
      ece: 0.05,
      brier: 0.1,
      bins: [bin(0.5, 0.5), bin(0, 0), 'rubbish', bin(2, 1)],
    });
    assert.deepEqual(
      chart?.bins.map(({ from }) => from),
      [0, 0.5],
    );
    assert.deepEqual([chart.rows, chart.ece, chart.brier, chart.max], [40, 0.05, 0.1, undefined]);
    const { low, high } = chart.bins[1]!.interval;
    assert.ok(low > 0.29 && high < 0.71 && Math.abs(low + high - 1) < 1e-9);
  });
});

describe('the reader of drift', () => {
  const sides = {
    reference: { bars: [0.4, 0.6], outside: 0, missing: 0 },
    current: { bars: [0.5, 0.4], outside: 0.1, missing: 0 },
  };
  const column = (value: number, more: object = {}) => ({
    method: 'ks',
    verdict: 'pass',
    value,
    warn: 0.1,
    fail: 0.2,
    ...more,
  });

  it('puts the strongest drift first, as a share of its own limit', () => {
    const chart = readDrift({
      byColumn: {
        a: column(0.1),
        b: column(0.3),
        c: column(0.2, { fail: 0.1 }),
        d: { verdict: 'fail', missing: {} },
      },
    });
    assert.deepEqual(
      chart?.features.map((feature) => [feature.name, driftStrength(feature)]),
      [
        ['c', 2],
        ['b', 0.3 / 0.2],
        ['a', 0.5],
        ['d', 0],
      ],
    );
  });

  it('reads bins of numbers, of categories and of times', () => {
    const bins = (more: object) =>
      readDrift({ byColumn: { a: column(0.1, { histogram: { ...sides, ...more } }) } })?.features[0]
        ?.histogram?.bins;
    assert.deepEqual(bins({ edges: [0, 1, 5] }), { kind: 'edges', edges: [0, 1, 5] });
    assert.deepEqual(bins({ values: ['x', 'y'] }), { kind: 'values', values: ['x', 'y'] });
    assert.deepEqual(bins({ edges: ['2026-01-01', '2026-02-01', '2026-03-01'] }), {
      kind: 'values',
      values: ['2026-01-01 – 2026-02-01', '2026-02-01 – 2026-03-01'],
    });
    assert.equal(bins({ edges: [0, 5, 1] }), undefined);
    assert.equal(bins({ values: ['x'] }), undefined);
  });

  it('keeps at most so many features, and says how many are left', () => {
    const entries = Array.from({ length: 700 }, (_, at) => [`f${String(at)}`, column(at / 1000)]);
    const chart = readDrift({ byColumn: Object.fromEntries(entries) as Metric });
    assert.equal(chart?.features.length, MOST_FEATURES);
    assert.equal(chart.features[0]?.name, 'f699');
    assert.equal(chart.left, 500);
  });
});
