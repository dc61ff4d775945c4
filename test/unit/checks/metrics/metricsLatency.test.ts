import assert from 'node:assert/strict';
import { metricsLatency } from '../../../../src/core/checks/metrics/metricsLatency';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { assertClose, REFERENCE } from './reference';

/** Rows of `route,latency_ms`. */
const samples = (...values: readonly (number | string)[]): string =>
  `route,latency_ms\n${values.map((value) => `/score,${String(value)}\n`).join('')}`;

const K6 = {
  metrics: {
    http_req_duration: {
      type: 'trend',
      contains: 'time',
      values: { avg: 60, min: 1, med: 55, max: 300, 'p(90)': 90, 'p(95)': 120.5, 'p(99.9)': 290 },
    },
  },
};
const VEGETA = {
  latencies: { total: 1, mean: 5e7, '50th': 4e7, '90th': 9e7, '95th': 120_500_000, '99th': 2e8, max: 3e8 },
};
const LOCUST =
  'Type,Name,Request Count,Failure Count,Median Response Time,50%,95%,99%,100%\n' +
  'POST,/score,90,0,60,60,130,140,150\nGET,/health,10,0,2,2,3,4,5\n,Aggregated,100,0,55,55,120.5,140,150\n';

describe('metrics.latency', () => {
  const folder = scratchFolders();

  function judge(
    text: string | object,
    written: object = {},
    file = typeof text === 'string' ? 'load.csv' : 'load.json',
  ) {
    const content = typeof text === 'string' ? text : JSON.stringify(text, null, 2);
    return judgeOnDisk(metricsLatency, { file, budget: 150, ...written }, folder({ [file]: content }));
  }

  describe('of samples', () => {
    for (const [percentile, expected] of Object.entries(REFERENCE.latency.percentiles)) {
      it(`interpolates percentile ${percentile} as numpy does`, async () => {
        const written = { column: 'latency_ms', percentile: Number(percentile), budget: 1e6 };
        assertClose((await judge(REFERENCE.latency.csv, written)).metrics?.['latencyMs'], expected);
      });
    }

    const column = 'latency_ms';
    const many = samples(...Array.from({ length: 101 }, (_, at) => at + 100));

    it('passes at the budget and fails above it', async () => {
      const outcome = await judge(many, { column, budget: 195 });
      assert.deepEqual(lines(outcome), [
        'pass: Percentile 95 of "latency_ms" is 195 ms, within the budget of 195 ms.',
      ]);
      assert.deepEqual(outcome.metrics, { latencyMs: 195, budgetMs: 195, percentile: 95, samples: 101 });
      assert.deepEqual(lines(await judge(many, { column, budget: 194.9 })), [
        'fail: Percentile 95 of "latency_ms" is 195 ms, above the budget of 194.9 ms.',
        'fail load.csv Percentile 95 of "latency_ms" is 195 ms, above the budget of 194.9 ms.',
      ]);
    });

    for (const [budget, ms] of [
      ['150ms', 150],
      ['0.2s', 200],
      ['0.2 s', 200],
      ['500us', 0.5],
      ['500µs', 0.5],
      ['100ns', 0.0001],
    ] as const) {
      it(`reads a budget of ${budget}`, async () => {
        assert.equal((await judge(many, { column, budget })).metrics?.['budgetMs'], ms);
      });
    }

    for (const [name, unit, value, ms] of [
      ['latency_ms', undefined, 150, 150],
      ['latency', undefined, 150, 150],
      ['duration_seconds', undefined, 0.15, 150],
      ['elapsedNs', undefined, 150_000_000, 150],
      ['time_us', undefined, 150_000, 150],
      ['latency', 's', 0.15, 150],
      ['latency_ms', 's', 0.15, 150],
      ['requests', undefined, 150, 150],
    ] as const) {
      it(`takes the unit of ${name}${unit === undefined ? ' from its name' : `, given as ${unit},`} for what it is`, async () => {
        const text = `x,${name}\n${`1,${String(value)}\n`.repeat(30)}`;
        const outcome = await judge(text, { column: name, ...(unit === undefined ? {} : { unit }) });
        assert.equal(outcome.metrics?.['latencyMs'], ms);
      });
    }

    it('of JSON lines, also where numbers are written as text, and of several files', async () => {
      const root = folder({ 'a.jsonl': '{"ms": "10"}\n'.repeat(10), 'b.jsonl': '{"ms": "30"}\n'.repeat(10) });
      const written = { file: '*.jsonl', column: 'ms', percentile: 50, budget: 20 };
      const outcome = await judgeOnDisk(metricsLatency, written, root);
      assert.deepEqual(lines(outcome), ['pass: Percentile 50 of "ms" is 20 ms, within the budget of 20 ms.']);
    });

    it('says that few samples say little', async () => {
      const outcome = await judge(samples(10, 20, 30), { column });
      assert.equal(
        lines(outcome)[1],
        'info load.csv There are only 3 samples: percentile 95 is hardly more than the slowest.',
      );
      assert.equal((await judge(samples(10), { column })).metrics?.['latencyMs'], 10);
      assert.equal((await judge(samples(10), { column, percentile: 100 })).findings.length, 0);
    });

    it('knows the tables of hey and JMeter by their columns', async () => {
      const hey = `response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n${'0.2,0,0,0,0,0,200,0\n'.repeat(30)}`;
      assert.equal((await judge(hey)).metrics?.['latencyMs'], 200);
      const jmeter = `timeStamp,elapsed,label,responseCode,success\n${'1732500000000,140,score,200,true\n'.repeat(30)}`;
      assert.equal((await judge(jmeter)).verdict, 'pass');
    });

    for (const [what, text, written, words] of [
      [
        'a missing latency',
        samples(10, '', 20),
        { column },
        /"latency_ms" is empty or NaN in 1 rows, first in row 2/,
      ],
      [
        'a negative latency',
        samples(10, 20, -1),
        { column },
        /"latency_ms" is negative in 1 rows, first in row 3/,
      ],
      [
        'an infinite latency',
        samples(10.5, 'inf'),
        { column },
        /"latency_ms" is infinite or NaN in 1 rows, first in row 2/,
      ],
      [
        'a text among the latencies',
        samples(10, 'timeout'),
        { column },
        /"latency_ms" is no number in 1 rows, first in row 2/,
      ],
      ['a header without rows', samples(), { column }, /has no rows/],
      ['a column that is not there', samples(10), { column: 'latency' }, /no column "latency"/],
      ['a table that nobody knows', samples(10), {}, /is no summary of a load test that is known here/],
    ] as const) {
      it(`cannot judge ${what}`, async () => {
        const outcome = await judge(text, written);
        assert.equal(outcome.verdict, 'error');
        assert.match(lines(outcome)[0] ?? '', words);
        assert.equal(nextSteps(outcome).length, 1);
      });
    }
  });

  describe('of the summary of a load test', () => {
    for (const [tool, text] of [
      ['k6', K6],
      ['k6', { metrics: { http_req_duration: { avg: 60, med: 55, 'p(95)': 120.5 } } }],
      ['k6', { metrics: { grpc_req_duration: { values: { 'p(95)': 120.5 } } } }],
      ['vegeta', VEGETA],
      ['oha', { summary: { successRate: 1 }, latencyPercentiles: { p50: 0.05, p95: 0.1205, 'p99.9': 0.3 } }],
      ['Artillery', { aggregate: { summaries: { 'http.response_time': { p50: 50, p95: 120.5 } } } }],
      [
        'ghz',
        {
          count: 9,
          latencyDistribution: [
            { percentage: 50, latency: 5e7 },
            { percentage: 95, latency: 120_500_000 },
          ],
        },
      ],
      ['Locust', LOCUST],
    ] as const) {
      it(`by ${tool}, in its unit and at its place`, async () => {
        const outcome = await judge(text, { budget: '100ms' });
        assert.equal(outcome.metrics?.['latencyMs'], 120.5, lines(outcome).join('\n'));
        assert.equal(
          lines(outcome)[0],
          `fail: Percentile 95 of the latency (${tool}) is 120.5 ms, above the budget of 100 ms.`,
        );
        assert.notEqual(outcome.findings[0]?.range, undefined);
      });
    }

    it('finds other percentiles', async () => {
      assert.equal((await judge(K6, { percentile: 50 })).metrics?.['latencyMs'], 55);
      assert.equal((await judge(K6, { percentile: 99.9 })).metrics?.['latencyMs'], 290);
      assert.equal((await judge(K6, { percentile: 100 })).metrics?.['latencyMs'], 300);
      assert.equal((await judge(VEGETA, { percentile: 100 })).metrics?.['latencyMs'], 300);
      assert.equal((await judge(LOCUST, { percentile: 99 })).metrics?.['latencyMs'], 140);
    });

    for (const [what, text, written, words] of [
      [
        'a percentile that it does not have',
        K6,
        { percentile: 99 },
        /The summary of k6 has no percentile 99\./,
      ],
      [
        'one that Locust does not have',
        LOCUST,
        { percentile: 98 },
        /The summary of Locust has no percentile 98\./,
      ],
      [
        'no request',
        { latencies: { mean: 0, '95th': 0 } },
        {},
        /The summary of vegeta has no latency: it says 0/,
      ],
      ['no request by Locust', LOCUST.replace('120.5', 'N/A'), {}, /95% is "N\/A", not a number/],
      ['JSON that nobody knows', { p95: 3 }, {}, /is no summary of a load test that is known here/],
    ] as const) {
      it(`cannot judge ${what}`, async () => {
        const outcome = await judge(text, written);
        assert.equal(outcome.verdict, 'error');
        assert.match(lines(outcome)[0] ?? '', words);
        assert.equal(nextSteps(outcome).length, 1);
      });
    }
  });

  describe('of an addressed number', () => {
    const text = { latency_ms: { p95: 84.1 }, duration: { seconds: 0.2 }, broken: null, negative: -1 };

    it('passes within the budget and fails above it, at its place', async () => {
      const metric = 'latency_ms.p95';
      assert.deepEqual(lines(await judge(text, { metric })), [
        'pass: latency_ms.p95 is 84.1 ms, within the budget of 150 ms.',
      ]);
      const outcome = await judge(text, { metric, budget: 84 });
      assert.equal(
        lines(outcome)[1],
        'fail load.json:2:11 latency_ms.p95 is 84.1 ms, above the budget of 84 ms.',
      );
      assert.deepEqual(outcome.metrics, { latencyMs: 84.1, budgetMs: 84 });
    });

    it('knows the unit by the name, unless it is given', async () => {
      const metric = 'duration.seconds';
      assert.equal((await judge(text, { metric })).metrics?.['latencyMs'], 200);
      assert.equal((await judge(text, { metric, unit: 'ms' })).metrics?.['latencyMs'], 0.2);
    });

    for (const [metric, words] of [
      ['latency_ms.p99', /no metric latency_ms.p99/],
      ['broken', /broken has no value/],
      ['negative', /cannot be negative/],
    ] as const) {
      it(`cannot judge ${metric}`, async () => {
        const outcome = await judge(text, { metric });
        assert.equal(outcome.verdict, 'error');
        assert.match(lines(outcome)[0] ?? '', words);
      });
    }
  });

  it('refuses wrong parameters', () => {
    const given = { file: 'load.csv', budget: 150 };
    assert.deepEqual(refused(metricsLatency, given), []);
    for (const [wrong, where] of [
      [{ budget: '150' }, 'budget'],
      [{ budget: '2 minutes' }, 'budget'],
      [{ budget: 0 }, 'budget'],
      [{ percentile: 0 }, 'percentile'],
      [{ percentile: 101 }, 'percentile'],
      [{ unit: 'h' }, 'unit'],
      [{ column: 'a', metric: 'b' }, ''],
      [{ file: ['a.json', 'b.json'], metric: 'b' }, ''],
    ] as const) {
      assert.deepEqual(refused(metricsLatency, { ...given, ...wrong }), [where], JSON.stringify(wrong));
    }
  });
});
