import assert from 'node:assert/strict';
import fc from 'fast-check';
import { causesOf, type CheckIdentity } from '../../../src/core/evidence/causes';
import type { Evidence, InputFingerprint } from '../../../src/core/evidence/evidence';
import { dayOf } from '../../../src/core/journal/day';

const evidenceOn = (...inputs: InputFingerprint[]): Evidence => ({
  version: 1,
  stage: 's',
  check: 'c',
  uses: 'run',
  judgement: 1,
  definition: 'd',
  verdict: 'pass',
  summary: { text: 'ok' },
  findings: [],
  inputs,
});
const TODAY = '2026-11-20';
const now = (...inputs: InputFingerprint[]): CheckIdentity => ({
  ...{ definition: 'd', judgement: 1 },
  inputs,
  today: TODAY,
});

describe('causes of staleness', () => {
  it('has none while every input is as it was', () => {
    assert.deepEqual(causesOf(evidenceOn({ path: 'a', raw: '1' }), now({ path: 'a', raw: '1' })), []);
  });

  it('names each input that changed, came or went, in the order of paths', () => {
    const causes = causesOf(
      evidenceOn({ path: 'b', raw: '1' }, { path: 'c', raw: '1' }),
      now({ path: 'a', raw: '9' }, { path: 'b', raw: '2' }),
    );
    assert.deepEqual(causes, [
      { kind: 'added', path: 'a', is: '9' },
      { kind: 'changed', path: 'b', was: '1', is: '2' },
      { kind: 'removed', path: 'c', was: '1' },
    ]);
  });

  it('are the same in whatever order inputs were recorded', () => {
    const input = fc.record({
      path: fc.constantFrom('a', 'b', 'c', 'd'),
      raw: fc.constantFrom('1', '2'),
      semantic: fc.constantFrom('m', 'n'),
    });
    const inputs = fc.uniqueArray(input, { selector: ({ path }) => path });
    const sorted = (list: InputFingerprint[]) => list.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    fc.assert(
      fc.property(inputs, inputs, (was, is) => {
        const identity = now(...sorted(is));
        assert.deepEqual(
          causesOf(evidenceOn(...sorted(was)), identity),
          causesOf(evidenceOn(...sorted(was).reverse()), identity),
        );
      }),
    );
  });

  it('does not count a change of bytes that leaves the meaning', () => {
    const was = { path: 'n.ipynb', raw: '1', semantic: 'm' };
    assert.deepEqual(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2', semantic: 'm' })), []);
    assert.equal(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2', semantic: 'x' })).length, 1);
    assert.equal(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2' })).length, 1);
  });

  describe('of what DVC keeps', () => {
    const here = { path: 'a.csv', raw: '1', dvc: 'm' };
    const unread = { path: 'a.csv', raw: 'dvc:m' };
    const other = { path: 'a.csv', raw: 'dvc:n' };

    it('are none where the pointer alone is left and names the same content', () => {
      assert.deepEqual(causesOf(evidenceOn(here), now(unread)), []);
      assert.deepEqual(causesOf(evidenceOn(unread), now(unread)), []);
    });

    it('name the content that the pointer names', () => {
      assert.deepEqual(causesOf(evidenceOn(here), now(other)), [
        { kind: 'changed', path: 'a.csv', was: '1', is: 'dvc:n' },
      ]);
      assert.equal(causesOf(evidenceOn({ path: 'a.csv', raw: '1' }), now(unread)).length, 1);
    });

    it('are none where content comes that only a command did without, and did not complain', () => {
      const outcomes = (['pass', 'warn', 'fail', 'error'] as const).flatMap((verdict) =>
        ['run', 'data.rows'].map((uses) => ({ ...evidenceOn(unread), verdict, uses })),
      );
      const fresh = outcomes.filter((evidence) => causesOf(evidence, now(here)).length === 0);
      assert.deepEqual(
        fresh.map(({ verdict, uses }) => [verdict, uses]),
        [
          ['pass', 'run'],
          ['warn', 'run'],
        ],
      );
    });
  });

  it('names what changed among the files that were read beside the inputs', () => {
    const was = {
      read: [
        { path: 'a.py', raw: '1', semantic: 'm' },
        { path: 'b.py', raw: '1' },
        { path: 'c.py', raw: '1' },
      ],
      stood: {},
    };
    const is = {
      read: [
        { path: 'a.py', raw: '2', semantic: 'm' },
        { path: 'b.py', raw: '2' },
      ],
      stood: {},
    };
    assert.deepEqual(causesOf({ ...evidenceOn(), aside: was }, { ...now(), aside: is }), [
      { kind: 'changed', path: 'b.py', was: '1', is: '2' },
      { kind: 'removed', path: 'c.py', was: '1' },
    ]);
  });

  it('names where something else stands than stood there', () => {
    const was = { a: 'nothing', b: 'file', c: 'folder', d: 'file' } as const;
    const is = { a: 'file', b: 'nothing', c: 'file', d: 'file' } as const;
    const evidence = { ...evidenceOn(), aside: { read: [], stood: was } };
    assert.deepEqual(causesOf(evidence, { ...now(), aside: { read: [], stood: is } }), [
      { kind: 'added', path: 'a' },
      { kind: 'removed', path: 'b' },
      { kind: 'removed', path: 'c' },
    ]);
  });

  it('names a file once that came as an input, where it was looked for in vain before', () => {
    const evidence = { ...evidenceOn(), aside: { read: [], stood: { a: 'nothing' } as const } };
    const causes = causesOf(evidence, {
      ...now({ path: 'a', raw: '9' }),
      aside: { read: [], stood: { a: 'file' } },
    });
    assert.deepEqual(causes, [{ kind: 'added', path: 'a', is: '9' }]);
  });

  it('names a changed definition and a newer judgement', () => {
    const causes = causesOf(evidenceOn(), { ...now(), definition: 'e', judgement: 2 });
    assert.deepEqual(causes, [{ kind: 'definition' }, { kind: 'judgement', was: 1, is: 2 }]);
  });

  it('names the last day of evidence once it has passed', () => {
    const until = (day: string) => causesOf({ ...evidenceOn(), until: day }, now());
    assert.deepEqual(until('2026-11-19'), [{ kind: 'expired', until: '2026-11-19' }]);
    assert.deepEqual(until(TODAY), []);
    assert.deepEqual(until('2026-11-21'), []);
  });

  it('are none on any day where the evidence names no last one', () => {
    const years = { min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (day) => {
        assert.deepEqual(causesOf(evidenceOn(), { ...now(), today: dayOf(day) }), []);
      }),
    );
  });
});
