import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Evidence } from '../../../src/core/evidence/evidence';
import { parseEvidence, serializeEvidence } from '../../../src/core/evidence/evidenceFile';
import { say } from '../../../src/core/text/message';

const sample: Evidence = {
  version: 1,
  stage: 'train',
  check: 'beats-threshold',
  uses: 'metrics.threshold',
  judgement: 1,
  definition: 'd1',
  verdict: 'fail',
  summary: say('{0} is {1}', 'auc', 0.78),
  findings: [
    {
      severity: 'fail',
      message: say('below: {0}', say('{0} < {1}', 0.78, 0.8)),
      next: say('Train longer.'),
      path: 'reports/metrics.json',
      cell: 2,
      range: { start: { line: 3, column: 4 }, end: { line: 3, column: 8 } },
    },
  ],
  metrics: { value: 0.78, min: 0.8 },
  inputs: [
    { path: 'b.json', raw: 'r2', semantic: 's2' },
    { path: 'a.json', raw: 'r1' },
    { path: 'c.csv', raw: 'r5', dvc: 'm5' },
  ],
  aside: {
    read: [
      { path: 'lib/seeds.py', raw: 'r4', semantic: 's4' },
      { path: 'lib/paths.py', raw: 'r3' },
    ],
    stood: { notes: 'folder', 'lost.md': 'nothing', 'guide.md': 'file' },
  },
};

describe('evidence file', () => {
  it('reads back what was written', () => {
    const reading = parseEvidence(serializeEvidence(sample));
    assert.equal(reading.kind, 'evidence');
    assert.equal(serializeEvidence((reading as { evidence: Evidence }).evidence), serializeEvidence(sample));
  });

  it('has the same bytes whatever the order of inputs, metrics and what was looked at aside', () => {
    const shuffled: Evidence = {
      ...sample,
      inputs: [...sample.inputs].reverse(),
      aside: {
        read: [...sample.aside!.read].reverse(),
        stood: Object.fromEntries(Object.entries(sample.aside!.stood).reverse()),
      },
      metrics: { min: 0.8, value: 0.78 },
    };
    assert.equal(serializeEvidence(shuffled), serializeEvidence(sample));
  });

  it('reads back the last day on which it holds, where it names one', () => {
    const reading = parseEvidence(serializeEvidence({ ...sample, until: '2026-12-31' }));
    assert.equal(reading.kind === 'evidence' && reading.evidence.until, '2026-12-31');
    assert.doesNotMatch(serializeEvidence(sample), /until/);
  });

  it('carries no time and no machine', () => {
    const keys = Object.keys(JSON.parse(serializeEvidence(sample)) as object);
    assert.deepEqual(keys, [
      'version',
      'stage',
      'check',
      'uses',
      'judgement',
      'definition',
      'verdict',
      'summary',
      'findings',
      'metrics',
      'inputs',
      'aside',
    ]);
  });

  const unusable: readonly (readonly [string, string, string])[] = [
    ['truncated', serializeEvidence(sample).slice(0, 200), 'evidence-unreadable'],
    ['empty', '', 'evidence-unreadable'],
    ['null', 'null', 'evidence-shape'],
    ['from a future version', '{"version": 2, "shiny": true}', 'evidence-version'],
    ['of another shape', '{"version": 1, "verdict": "splendid"}', 'evidence-shape'],
    ['of a last day that is none', JSON.stringify({ ...sample, until: '2026-02-30' }), 'evidence-shape'],
    ['in conflict', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n', 'evidence-conflict'],
  ];
  for (const [what, text, code] of unusable) {
    it(`says what to do with evidence that is ${what}`, () => {
      const reading = parseEvidence(text);
      assert.ok(reading.kind === 'unusable');
      assert.equal(reading.code, code);
      assert.notEqual(reading.next.text, '');
    });
  }

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseEvidence(text)));
  });
});
