import assert from 'node:assert/strict';
import { opsSlo } from '../../../../src/core/checks/ops/opsSlo';
import { judge, lines, memoryWorld } from '../memoryWorld';

async function check(text: string) {
  return judge(opsSlo, { file: 'slo.yaml' }, memoryWorld({ 'slo.yaml': text }));
}
function slo(parts: { objective?: string; window?: string; indicator?: string; name?: string }): string {
  const {
    objective = '99.5',
    window = '30d',
    indicator = 'share of good answers',
    name = 'availability',
  } = parts;
  return `slos:\n  - { name: ${name}, objective: ${objective}, window: ${window}, indicator: ${indicator} }\n`;
}

describe('ops.slo', () => {
  for (const [what, parts] of [
    ['percent', {}],
    ['a share', { objective: '0.995' }],
    ['percent with its sign', { objective: '"99.5 %"' }],
    ['weeks', { window: '4w' }],
    ['words', { window: '28 days' }],
    ['a month', { window: '1M' }],
  ] as const) {
    it(`passes an objective in ${what}`, async () => {
      assert.deepEqual(lines(await check(slo(parts))), ['pass: Objectives: 1.']);
    });
  }

  for (const [what, parts, words] of [
    ['no objective', { objective: '' }, 'slo.yaml:1:37 "availability" has no objective.'],
    [
      '100 %',
      { objective: '100' },
      'slo.yaml:1:37 The objective of "availability" is 100: it leaves no budget for errors.',
    ],
    [
      'a share of one',
      { objective: '1' },
      'slo.yaml:1:37 The objective of "availability" is 1: it leaves no budget for errors.',
    ],
    [
      'next to nothing',
      { objective: '30' },
      'slo.yaml:1:37 The objective of "availability" is 30: it promises nothing.',
    ],
    ['words', { objective: 'high' }, 'slo.yaml:1:37 The objective of "availability" is no share: high.'],
    [
      'a window of a minute',
      { window: '1m' },
      'slo.yaml:1:51 The window of "availability" is no span between an hour and a year: 1m.',
    ],
    [
      'a window of three years',
      { window: '3y' },
      'slo.yaml:1:51 The window of "availability" is no span between an hour and a year: 3y.',
    ],
    ['no indicator', { indicator: '""' }, 'slo.yaml:1:4 "availability" has no indicator.'],
  ] as const) {
    it(`fails for ${what}`, async () => {
      const outcome = await check(slo(parts));
      assert.deepEqual(lines(outcome).slice(1), [`fail ${words}`]);
    });
  }

  it('fails for two objectives of one name', async () => {
    const two = `${slo({})}  - { name: availability, objective: 99, window: 7d, indicator: x }\n`;
    assert.equal(lines(await check(two))[0], 'fail: There is more than one objective "availability".');
  });

  it('reads a list, a map of names, and OpenSLO', async () => {
    const map = 'objectives:\n  latency: { target: 0.99, period: 28d, sli: share within 200 ms }\n';
    assert.equal((await check(map)).verdict, 'pass');
    const open = `apiVersion: openslo/v1
kind: SLO
metadata: { name: latency }
spec:
  indicator: { spec: { ratioMetric: { good: {}, total: {} } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ displayName: fast, target: 0.99 }]
`;
    assert.deepEqual(lines(await check(open)), ['pass: Objectives: 1.']);
    assert.equal((await check(open.replace('0.99', '1'))).verdict, 'fail');
  });

  it('cannot judge a file without objectives', async () => {
    for (const text of ['slos: []\n', 'a: b\n', '- x\n'])
      assert.equal((await check(text)).verdict, 'error', text);
  });
});
