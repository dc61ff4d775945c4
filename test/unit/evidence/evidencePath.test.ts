import assert from 'node:assert/strict';
import { checkOfEvidence, evidencePath } from '../../../src/core/evidence/evidencePath';

describe('the path of evidence', () => {
  it('tells the check', () => {
    const path = evidencePath('train', 'beats.threshold-2');
    assert.equal(path, '.ml-lifecycle/evidence/train/beats.threshold-2.json');
    assert.deepEqual(checkOfEvidence(path), { stage: 'train', check: 'beats.threshold-2' });
  });

  it('is no other file', () => {
    for (const path of [
      'ml-lifecycle.yaml',
      '.ml-lifecycle/journal.jsonl',
      '.ml-lifecycle/evidence/train.json',
      '.ml-lifecycle/evidence/train/a.json.tmp',
      '.ml-lifecycle/evidence/train/deep/a.json',
      'sub/.ml-lifecycle/evidence/train/a.json',
    ]) {
      assert.equal(checkOfEvidence(path), undefined, path);
    }
  });
});
