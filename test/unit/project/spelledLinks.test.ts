import assert from 'node:assert/strict';
import { movedLink, spelledLinks } from '../../../src/core/project/spelledLinks';
import { applyEdits } from '../../../src/core/project/textEdit';
import { render } from '../../../src/core/text/message';

const PROJECT = `stages:
  train:
    links: [src/train.py, "b [[]1[]].py", 'src/*.py', "!src/c.py"]
  plan:
    links:
      - docs/plan.md # it
`;

describe('Links that the project file spells', () => {
  it('are those that are no globs, with their places', () => {
    assert.deepEqual(
      spelledLinks(PROJECT).map(({ stage, path, written }) => [stage, path, written]),
      [
        ['train', 'src/train.py', 'src/train.py'],
        ['train', 'b [1].py', '"b [[]1[]].py"'],
        ['plan', 'docs/plan.md', 'docs/plan.md'],
      ],
    );
    assert.deepEqual(spelledLinks('stages: ['), []);
    assert.deepEqual(spelledLinks('stages: {train: {links: src/a.py}}'), []);
  });

  it('are mended by a quick fix when their file was moved, in quotes where they were or must be', () => {
    const fixed = (at: number, to: string): string => {
      const problem = movedLink(spelledLinks(PROJECT)[at]!, to);
      assert.ok(problem.range !== undefined && problem.suggestion !== undefined);
      return applyEdits(PROJECT, [{ range: problem.range, text: problem.suggestion }]);
    };
    assert.equal(fixed(0, 'lib/fit.py'), PROJECT.replace('[src/train.py', '[lib/fit.py'));
    assert.equal(fixed(1, 'b.py'), PROJECT.replace('"b [[]1[]].py"', '"b.py"'));
    assert.equal(fixed(2, 'docs/a, b.md'), PROJECT.replace('- docs/plan.md', '- "docs/a, b.md"'));
    assert.equal(
      render(movedLink(spelledLinks(PROJECT)[0]!, 'x.py').message),
      'src/train.py is linked to train, but it was moved to x.py.',
    );
  });
});
