import assert from 'node:assert/strict';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { planLinks } from '../../../src/core/project/editProject';
import { applyEdits } from '../../../src/core/project/textEdit';
import type { SuggestedLink } from '../../../src/core/suggestions/suggestion';
import { render } from '../../../src/core/text/message';
import { suggestionChoices } from '../../../src/editor/picks/suggestionChoices';

const TEXT = 'version: 1\nstages:\n  train:\n    links:\n      - a.py\n';

function planned(paths: readonly string[], globs: readonly string[]): string {
  const plan = planLinks(TEXT, { paths, globs, stage: 'train', lifecycle: MLOPS });
  return plan.kind === 'edits' ? applyEdits(TEXT, plan.edits) : plan.kind;
}

describe('Links of globs', () => {
  it('are written as globs, paths as what they spell', () => {
    assert.equal(
      planned(['b[1].py'], ['data/*.csv']),
      `${TEXT}      - "b[[]1[]].py"\n      - "data/*.csv"\n`,
    );
  });

  it('are not written twice', () => {
    const plan = planLinks('version: 1\nstages: { train: { links: ["*.py"] } }\n', {
      ...{ paths: [], globs: ['*.py'], stage: 'train', lifecycle: MLOPS },
    });
    assert.equal(plan.kind, 'already');
  });

  it('are refused where they lead out of the project, or ask for too much', () => {
    assert.equal(planned([], ['../*.csv']), 'impossible');
    assert.equal(planned([], ['*'.concat('/*'.repeat(9))]), 'impossible');
  });
});

describe('The choice of suggested links', () => {
  const link = (path: string, source: SuggestedLink['source'], stage = 'train'): SuggestedLink => ({
    ...{ stage, path, source, isGlob: false },
    reason: { text: 'because' },
    ...{ linkedTo: [], contestedBy: [] },
  });

  it('is by source, each line with its stage, place, reason and doubts; what is doubtful is left out, and no name draws an icon', () => {
    const choices = suggestionChoices(
      [
        link('b.py', { path: 'dvc.yaml', line: 4 }),
        { ...link('c.py', { path: 'dvc.yaml', line: 8 }), linkedTo: ['train', 'plan'] },
        link('data/raw', { path: '.' }, 'collect'),
        { ...link('$(bug).py', { path: 'Makefile', line: 0 }, 'plan'), contestedBy: ['train'] },
      ],
      { stages: [{ id: 'train', title: 'Train' }] as never },
      render,
    );
    assert.deepEqual(
      choices.map((choice) =>
        choice.kind === 'separator'
          ? `-- ${choice.label}`
          : [choice.isLeftOut === true ? 'o' : 'x', choice.label, choice.description, choice.detail].join(
              ' | ',
            ),
      ),
      [
        '-- Makefile',
        'o | $\u200b(bug).py | plan · Makefile:1 · others say Train | because',
        '-- dvc.yaml',
        'x | b.py | Train · dvc.yaml:5 | because',
        'o | c.py | Train · dvc.yaml:9 · already in Train, plan | because',
        '-- Layout of the folders',
        'x | data/raw | collect | because',
      ],
    );
  });
});
