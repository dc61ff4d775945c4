import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withCellStage, withoutCellStage, withoutMarkerStage } from '../../../src/core/links/markerEdits';
import { scriptLinks } from '../../../src/core/links/scriptCells';

describe('editing a marker comment', () => {
  it('takes one stage out of several, and the line away with the last', () => {
    assert.equal(withoutMarkerStage('# lifecycle: train, evaluate', 'train'), '# lifecycle: evaluate');
    assert.equal(withoutMarkerStage('<!-- lifecycle: plan,train -->', 'train'), '<!-- lifecycle: plan -->');
    assert.equal(withoutMarkerStage('# lifecycle: train', 'train'), '');
    assert.equal(withoutMarkerStage('# lifecycle: train', 'plan'), undefined);
    assert.equal(withoutMarkerStage('x = 1', 'train'), undefined);
  });
});

describe('editing the head of a script’s cell', () => {
  it('adds a stage behind what is written', () => {
    assert.equal(withCellStage('# %% Fit the model', 'train'), '# %% Fit the model [lifecycle:train]');
    assert.equal(withCellStage('# %%\r', 'train'), '# %% [lifecycle:train]\r');
    assert.equal(withCellStage('# %% [lifecycle:train] x', 'plan'), '# %% [lifecycle:train,plan] x');
    assert.equal(withCellStage('# %% [lifecycle:train]', 'train'), '# %% [lifecycle:train]');
  });

  it('takes a stage away, and the brackets with the last', () => {
    assert.equal(withoutCellStage('# %% Fit [lifecycle:train,plan]', 'train'), '# %% Fit [lifecycle:plan]');
    assert.equal(withoutCellStage('# %% Fit [lifecycle:train]', 'train'), '# %% Fit');
    assert.equal(withoutCellStage('# %% Fit', 'train'), undefined);
  });

  it('is what reading the cell finds, and taking it away brings the line back', () => {
    const titles = fc.stringMatching(/^[\w ,.äß-]{0,20}$/).map((title) => title.trim());
    fc.assert(
      fc.property(titles, fc.constantFrom('train', 'plan'), (title, stage) => {
        const line = `# %%${title === '' ? '' : ` ${title}`}`;
        const linked = withCellStage(line, stage);
        assert.deepEqual(scriptLinks('a.py', linked).cells[0]?.stages, [stage]);
        assert.equal(withoutCellStage(linked, stage), line);
      }),
    );
  });
});
