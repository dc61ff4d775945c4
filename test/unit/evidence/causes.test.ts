import assert from 'node:assert/strict';
import { causesOf, type CheckIdentity } from '../../../src/core/evidence/causes';
import type { Evidence, InputFingerprint } from '../../../src/core/evidence/evidence';

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
const now = (...inputs: InputFingerprint[]): CheckIdentity => ({ definition: 'd', judgement: 1, inputs });

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

  it('does not count a change of bytes that leaves the meaning', () => {
    const was = { path: 'n.ipynb', raw: '1', semantic: 'm' };
    assert.deepEqual(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2', semantic: 'm' })), []);
    assert.equal(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2', semantic: 'x' })).length, 1);
    assert.equal(causesOf(evidenceOn(was), now({ path: 'n.ipynb', raw: '2' })).length, 1);
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
    const causes = causesOf(evidenceOn(), { definition: 'e', judgement: 2, inputs: [] });
    assert.deepEqual(causes, [{ kind: 'definition' }, { kind: 'judgement', was: 1, is: 2 }]);
  });
});
