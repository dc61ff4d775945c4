import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidenceSchema } from '../../../src/core/evidence/evidenceFile';
import { isEvidence } from '../../../src/core/evidence/isEvidence';

const WHOLE = {
  version: 1,
  stage: 'train',
  check: 'seeds',
  uses: 'code.seeds',
  judgement: 2,
  definition: 'abc',
  verdict: 'fail',
  summary: { text: '{0} of {1}', args: [1, { text: 'x', args: ['y'] }] },
  findings: [
    {
      severity: 'warn',
      message: { text: 'No seed.' },
      next: { text: 'Set one.' },
      path: 'src/a.py',
      cell: 2,
      range: { start: { line: 0, column: 1 }, end: { line: 2, column: 3 } },
    },
    { severity: 'info', message: { text: 'Noted.' } },
  ],
  metrics: { auc: 0.9, groups: { a: [1, null, 'x', true] } },
  until: '2027-01-31',
  inputs: [{ path: 'a', raw: 'b', semantic: 'c', dvc: 'd' }],
  aside: { read: [{ path: 'a', raw: 'b' }], stood: { x: 'folder' } },
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value with something else at one place, or without what is there. */
function spoilt(value: Json, path: readonly number[], other: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || path.length === 0) return other;
  const keys = Object.keys(value);
  const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const inner = (value as Record<string, Json>)[key] ?? null;
  const next = spoilt(inner, path.slice(1), other);
  if (Array.isArray(value))
    return value.map((item: Json, at) => (String(at) === key ? (next ?? null) : item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      name !== key ? [[name, item]] : next === undefined ? [] : [[name, next]],
    ),
  );
}

describe('Evidence that is told by hand', () => {
  const both = (value: unknown): boolean => {
    const isOne = isEvidence(value);
    assert.equal(isOne, evidenceSchema.safeParse(value).success, JSON.stringify(value));
    return isOne;
  };

  it('is what the schema says', () => {
    assert.ok(both(WHOLE));
    assert.ok(
      both({ ...WHOLE, metrics: undefined, until: undefined, aside: undefined, findings: [], inputs: [] }),
    );
    for (const other of [undefined, null, 1, 'x', [], {}]) assert.ok(!both(other));
    assert.ok(!both({ ...WHOLE, until: '2027-02-31' }));
    assert.ok(!both({ ...WHOLE, judgement: 1.5 }));
    assert.ok(!both({ ...WHOLE, summary: { text: 'x', args: [true] } }));
  });

  it('is what the schema says, whatever is spoilt', () => {
    const others = fc.oneof(
      fc.constantFrom<Json | undefined>(
        undefined,
        null,
        true,
        0,
        -1,
        1.5,
        1e300,
        '',
        'pass',
        'file',
        [],
        {},
        { text: 'x' },
      ),
      fc.jsonValue() as fc.Arbitrary<Json>,
    );
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), others, (path, other) => {
        both(spoilt(WHOLE, path, other));
      }),
      { numRuns: 2000 },
    );
  });
});
