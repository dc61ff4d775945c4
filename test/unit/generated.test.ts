import assert from 'node:assert/strict';
import { outdatedFiles } from '../../scripts/generate';

describe('generated files', () => {
  it('stand as the sources say (otherwise: npm run generate)', () => {
    assert.deepEqual(outdatedFiles(), []);
  });
});
