import assert from 'node:assert/strict';
import { withMarkerStage, withoutMarkerStage } from '../../../src/core/links/markerEdits';

describe('editing a marker comment', () => {
  it('takes one stage out of several, and the line away with the last', () => {
    assert.equal(withoutMarkerStage('# lifecycle: train, evaluate', 'train'), '# lifecycle: evaluate');
    assert.equal(withoutMarkerStage('<!-- lifecycle: plan,train -->', 'train'), '<!-- lifecycle: plan -->');
    assert.equal(withoutMarkerStage('# lifecycle: train', 'train'), '');
    assert.equal(withoutMarkerStage('# lifecycle: train', 'plan'), undefined);
    assert.equal(withoutMarkerStage('x = 1', 'train'), undefined);
  });

  it('adds a stage behind the others, once', () => {
    assert.equal(withMarkerStage('# lifecycle: train', 'plan'), '# lifecycle: train, plan');
    assert.equal(withMarkerStage('<!-- lifecycle: plan -->', 'train'), '<!-- lifecycle: plan, train -->');
    assert.equal(withMarkerStage('-- lifecycle: train', 'train'), '-- lifecycle: train');
    assert.equal(withMarkerStage('x = 1', 'train'), undefined);
  });
});
