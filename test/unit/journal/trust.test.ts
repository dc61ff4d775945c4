import assert from 'node:assert/strict';
import type { CheckIdentity } from '../../../src/core/evidence/causes';
import type { Evidence } from '../../../src/core/evidence/evidence';
import type { JournalEntry } from '../../../src/core/journal/entry';
import { decisionsOf, verifiedText, waiverOn } from '../../../src/core/journal/trust';

const of = (day: number) => ({
  id: String(day),
  time: `2026-01-0${String(day)}T00:00:00.000Z`,
  by: 'Ada',
  stage: 'train',
  check: 'auc',
  reason: 'Known.',
});
const waive = (day: number, until: string) => ({ ...of(day), kind: 'waive' as const, until });

describe('waivers', () => {
  it('hold to the end of their last day', () => {
    const entry = waive(1, '2026-02-01');
    assert.equal(waiverOn('2026-01-31', entry).expired, false);
    assert.equal(waiverOn('2026-02-01', entry).expired, false);
    assert.equal(waiverOn('2026-02-02', entry).expired, true);
  });

  it('are those given last, and none once withdrawn', () => {
    const first = waive(1, '2026-02-01');
    const second = waive(2, '2026-03-01');
    const withdraw: JournalEntry = { ...of(3), kind: 'withdraw' };
    assert.equal(decisionsOf([first, second]).waivers.get('train/auc')?.until, '2026-03-01');
    assert.equal(decisionsOf([first, second, withdraw]).waivers.size, 0);
    assert.equal(decisionsOf([withdraw, waive(4, '2026-03-01')]).waivers.size, 1);
  });
});

describe('what a verification answers for', () => {
  const evidence: Evidence = {
    version: 1,
    stage: 's',
    check: 'c',
    uses: 'run',
    judgement: 1,
    definition: 'd',
    verdict: 'pass',
    summary: { text: 'ok' },
    findings: [],
    inputs: [{ path: 'a.py', raw: '1', semantic: 'm' }],
  };
  const now: CheckIdentity = {
    definition: 'd',
    judgement: 1,
    inputs: [
      { path: 'a.py', raw: '2', semantic: 'n' },
      { path: 'b', raw: '1' },
    ],
    today: '2026-11-20',
  };
  const text = verifiedText(evidence, now);

  it('is the same as long as nothing but layout changes', () => {
    const inputs = [
      { path: 'a.py', raw: '3', semantic: 'n' },
      { path: 'b', raw: '1' },
    ];
    assert.equal(verifiedText(evidence, { ...now, inputs }), text);
  });

  for (const [what, other] of [
    [
      'an input',
      {
        ...now,
        inputs: [
          { path: 'a.py', raw: '2', semantic: 'x' },
          { path: 'b', raw: '1' },
        ],
      },
    ],
    ['the number of inputs', { ...now, inputs: now.inputs.slice(1) }],
    ['the definition', { ...now, definition: 'e' }],
    ['the judgement', { ...now, judgement: 2 }],
    ['what stands beside', { ...now, aside: { read: [], stood: { a: 'file' } } }],
  ] as const) {
    it(`is another when ${what} changes`, () => assert.notEqual(verifiedText(evidence, other), text));
  }

  it('is another once the evidence has expired, and then the same on every later day', () => {
    const dated = { ...evidence, until: '2026-11-20' };
    const on = (today: string) => verifiedText(dated, { ...now, today });
    assert.equal(on('2026-11-20'), on('2026-11-01'));
    assert.notEqual(on('2026-11-21'), on('2026-11-20'));
    assert.equal(on('2026-11-21'), on('2027-01-01'));
  });

  it('is the same on every day where the evidence names no last one', () => {
    assert.equal(verifiedText(evidence, { ...now, today: '2999-01-01' }), text);
  });

  it('is another when the check was run again with another outcome', () => {
    assert.notEqual(verifiedText({ ...evidence, verdict: 'fail' }, now), text);
  });
});
