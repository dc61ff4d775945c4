import assert from 'node:assert/strict';
import { opsAlerts } from '../../../../src/core/checks/ops/opsAlerts';
import { judge, lines, memoryWorld } from '../memoryWorld';

const RULES = `groups:
  - name: api
    rules:
      - record: errors
        expr: rate(x[5m])
      - alert: ManyErrors
        expr: errors > 1
        for: 10m
        labels: { severity: page }
        annotations: { runbook_url: "https://docs.example/r" }
`;

async function check(text: string, more: object = {}) {
  return judge(opsAlerts, { files: 'alerts.yml', ...more }, memoryWorld({ 'alerts.yml': text }));
}

describe('ops.alerts', () => {
  it('passes alerts that wait, weigh and lead to a runbook; recording rules are none', async () => {
    assert.deepEqual(lines(await check(RULES)), ['pass: Alerts: 1.']);
  });

  for (const [what, from, to, words] of [
    [
      'no wait',
      '        for: 10m\n',
      '',
      'alerts.yml:5:15 "ManyErrors" fires on a single sample: it has no "for".',
    ],
    [
      'a wait of nothing',
      '10m',
      '0s',
      'alerts.yml:5:15 "ManyErrors" fires on a single sample: it has no "for".',
    ],
    [
      'no severity',
      '{ severity: page }',
      '{ team: a }',
      'alerts.yml:5:15 "ManyErrors" has no label "severity".',
    ],
    ['no runbook', 'runbook_url', 'summary', 'alerts.yml:5:15 "ManyErrors" leads to no runbook.'],
    ['no expression', '        expr: errors > 1\n', '', 'alerts.yml:5:15 "ManyErrors" has no expression.'],
  ] as const) {
    it(`warns of ${what}`, async () => {
      assert.deepEqual(lines(await check(RULES.replace(from, to))), [
        'warn: Alerts: 1, warnings: 1.',
        `warn ${words}`,
      ]);
    });
  }

  it('warns of a severity that nobody knows, where the known ones are named', async () => {
    assert.equal((await check(RULES, { severities: ['page'] })).verdict, 'pass');
    assert.deepEqual(lines(await check(RULES, { severities: ['critical'] })).slice(1), [
      'warn alerts.yml:8:28 "ManyErrors" has the severity "page", which nobody knows.',
    ]);
  });

  it('warns of an alert that is there twice', async () => {
    const again = RULES.split('\n').slice(5, 10).join('\n');
    assert.equal((await check(`${RULES}${again}\n`)).findings.length, 1);
    const milder = again.replace('page', 'ticket');
    assert.equal((await check(`${RULES}${milder}\n`)).verdict, 'pass');
  });

  it('reads PrometheusRule objects, and leaves out what is ignored', async () => {
    const object = `kind: PrometheusRule\nspec:\n${RULES.replace(/^/gm, '  ')}`.trimEnd();
    assert.equal((await check(object)).metrics?.['alerts'], 1);
    assert.equal((await check(RULES, { ignore: ['ManyErrors'] })).verdict, 'error');
  });

  it('cannot judge files without any alert', async () => {
    for (const text of ['groups: []\n', 'a: b\n']) assert.equal((await check(text)).verdict, 'error', text);
  });
});
