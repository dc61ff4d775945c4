import assert from 'node:assert/strict';
import type { Evidence, InputFingerprint } from '../../../../src/core/evidence/evidence';
import { SharedInputs } from '../../../../src/node/evidence/sharedInputs';

function evidenceOf(check: string, inputs: readonly InputFingerprint[]): Evidence {
  return {
    version: 1,
    ...{ stage: 'train', check, uses: 'run', judgement: 1, definition: 'd', verdict: 'pass' },
    ...{ summary: { text: 'Fine.' }, findings: [] },
    inputs,
  };
}

describe('Shared inputs', () => {
  it('are the same objects where evidence records the same', () => {
    const shared = new SharedInputs();
    const first = shared.share(evidenceOf('a', [{ path: 'x.ipynb', raw: '1', semantic: 's' }]));
    const second = shared.share(evidenceOf('b', [{ path: 'x.ipynb', raw: '1', semantic: 's' }]));
    assert.equal(second.inputs[0], first.inputs[0]);
  });

  for (const other of [{ raw: '2' }, { semantic: 'o' }, { dvc: 'd' }]) {
    it(`stay apart where ${Object.keys(other).join()} is another`, () => {
      const shared = new SharedInputs();
      const input = { path: 'x.ipynb', raw: '1', semantic: 's' };
      shared.share(evidenceOf('a', [input]));
      assert.deepEqual(shared.share(evidenceOf('b', [{ ...input, ...other }])).inputs, [
        { ...input, ...other },
      ]);
    });
  }
});
